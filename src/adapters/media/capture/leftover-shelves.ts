import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { MEDIA_TROUBLES, type MediaTrouble } from '../../../core/evidence/capture/capture-words.ts'
import type { KeptCapture } from '../../../core/evidence/capture/kept-capture.ts'
import { hours, minutes } from '../../../core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../core/time/instant.ts'
import { createFolderShelf, type FolderShelf, STATE_FILE } from './capture-shelf.ts'

/** Whoever is at work on a capture writes it down every few seconds. */
const GIVEN_UP_AFTER = minutes(5)
/** A living program of this machine with the number in the name is the one, unless nothing was written for so long. */
const NUMBER_IS_ANOTHERS = hours(24)

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

/** By the clock that dates its files: ours may be shifted (a drill), and a shared folder may lie on another machine. */
async function nowOf(folder: string): Promise<number | null> {
  const probe = join(folder, `.now-${process.pid}`)
  try {
    await writeFile(probe, '', { mode: 0o600 })
    return (await stat(probe)).mtimeMs
  } catch {
    return null
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}

async function isGivenUp(folder: string, name: string, now: number | null): Promise<boolean> {
  const [, host, pid] = OWNER.exec(name) ?? []
  const isHere = host === machine()
  // A number that is ours now was another's: nothing of this run is left over.
  if (isHere && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true
  const noted = await stat(join(folder, name, STATE_FILE)).catch(() => null)
  const at = noted ?? (await stat(join(folder, name)).catch(() => null))
  if (at === null || now === null) return false
  return now - at.mtimeMs > (isHere ? NUMBER_IS_ANOTHERS : GIVEN_UP_AFTER)
}

const instant = z.number().transform(instantOfEpochMilliseconds)
/** What the next start goes on by; the rest was learned here and is told as it stands. */
const KEPT = z.looseObject({
  roomId: z.string().min(1),
  suspectSince: instant,
  suspectAt: instant,
  lead: z.object({ at: instant, start: instant }).nullable(),
  clips: z.array(
    z.object({
      sha256: z.string().regex(/^[\da-f]{64}$/),
      at: instant,
      from: instant,
      to: instant,
      bytes: z.number(),
    }),
  ),
  mediaTroubles: z.array(
    z.object({
      trouble: z.enum(Object.keys(MEDIA_TROUBLES) as MediaTrouble[]),
      from: instant,
      to: instant.nullable(),
    }),
  ),
  filed: z.literal(true).optional(),
})

function readKept(text: string): KeptCapture | null {
  try {
    const read = KEPT.safeParse(JSON.parse(text))
    const nothing = { address: null, page: null, clock: null }
    return read.success ? ({ ...nothing, ...read.data } as KeptCapture) : null
  } catch {
    return null
  }
}

type Left = { readonly shelf: FolderShelf; readonly kept: KeptCapture }

/** Whoever renames it first has it: of two programs that find it one goes on. */
async function claim(folder: string, name: string, as: string): Promise<string | null> {
  const place = join(folder, as)
  return await rename(join(folder, name), place).then(
    () => place,
    () => null,
  )
}

/**
 * Those that somebody left, ours from now on (`nameOurs` gives the name); where nothing can be made of one it is removed. One
 * that was filed is not among them: what no clip could be made of lies in it, for people.
 */
export async function leftoverShelves(
  folder: string,
  ours: ReadonlySet<string>,
  nameOurs: () => string,
): Promise<readonly Left[]> {
  const now = await nowOf(folder)
  const left: Left[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    if (ours.has(name) || !(await isGivenUp(folder, name, now))) continue
    const text = await readFile(join(folder, name, STATE_FILE), 'utf8').catch(() => '')
    const kept = readKept(text)
    if (kept?.filed === true) continue
    const place = await claim(folder, name, nameOurs())
    if (place === null) continue
    if (kept === null) await rm(place, { recursive: true, force: true }).catch(() => undefined)
    else left.push({ shelf: createFolderShelf(place), kept })
  }
  return left
}
