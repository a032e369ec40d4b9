import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, type Result, succeed } from '../../core/fault.ts'

export type DataFolderLock = { release(): void }

const SQLITE_BUSY = 5

/** SQLite lets a file go whose handle was garbage collected: a lock lasts until it is released, whoever remembers it. */
const held = new Set<DatabaseSync>()

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY

const ownerOf = async (ownerFile: string): Promise<string> =>
  (await readFile(ownerFile, 'utf8').catch(() => '')).trim() || '?'

/**
 * Takes the data folder for this process alone. The lock is one of the operating system (fcntl, held through an empty
 * SQLite file, because Node itself offers none): it ends with the process however that ends, so after a kill -9 the
 * next start finds the folder free at once, children that outlive us do not hold it, and there is no process number to
 * be misread in another container. Faults with `data-folder-in-use`.
 */
export async function lockDataFolder(dataFolder: string): Promise<Result<DataFolderLock>> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const ownerFile = join(dataFolder, 'lock.owner')
  const lock = new DatabaseSync(join(dataFolder, 'lock'), { timeout: 0 })
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    const owner = await ownerOf(ownerFile)
    return fail(
      'data-folder-in-use',
      `数据目录 ${dataFolder} 正被另一个巡查进程（${owner}）使用，请先停止它，或把 XUNCHA_DATA_DIR 设为别的目录。` +
        ` The data folder ${dataFolder} is in use by another xuncha process (${owner}): stop it, or set XUNCHA_DATA_DIR to another folder.`,
      'XUNCHA_DATA_DIR',
    )
  }
  held.add(lock)
  // For people alone: a full disk, which has no room for it, is told by what cannot do without.
  await writeFile(ownerFile, `pid ${process.pid}\n`, { mode: 0o600 }).catch(() => undefined)
  return succeed({
    release: () => {
      lock.close()
      held.delete(lock)
    },
  })
}
