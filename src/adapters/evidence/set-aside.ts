import type { Logger } from '../../ports/logger.ts'
import { asidePath, type Waiting } from './aside-folder.ts'
import { createAsideFolders, type OnFolder } from './aside-folders.ts'
import type { InTime } from './in-time.ts'
import { createLosses } from './losses.ts'

type InMemory = Waiting & { readonly content: Uint8Array }
type Held = InMemory | OnFolder

type AsideNeeds = {
  /** In order of preference. Those that are not ours alone are not used. */
  readonly folders: readonly string[]
  readonly memoryBytes: number
  readonly inTime: InTime
  readonly logger: Logger
}

const bytesOf = (one: Held | undefined): number =>
  one !== undefined && 'content' in one ? one.content.byteLength : 0

/**
 * Keeps bytes aside until their store takes them: on the first of these folders that can be written, else in memory, at
 * most `memoryBytes` of it. What a former process left on a folder is found again, and is taken for evidence only when
 * it hashes to its name; what does not, or has vanished, is told as lost, and left where it lies.
 */
export function createSetAside({ memoryBytes, ...needs }: AsideNeeds) {
  const held = new Map<string, Held>()
  const folders = createAsideFolders(needs)
  const losses = createLosses(needs.logger)
  const inMemory = () => [...held.values()].filter((one) => 'content' in one)

  function hasRoom(content: Uint8Array): boolean {
    const taken = inMemory().reduce((sum, one) => sum + bytesOf(one), 0)
    return taken + content.byteLength <= memoryBytes
  }

  /** `false`: nothing takes it. */
  async function moveToFolder(there: InMemory | null, waiting: Waiting, content: Uint8Array) {
    const folder = await folders.write(waiting, content)
    if (folder === null) {
      const message = 'evidence is lost: no store, folder or memory takes it'
      if (there === null) losses.add(waiting.sha256, {}, message)
      return there !== null
    }
    const moved = { ...waiting, folder }
    if (there === null || held.get(waiting.sha256) === there) held.set(waiting.sha256, moved)
    // Stored while it was written here.
    else await folders.remove(moved)
    return true
  }

  return {
    /** Finds what a former process kept. */
    async recall(): Promise<void> {
      for (const one of await folders.left()) if (!held.has(one.sha256)) held.set(one.sha256, one)
    },
    /** What no place takes is lost, and told: `false`. */
    async keep(waiting: Waiting, content: Uint8Array): Promise<boolean> {
      if (held.has(waiting.sha256)) return true
      const there = hasRoom(content) ? { ...waiting, content: content.slice() } : null
      // In memory first: a folder may hang, and whoever reads meanwhile finds it.
      if (there !== null) held.set(waiting.sha256, there)
      return await moveToFolder(there, waiting, content)
    },
    /** `null` while it cannot be read, and when it is not there (any more: see `has`). */
    async read(sha256: string): Promise<Uint8Array | null> {
      const one = held.get(sha256)
      if (one === undefined) return null
      if ('content' in one) return one.content
      const found = await folders.read(one)
      if (found?.kind === 'bytes') return found.bytes
      // Otherwise stored and dropped while it was read.
      if (found !== null && held.get(sha256) === one) {
        held.delete(sha256)
        const why = found.kind === 'gone' ? 'gone' : found.why
        const told = { file: asidePath(one.folder, one), why }
        losses.add(sha256, told, 'evidence kept aside is lost: look for a copy')
      }
      return null
    },
    has: (sha256: string): boolean => held.has(sha256),
    /** The one that waits longest first. */
    waiting: (): readonly Waiting[] => [...held.values()],
    async drop(sha256: string): Promise<void> {
      const one = held.get(sha256)
      held.delete(sha256)
      if (one !== undefined && 'folder' in one) await folders.remove(one)
    },
    figures: () => ({
      waiting: held.size,
      inMemory: inMemory().length,
      ...losses.figures(),
    }),
  }
}
export type SetAside = ReturnType<typeof createSetAside>
