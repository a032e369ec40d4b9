import { chmod, cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../core/error-code.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'

/** Folders of earlier rehearsals that are kept, evidence and all. */
const KEPT_REHEARSALS = 2

export type RehearsalFolder = {
  /** Everything that a rehearsal writes lies in it. */
  readonly dataFolder: string
  /** A copy of the installation's: what is changed while people rehearse changes no rule of the real house. */
  readonly schedulesFolder: string
}

/** A copy keeps the modes of what was copied, and nothing in the data folder stands open. */
async function closeToOthers(folder: string): Promise<void> {
  await chmod(folder, 0o700)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600)
  }
}

/**
 * A folder of its own for one rehearsal, with a copy of the files of rules, calendars and sweeps; older ones than the last two
 * go. Files that cannot be copied are a fault of the setting that names them: the real ones are not lent.
 */
export async function freshRehearsalFolder(
  real: RehearsalFolder,
): Promise<Result<RehearsalFolder>> {
  const parent = `${real.dataFolder}/rehearsal`
  await mkdir(parent, { recursive: true })
  const earlier = (await readdir(parent)).toSorted()
  for (const name of earlier.slice(0, Math.max(0, earlier.length - KEPT_REHEARSALS))) {
    await rm(`${parent}/${name}`, { recursive: true, force: true })
  }
  const dataFolder = `${parent}/${String(Date.now())}-${process.pid}`
  const schedulesFolder = `${dataFolder}/schedules`
  await mkdir(dataFolder, { recursive: true })
  try {
    await cp(real.schedulesFolder, schedulesFolder, { recursive: true, dereference: true })
    await closeToOthers(schedulesFolder)
  } catch (error) {
    const why = errorCode(error) ?? String(error)
    return fail(
      'setting-invalid',
      `XUNCHA_SCHEDULES: 演练要用 ${real.schedulesFolder} 的副本，复制不成 (a rehearsal works on a copy of it, and it cannot be copied): ${why}`,
    )
  }
  return succeed({ dataFolder, schedulesFolder })
}
