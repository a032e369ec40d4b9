import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MediaSegment } from '../../../core/evidence/capture/capture-plan.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../../core/time/instant.ts'
import type { CaptureShelf } from '../../../ports/capture/media-recorder.ts'

/** Beside the segments; what else ends so is not whole. */
export const STATE_FILE = 'state.json'
const PART = '.part'

/** A whole segment says in its name when it came; nothing else in the folder is one. */
const WHOLE = /^(\d{13,15})-(\d{13,15})-(\d{6})\.ts$/

export const segmentName = (from: Instant, to: Instant, number: number): string =>
  `${from}-${to}-${String(number).padStart(6, '0')}.ts`

/** Under another name until it is whole. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const part = `${path}${PART}`
  try {
    await writeFile(part, content, { mode: 0o600 })
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

async function segmentAt(folder: string, name: string): Promise<readonly MediaSegment[]> {
  const times = WHOLE.exec(name)
  if (times === null) return []
  const found = await stat(join(folder, name)).catch(() => null)
  if (found === null) return []
  const [from, to] = [Number(times[1]), Number(times[2])].map(instantOfEpochMilliseconds)
  return from === undefined || to === undefined ? [] : [{ name, from, to, bytes: found.size }]
}

/** A folder of its own, closed to others. */
export type FolderShelf = Omit<CaptureShelf, 'release'> & { readonly folder: string }

export function createFolderShelf(folder: string): FolderShelf {
  return {
    folder,
    note: (kept) => writeWhole(join(folder, STATE_FILE), JSON.stringify(kept)),
    async segments() {
      const names = await readdir(folder).catch(() => [])
      const found = await Promise.all(names.map((name) => segmentAt(folder, name)))
      return found.flat().toSorted((a, b) => a.from - b.from || (a.name < b.name ? -1 : 1))
    },
    async drop(names) {
      const ours = names.filter((name) => WHOLE.test(name))
      await Promise.all(ours.map((name) => rm(join(folder, name), { force: true })))
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export const makeFolder = (folder: string): Promise<unknown> =>
  mkdir(folder, { recursive: true, mode: 0o700 })
