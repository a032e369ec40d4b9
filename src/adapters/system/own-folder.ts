import { lstat, mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { errorCode } from '../../core/error-code.ts'

const OTHERS = 0o077

/** Whether `folder` is a folder (no link to one) of this user that lets nobody else in; `null` when nothing is there. */
export async function isOwnFolder(folder: string): Promise<boolean | null> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  if (found === null) return null
  return found.isDirectory() && found.uid === userInfo().uid && (found.mode & OTHERS) === 0
}

/**
 * Makes `folder` where nothing is, closed to others, and says whether it is ours alone: under a name that others can
 * foresee in a place that all may write to, it may be theirs. What they put there is neither run nor kept.
 */
export async function makeOwnFolder(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return (await isOwnFolder(folder)) === true
}
