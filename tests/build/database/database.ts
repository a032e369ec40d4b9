import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { OpenDatabase } from '../../../src/adapters/db/database.ts'
import { embeddedFolder, makeEmptyDatabase } from '../../../src/adapters/db/embedded-database.ts'
import { makeDatabaseOnce } from '../../../src/adapters/db/made-database.ts'
import { openDatabase } from '../../../src/adapters/db/open-database.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { isAlive } from '../streams/process-table.ts'
import { reachablePostgres } from './reachable-postgres.ts'

/** A folder of its own under the system's temporary one. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'xuncha-test-'))

export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true })

/** Opens and migrates; a fault is a failed test. */
export async function openMigrated(
  dataFolder: string,
  databaseUrl: string | null = null,
): Promise<OpenDatabase> {
  const opened = await openDatabase({ databaseUrl, dataFolder, logger: silentLogger, sha256 })
  if (!opened.ok) throw new Error(opened.fault.message)
  const migrated = await opened.value.migrate()
  if (!migrated.ok) throw new Error(migrated.fault.message)
  return opened.value
}

export type TestDatabase = {
  readonly database: OpenDatabase
  /** Where it can be opened once more. */
  readonly dataFolder: string
  readonly databaseUrl: string | null
  close(): Promise<void>
}

/** A data folder with a migrated, empty embedded database in it. */
export async function preparedFolder(): Promise<string> {
  const dataFolder = await temporaryFolder()
  await makeDatabaseOnce(embeddedFolder(dataFolder), makeEmptyDatabase)
  return dataFolder
}

/** PGlite in a new folder. */
export async function openEmbedded(): Promise<TestDatabase> {
  const dataFolder = await temporaryFolder()
  const database = await openMigrated(dataFolder)
  return {
    database,
    dataFolder,
    databaseUrl: null,
    async close() {
      await database.close()
      await removeFolder(dataFolder)
    },
  }
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    server.close(() => resolve(port))
  })
  return await promise
}

export type PostgresServer = {
  readonly url: string
  readonly port: number
  /** `pg_ctl stop -m immediate`: every backend drops its connection, the next start recovers from the log. */
  crash(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** A real PostgreSQL server on a free port, started for one test file. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await temporaryFolder()
  // Its other user has to reach the cluster inside.
  await chmod(folder, 0o755)
  const port = await freePort()
  const cluster = join(folder, 'cluster')
  const messages: string[] = []
  const Server = await reachablePostgres(folder)
  const server = new Server({
    databaseDir: cluster,
    port,
    persistent: false,
    // PostgreSQL refuses to run as root; in containers a user is made for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // Nobody pulls the plug of this machine: what a process wrote is there after it was killed.
    postgresFlags: ['-c', 'fsync=off'],
    onLog: (message) => messages.push(message),
    onError: (error) => messages.push(String(error)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${messages.join('\n')}`, { cause: error })
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    port,
    async crash() {
      const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGQUIT')
      while (isAlive(Number(pid))) await delay(20)
    },
    start: () => server.start(),
    async stop() {
      await server.stop()
      await removeFolder(folder)
    },
  }
}

/** A migrated database on a PostgreSQL server of its own. */
export async function openOnServer(): Promise<TestDatabase> {
  const server = await startPostgres()
  const dataFolder = await temporaryFolder()
  const database = await openMigrated(dataFolder, server.url)
  return {
    database,
    dataFolder,
    databaseUrl: server.url,
    async close() {
      await database.close()
      await server.stop()
      await removeFolder(dataFolder)
    },
  }
}
