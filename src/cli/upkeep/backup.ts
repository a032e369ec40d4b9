import { resolve } from 'node:path'
import { z } from 'zod'
import { restoreBackup } from '../../compose/backup/restore-backup.ts'
import { openStorage } from '../../compose/storage/storage.ts'
import { askProgram, refuseAsked } from '../ask-program.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'

const WRITTEN = z.object({ evidenceMissing: z.number() })

/** `xuncha backup FOLDER`: by the program that runs on this data folder, or by itself where none runs. */
export async function runBackup(context: ProgramContext, folder: string): Promise<ExitCode> {
  const { io } = context
  const answered = await askProgram(context, {
    method: 'POST',
    path: '/backup',
    body: { folder: resolve(context.workingFolder, folder) },
  })
  if (!answered.ok) return refuseAsked(context, answered)
  io.out(`${answered.value}\n`)
  const { evidenceMissing } = WRITTEN.parse(JSON.parse(answered.value))
  if (evidenceMissing === 0) return EXIT.done
  io.err(
    `备份写完了，但缺 ${evidenceMissing} 件证据：manifest.json 里有名单。The backup is whole but for ${evidenceMissing} evidence files that are missing or altered in the store; manifest.json names them.\n`,
  )
  return EXIT.unseen
}

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
