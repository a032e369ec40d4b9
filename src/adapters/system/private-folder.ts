import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { errorCode } from '../../core/error-code.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'

/** How many let others in and were closed, and how many are not ours to close. */
export type MendedModes = {
  readonly folders: number
  readonly files: number
  readonly refused: number
}

const OTHERS = 0o077
const OWNER = 0o700
const STICKY = 0o1000

type Counts = { folders: number; files: number; refused: number }

/** Files keep whether their owner may run them: a browser may have been unpacked there. */
function mend(path: string, counts: Counts): 'folder' | 'other' {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined || found.isSymbolicLink()) return 'other'
  const kind = found.isDirectory() ? 'folder' : 'other'
  if ((found.mode & OTHERS) === 0) return kind
  try {
    chmodSync(path, kind === 'folder' ? OWNER : (found.mode & OWNER) | 0o600)
    counts[kind === 'folder' ? 'folders' : 'files'] += 1
  } catch {
    counts.refused += 1
  }
  return kind
}

/** Synchronous a folder at a time: nothing else runs at a start, and a hundred thousand files take half a second so. */
async function mendWithin(folder: string, counts: Counts): Promise<void> {
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    let names: readonly string[] = []
    try {
      names = readdirSync(next)
    } catch {
      counts.refused += 1
    }
    for (const name of names) {
      const path = join(next, name)
      if (mend(path, counts) === 'folder') waiting.push(path)
    }
    await setImmediate()
  }
}

/** What a link leads to; itself where it leads nowhere. */
function behindLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** The same for one file, wherever it lies and a link to it leads; nothing when it is not there. */
export function closePrivateFile(file: string): MendedModes {
  const counts: Counts = { folders: 0, files: 0, refused: 0 }
  mend(behindLinks(file), counts)
  return counts
}

/** What lies there itself, not behind a link; nothing below a file either. */
function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return undefined
    throw error
  }
}

/** The temporary folder, or the root of the machine: closing it would close it to everybody. */
const isShared = (folder: string): boolean => {
  const found = entryAt(folder)
  return parse(folder).root === folder || (found !== undefined && (found.mode & STICKY) !== 0)
}

/** Why a folder neither is there nor can be made. One that is there and takes nothing is for whoever writes into it. */
function whyNotMade(folder: string): string | null {
  try {
    let there = folder
    while (entryAt(there) === undefined) there = dirname(there)
    if (!statSync(there).isDirectory()) return there === folder ? 'EEXIST' : 'ENOTDIR'
    if (there !== folder) accessSync(there, constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    return errorCode(error) ?? String(error)
  }
}

const notMade = (folder: string, setting: string, why: string): Result<never> =>
  fail(
    'setting-invalid',
    `${setting}：目录 ${folder} 无法建立（${why}），请换一个目录，或改正上级目录的权限。${setting}: the folder ${folder} cannot be made (${why}): name another, or mend the permissions of the one above.`,
    setting,
  )

/** Whether `closePrivateFolder` would take this folder. Changes nothing. */
export function checkPrivateFolder(named: string, setting: string): Result<null> {
  const folder = behindLinks(named)
  if (isShared(folder)) {
    return fail(
      'setting-invalid',
      `${setting}：${folder} 是公用目录，请改为单独的子目录。${setting}: ${folder} is shared with others: name a folder of its own.`,
      setting,
    )
  }
  const why = whyNotMade(folder)
  return why === null ? succeed(null) : notMade(folder, setting, why)
}

/**
 * Makes `folder` where it is missing and closes it and all in it to other users of the machine, whatever the umask was
 * when it was written: folders 0700, files 0600. The folder itself first, so that the door is shut at once; links are
 * not followed, but for the folder's own name. Faults with `setting-invalid` when it is a folder that others use too.
 */
export async function closePrivateFolder(
  named: string,
  setting: string,
): Promise<Result<MendedModes>> {
  const checked = checkPrivateFolder(named, setting)
  if (!checked.ok) return checked
  const folder = behindLinks(named)
  const counts: Counts = { folders: 0, files: 0, refused: 0 }
  try {
    mkdirSync(folder, { recursive: true, mode: OWNER })
  } catch (error) {
    return notMade(folder, setting, errorCode(error) ?? String(error))
  }
  mend(folder, counts)
  await mendWithin(folder, counts)
  return succeed(counts)
}
