import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { hasRoom, inMebibytes } from '../../core/data-space.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { createWholeTables } from './backup/whole-tables.ts'
import { openCanaryRecords } from './canaries/canary-records.ts'
import { type DataFolderLock, lockDataFolder } from './data-folder-lock.ts'
import type { DatabaseSettings, OpenDatabase } from './database.ts'
import { createDiskRoom, type DiskRoom } from './disk-room.ts'
import { embeddedClient } from './drizzle-client.ts'
import { forgetGuards } from './housekeeping.ts'
import { createInstallationFacts } from './installation-facts.ts'
import { LastingEngine } from './lasting-engine.ts'
import { makeDatabaseOnce } from './made-database.ts'
import { migrationsFolder } from './migrations-folder.ts'
import { PrivateNodeFiles } from './private-node-files.ts'
import { createProofLedger } from './proofs/proof-ledger.ts'
import { turnsHere } from './proofs/signing-turns.ts'
import { embeddedEngine } from './queue-connection.ts'
import { createSpaceReclaimer } from './reclaim-space.ts'
import { rootMessage } from './server-errors.ts'
import { createTickLedger } from './ticks/tick-ledger.ts'
import { createTransactionScope, createTransactions } from './transactions.ts'

/**
 * PostgreSQL's own default of 128 MB of buffers is for a machine that does nothing else, and so are log files of 16 MB,
 * each of which is copied through memory when a database is made.
 */
const BUFFERS = ['-c', 'shared_buffers=16MB']
/** Recovery needs the log since the last checkpoint only; its own default lets it grow to 64 MB. */
const LOG = ['-c', 'max_wal_size=16MB', '-c', 'min_wal_size=4MB']
const startParams = [...PGlite.defaultStartParams, ...BUFFERS, ...LOG]
const initDbStartParams = [...BUFFERS, '--wal-segsize=1']

function embeddedDatabase(
  engine: LastingEngine,
  room: DiskRoom,
  lock: DataFolderLock,
  settings: DatabaseSettings,
): OpenDatabase {
  const database = drizzle(embeddedClient(engine) as PGlite)
  const scope = createTransactionScope()
  const reclaimSpace = createSpaceReclaimer(engine)
  let closing: Promise<void> | null = null
  const close = async () => {
    await engine.close()
    lock.release()
  }
  return {
    kind: 'pglite',
    transactions: createTransactions(database, scope, settings.sha256),
    canaryRecords: () => openCanaryRecords(database, scope, settings.sha256),
    wholeTables: createWholeTables(database),
    proofs: {
      ...createProofLedger(database, settings.sha256),
      inTurn: turnsHere(),
      powers: async () => ({ role: null, mayAlter: true }),
    },
    ticks: createTickLedger(database),
    queueConnection: () => ({ kind: 'pglite', engine: embeddedEngine(engine, scope) }),
    migrate: async () => {
      await migrate(database, { migrationsFolder: migrationsFolder() })
      return succeed(null)
    },
    forgetGuards: (before) => forgetGuards(database, before),
    reclaimSpace: async () => {
      if (engine.writes()) await reclaimSpace()
    },
    journalNews: null,
    installation: createInstallationFacts(database),
    trouble: () => engine.trouble(),
    space: () => ({ folder: settings.dataFolder, freeBytes: room.freeBytes() }),
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

const openEngine = (folder: string, onAbort: () => void): Promise<PGlite> =>
  PGlite.create({ fs: new PrivateNodeFiles(folder, onAbort), startParams, initDbStartParams })

/** A migrated, empty database in an existing, empty folder. */
export async function makeEmptyDatabase(folder: string): Promise<void> {
  const engine = await openEngine(folder, () => {})
  await migrate(drizzle(engine), { migrationsFolder: migrationsFolder() })
  await engine.close()
}

/** Where the embedded database lies. */
export const embeddedFolder = (dataFolder: string): string => join(dataFolder, 'database')

/** PGlite: PostgreSQL inside this process, one process a data folder. See `openDatabase`. */
export async function openEmbeddedDatabase(
  settings: DatabaseSettings,
): Promise<Result<OpenDatabase>> {
  const lock = await lockDataFolder(settings.dataFolder)
  if (!lock.ok) return lock
  const folder = embeddedFolder(settings.dataFolder)
  const room = createDiskRoom(settings.dataFolder)
  const { logger } = settings
  try {
    if (!hasRoom(room.freeBytes(), true)) {
      throw new Error(`磁盘已满 disk full, ${inMebibytes(room.freeBytes())} MB free`)
    }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await makeDatabaseOnce(folder, makeEmptyDatabase)
    const open = (onAbort: () => void) => openEngine(folder, onAbort)
    const engine = await LastingEngine.open({ open, room, logger })
    return succeed(embeddedDatabase(engine, room, lock.value, settings))
  } catch (error) {
    lock.value.release()
    logger.error({ folder, error: rootMessage(error) }, 'embedded database does not open')
    return fail(
      'database-unreachable',
      `内置数据库 ${folder} 打不开（${rootMessage(error)}），请检查磁盘与权限，或从备份恢复该目录。` +
        ` The embedded database ${folder} does not open (${rootMessage(error)}): check disk and permissions, or restore the folder from a backup.`,
      folder,
    )
  }
}
