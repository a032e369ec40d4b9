import { createHash, randomUUID } from 'node:crypto'
import type { EvidenceStore } from '../../ports/evidence-store.ts'

/** The few things that are asked of a place that keeps bytes under names. */
export type ByteStorage = {
  /** `null` when there is nothing under that name. */
  size(name: string): Promise<number | null>
  /** `null` when there is nothing under that name. */
  read(name: string): Promise<Uint8Array | null>
  /**
   * All of it or nothing: whoever reads meanwhile sees no half. `draft` is a name that may be used on the way. Rejects
   * when the place itself is not there: it is made when it is opened, and never again.
   */
  write(name: string, draft: string, content: Uint8Array, mediaType: string): Promise<void>
  /** No fault where there is nothing under that name. */
  remove(name: string): Promise<void>
  /** Rejects when the place itself is not there. */
  reach(): Promise<void>
}

const SHA256 = /^[0-9a-f]{64}$/

const digest = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** `ab/cd/abcd…`: no folder grows without bound. */
const nameOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

/**
 * Content-addressed, write-once files. What was cut short (a full disk, a power cut) is written anew when it comes again.
 * `verify` rejects when the place is not the one it was: asked before each write, and before a file is said to be missing.
 */
export const createContentFiles = (
  storage: ByteStorage,
  verify: () => Promise<void> = storage.reach,
): EvidenceStore => ({
  async put(content, mediaType) {
    await verify()
    const sha256 = digest(content)
    const name = nameOf(sha256)
    if ((await storage.size(name)) !== content.byteLength) {
      await storage.write(name, `incoming/${randomUUID()}`, content, mediaType)
    }
    return { sha256, bytes: content.byteLength, mediaType }
  },
  async get(sha256) {
    if (!SHA256.test(sha256)) return null
    const name = nameOf(sha256)
    const content = await storage.read(name)
    if (content === null) {
      await verify()
      return null
    }
    const found = digest(content)
    if (found !== sha256) {
      throw new Error(`evidence file ${sha256} was changed: its bytes now hash to ${found}`)
    }
    return content
  },
  async remove(sha256, signal) {
    if (!SHA256.test(sha256)) return false
    await verify()
    const name = nameOf(sha256)
    if ((await storage.size(name)) === null) return false
    // Nobody holds it any more for whoever gave up waiting.
    signal?.throwIfAborted()
    await storage.remove(name)
    return true
  },
  async holds(sha256) {
    return SHA256.test(sha256) && (await storage.size(nameOf(sha256))) !== null
  },
  answers: verify,
})
