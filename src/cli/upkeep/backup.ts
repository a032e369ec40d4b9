import { resolve } from 'node:path'
import { restoreBackup } from '../../compose/backup/restore-backup.ts'
import { openStorage } from '../../compose/storage/storage.ts'
import { askAndPrint } from '../ask-program.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'

/** `xuncha backup FOLDER`: by the program that runs on this data folder, or by itself where none runs. */
export const runBackup = (context: ProgramContext, folder: string): Promise<ExitCode> =>
  askAndPrint(context, {
    method: 'POST',
    path: '/backup',
    body: { folder: resolve(context.workingFolder, folder) },
  })

/** `xuncha restore FOLDER`: into an empty installation, which must not be running. */
export async function runRestore(context: ProgramContext, folder: string): Promise<ExitCode> {
  const { io } = context
  context.spareMemory()
  const restored = await withFoundation(context, async (foundation) => {
    const storage = await openStorage(foundation)
    if (!storage.ok) return storage
    return await restoreBackup(
      { ...foundation, ...storage.value },
      resolve(context.workingFolder, folder),
    )
  })
  if (!restored.ok) {
    io.err(`${restored.fault.message}\n`)
    return EXIT.badInput
  }
  io.out(`${JSON.stringify(restored.value)}\n`)
  if (restored.value.evidenceMissing === 0) return EXIT.done
  io.err('备份时已缺证据文件。Evidence was missing already when the backup was taken.\n')
  return EXIT.unseen
}
