import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { KeptCapture } from '../../../core/evidence/capture/kept-capture.ts'
import { minutes } from '../../../core/time/duration.ts'
import { createFolderShelf, type FolderShelf, STATE_FILE } from './capture-shelf.ts'

/** Whoever is at work on a capture writes it down every few seconds. */
const GIVEN_UP_AFTER = minutes(5)

const OWNER = /^([\da-z.-]*)_(\d+)_[\da-f-]+$/

const machine = (): string =>
  hostname()
    .toLowerCase()
    .replaceAll(/[^\da-z.-]/g, '-')

/** Says whose it is: several machines may share the folder. */
export const shelfName = (id: string): string => `${machine()}_${process.pid}_${id}`

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function isGivenUp(
  folder: string,
  name: string,
  ours: ReadonlySet<string>,
): Promise<boolean> {
  if (ours.has(name)) return false
  const [, host, pid] = OWNER.exec(name) ?? []
  // A number that is ours now was another's: nothing of this run is left over.
  if (host === machine() && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true
  const noted = await stat(join(folder, name, STATE_FILE)).catch(() => null)
  const at = noted ?? (await stat(join(folder, name)).catch(() => null))
  return at === null || Date.now() - at.mtimeMs > GIVEN_UP_AFTER
}

function readKept(text: string): KeptCapture | null {
  try {
    const kept = JSON.parse(text) as Partial<KeptCapture> | null
    const whole = typeof kept?.roomId === 'string' && Array.isArray(kept.clips)
    return whole && kept.lead !== undefined ? (kept as KeptCapture) : null
  } catch {
    return null
  }
}

/** Those that somebody left; where nothing can be made of one it is removed. */
export async function leftoverShelves(
  folder: string,
  ours: ReadonlySet<string>,
): Promise<readonly { readonly shelf: FolderShelf; readonly kept: KeptCapture }[]> {
  const left: { readonly shelf: FolderShelf; readonly kept: KeptCapture }[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    if (!(await isGivenUp(folder, name, ours))) continue
    const place = join(folder, name)
    const text = await readFile(join(place, STATE_FILE), 'utf8').catch(() => '')
    const kept = readKept(text)
    if (kept === null) await rm(place, { recursive: true, force: true }).catch(() => undefined)
    else left.push({ shelf: createFolderShelf(place), kept })
  }
  return left
}
