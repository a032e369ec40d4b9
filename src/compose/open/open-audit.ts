import { hasDatabase, openDatabase } from '../../adapters/db/open-database.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Foundation } from '../foundation.ts'
import { closePrivateFolders } from '../secrets/private-folders.ts'

/**
 * Where a change is written down that a command makes without needing a database.
 * `journal`: in the database that is set up. `none`: there is no database. `running-program`: a running program has the
 * embedded database; it sees the change itself and writes it into the journal.
 */
export type Audit =
  | { readonly kind: 'journal'; readonly transactions: Transactions }
  | { readonly kind: 'none' }
  | { readonly kind: 'running-program' }

/** Faults when a database is set up and cannot be opened: nothing is changed that could not be written down. */
export async function openAudit(foundation: Foundation): Promise<Result<Audit>> {
  const { settings, secrets, logger, closers, sha256 } = foundation
  const { dataFolder } = settings.storage
  const { databaseUrl } = secrets
  const wanted = { databaseUrl, dataFolder, logger, sha256 }
  if (!(await hasDatabase(wanted))) return succeed({ kind: 'none' })
  const closed = await closePrivateFolders(foundation)
  if (!closed.ok) return closed
  const opened = await openDatabase(wanted)
  if (!opened.ok) {
    return opened.fault.code === 'data-folder-in-use'
      ? succeed({ kind: 'running-program' })
      : opened
  }
  closers.add('database', () => opened.value.close())
  const migrated = await opened.value.migrate()
  if (!migrated.ok) return migrated
  return succeed({ kind: 'journal', transactions: opened.value.transactions })
}
