import { access } from 'node:fs/promises'
import type { Result } from '../../core/fault.ts'
import type { DatabaseSettings, OpenDatabase } from './database.ts'
import { embeddedFolder, openEmbeddedDatabase } from './embedded-database.ts'
import { openServerDatabase } from './server-database.ts'

/**
 * Opens PGlite under the data folder, or connects to a PostgreSQL server.
 * Faults: `data-folder-in-use` when another process has the folder, `database-unreachable` when the server does not
 * answer, refuses us, or the embedded database cannot be opened. Call `migrate()` before anything else.
 */
export const openDatabase = (settings: DatabaseSettings): Promise<Result<OpenDatabase>> =>
  settings.databaseUrl === null
    ? openEmbeddedDatabase(settings)
    : openServerDatabase({ ...settings, databaseUrl: settings.databaseUrl })

/** Whether a server is named, or an embedded database was made already. */
export const hasDatabase = async (
  settings: Pick<DatabaseSettings, 'databaseUrl' | 'dataFolder'>,
): Promise<boolean> =>
  settings.databaseUrl !== null ||
  (await access(embeddedFolder(settings.dataFolder)).then(
    () => true,
    () => false,
  ))
