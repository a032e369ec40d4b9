import { createHash } from 'node:crypto'
import { openDatabase } from '../../adapters/db/open-database.ts'
import { loadSchedules } from '../../adapters/schedules/load-schedules.ts'
import { type ImportCommand, importRegistry } from '../../app/commands/import-registry.ts'
import type { ImportReport } from '../../app/import/import-report.ts'
import { type Result, succeed } from '../../core/fault.ts'
import { openSpreadsheets } from '../file-readers.ts'
import type { Foundation } from '../foundation.ts'
import { patrolledHosts } from '../patrolled-hosts.ts'
import { holdsCutKeys } from '../secrets/cut-keys.ts'
import { closePrivateFolders } from '../secrets/private-folders.ts'
import { inspectSecretFile } from '../secrets/secret-file.ts'

type Import = (command: Omit<ImportCommand, 'sha256'>) => Promise<Result<ImportReport>>

/** What `xuncha import` needs: the database and the law (timetables are judged), no eyes and no queue. */
export async function openImport(foundation: Foundation): Promise<Result<Import>> {
  const { clock, identifiers, settings, secrets, logger, closers, sha256 } = foundation
  const legal = await loadSchedules(settings.storage.schedulesFolder)
  if (!legal.ok) return legal
  const { dataFolder } = settings.storage
  const closed = await closePrivateFolders(foundation)
  if (!closed.ok) return closed
  const secretFile = await inspectSecretFile(settings.storage.secretFile)
  if (!secretFile.ok) return secretFile
  const { databaseUrl } = secrets
  const opened = await openDatabase({ databaseUrl, dataFolder, logger, sha256 })
  if (!opened.ok) return opened
  closers.add('database', () => opened.value.close())
  const migrated = await opened.value.migrate()
  if (!migrated.ok) return migrated
  const deps = {
    clock,
    identifiers,
    transactions: opened.value.transactions,
    spreadsheets: openSpreadsheets(foundation),
    patrolsHost: patrolledHosts(foundation),
    // Before the first start there is no such file, and no keys in it.
    holdsCutKeys: holdsCutKeys(secretFile.value ?? { mediaServers: {} }),
    law: () => legal.value.law,
  }
  return succeed((command) =>
    importRegistry(deps, {
      ...command,
      sha256: createHash('sha256').update(command.bytes).digest('hex'),
    }),
  )
}
