import { createHash } from 'node:crypto'
import type { EvidenceStore } from '../../src/ports/evidence-store.ts'

export type MemoryEvidenceStore = EvidenceStore & {
  /** Changes a kept byte behind the store's back. */
  tamper(sha256: string): Promise<void>
  /** How many files are kept. */
  count(): Promise<number>
}

const digest = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Evidence in memory. Passes the same contract suite as the real stores. */
export function createMemoryEvidenceStore(): MemoryEvidenceStore {
  const files = new Map<string, Uint8Array>()
  return {
    async put(content, mediaType) {
      const sha256 = digest(content)
      if (!files.has(sha256)) files.set(sha256, content.slice())
      return { sha256, bytes: content.byteLength, mediaType }
    },
    async get(sha256) {
      const content = files.get(sha256)
      if (content === undefined) return null
      if (digest(content) !== sha256) throw new Error(`evidence file ${sha256} was changed`)
      return content.slice()
    },
    remove: async (sha256) => files.delete(sha256),
    async tamper(sha256) {
      const content = files.get(sha256)
      if (content !== undefined) content[0] = (content[0] ?? 0) ^ 1
    },
    count: async () => files.size,
  }
}
