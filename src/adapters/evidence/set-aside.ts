import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes that wait for their store. */
export type Waiting = { readonly sha256: string; readonly mediaType: string }

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'application/json': 'json',
}
const NAME = /^([0-9a-f]{64})\.(png|json|bin)$/

const nameOf = ({ sha256, mediaType }: Waiting): string =>
  `${sha256}.${EXTENSIONS[mediaType] ?? 'bin'}`

const typeOf = (extension: string): string =>
  Object.entries(EXTENSIONS).find(([, one]) => one === extension)?.[0] ?? 'application/octet-stream'

type Held = Waiting & { readonly content: Uint8Array | null; readonly folder: string | null }

/**
 * Keeps bytes aside until their store takes them: on the first of these folders that can be written, else in memory, at
 * most `memoryBytes` of it. What a former process left on a folder is found again.
 */
export function createSetAside(folders: readonly string[], memoryBytes: number) {
  const held = new Map<string, Held>()
  let inMemory = 0
  let lost = 0

  async function onFolder(waiting: Waiting, content: Uint8Array): Promise<string | null> {
    for (const folder of folders) {
      const path = join(folder, nameOf(waiting))
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFile(`${path}.part`, content, { mode: 0o600 })
        await rename(`${path}.part`, path)
        return folder
      } catch {
        // Half a file on a full disk takes room from others.
        await rm(`${path}.part`, { force: true }).catch(() => undefined)
      }
    }
    return null
  }

  return {
    /** Finds what a former process kept. */
    async recall(): Promise<void> {
      for (const folder of folders) {
        for (const name of await readdir(folder).catch(() => [])) {
          const [, sha256, extension] = NAME.exec(name) ?? []
          if (sha256 === undefined || extension === undefined) continue
          held.set(sha256, { sha256, mediaType: typeOf(extension), content: null, folder })
        }
      }
    },
    /** `false`: there was no place for it, and it is lost. */
    async keep(waiting: Waiting, content: Uint8Array): Promise<boolean> {
      if (held.has(waiting.sha256)) return true
      const fits = inMemory + content.byteLength <= memoryBytes
      // In memory first: a folder may hang, and whoever reads meanwhile finds it.
      if (fits) {
        held.set(waiting.sha256, { ...waiting, content: content.slice(), folder: null })
        inMemory += content.byteLength
      }
      const folder = await onFolder(waiting, content)
      if (folder === null) {
        if (!fits) lost += 1
        return fits
      }
      if (fits) inMemory -= content.byteLength
      held.set(waiting.sha256, { ...waiting, content: null, folder })
      return true
    },
    async read(sha256: string): Promise<Uint8Array | null> {
      const one = held.get(sha256)
      if (one === undefined) return null
      if (one.content !== null) return one.content
      if (one.folder === null) return null
      const content = await readFile(join(one.folder, nameOf(one))).catch(() => null)
      return content === null ? null : new Uint8Array(content)
    },
    has: (sha256: string): boolean => held.has(sha256),
    /** The one that waits longest. */
    first: (): Waiting | undefined => held.values().next().value,
    async drop(sha256: string): Promise<void> {
      const one = held.get(sha256)
      if (one === undefined) return
      held.delete(sha256)
      inMemory -= one.content?.byteLength ?? 0
      if (one.folder !== null) await rm(join(one.folder, nameOf(one)), { force: true })
    },
    figures: () => ({
      waiting: held.size,
      inMemory: [...held.values()].filter(({ content }) => content !== null).length,
      lost,
    }),
  }
}
export type SetAside = ReturnType<typeof createSetAside>
