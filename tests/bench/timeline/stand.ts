import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import postgres from 'postgres'
import { Agent, request } from 'undici'
import { embeddedFolder } from '../../../src/adapters/db/embedded-database.ts'
import {
  openMigrated,
  preparedFolder,
  removeFolder,
  temporaryFolder,
} from '../../build/database/database.ts'
import { reachablePostgres } from '../../build/database/reachable-postgres.ts'
import {
  type RunningProgram,
  runProgram,
  startProgram,
} from '../../build/program/running-program.ts'
import { type Amounts, fillTimeline, type RunSql } from './fill-timeline.ts'

/** As `docs/deploy/sizing.md` says for many leads; the rest is as PostgreSQL comes. */
const SERVER_FLAGS = [
  ...['-c', 'shared_buffers=1GB', '-c', 'random_page_cost=1.1'],
  ...['-c', 'max_wal_size=8GB', '-c', 'max_connections=60'],
  // Nobody pulls the plug of this machine while it is filled; reading does not care.
  ...['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
]

/** What the program may hold of values in memory: a file that was held whole while it is sent would end it. */
const HEAP = '--max-old-space-size=512'

/** The running program over a filled database. */
export type Stand = {
  /** When the last violation began. */
  readonly end: number
  /** Below `/api/v1`, over HTTP; rejects for any answer that is no success. */
  readonly get: (path: string) => Promise<Buffer>
  /** The same without holding it: how many bytes there were. */
  readonly drain: (path: string) => Promise<number>
  /** What the program holds in memory, in mebibytes. */
  readonly memory: () => Promise<number>
  close(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return typeof address === 'object' && address !== null ? address.port : 0
}

export type Cluster = {
  /** Of a database in it, which is made where it is not there. */
  readonly urlOf: (name: string) => Promise<string>
  close(): Promise<void>
}

/** A server whose files stay in `folder`, so that what was filled once can be asked again. */
export async function openCluster(folder: string): Promise<Cluster> {
  const modules = await temporaryFolder()
  await mkdir(folder, { recursive: true })
  for (const one of [modules, folder]) await chmod(one, 0o755)
  const port = await freePort()
  const Server = await reachablePostgres(modules)
  const server = new Server({
    databaseDir: join(folder, 'cluster'),
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: SERVER_FLAGS,
    onLog: () => undefined,
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  })
  const isThere = await readFile(join(folder, 'cluster', 'PG_VERSION')).catch(() => null)
  if (isThere === null) await server.initialise()
  await server.start()
  const address = (name: string) => `postgres://postgres:password@127.0.0.1:${port}/${name}`
  return {
    async urlOf(name) {
      const sql = postgres(address('postgres'), { max: 1, onnotice: () => undefined })
      const [found] = await sql`select 1 from pg_database where datname = ${name}`
      if (found === undefined) await sql.unsafe(`create database ${name}`)
      await sql.end()
      return address(name)
    },
    async close() {
      await server.stop()
      await removeFolder(modules)
    },
  }
}

/** Fills it unless that was done; returns when its last violation began. */
async function filled(
  marker: string,
  amounts: Amounts,
  fill: (end: number) => Promise<void>,
): Promise<number> {
  const known = await readFile(marker, 'utf8').catch(() => null)
  if (known !== null) {
    const { end, ...was } = JSON.parse(known) as Amounts & { readonly end: number }
    if (JSON.stringify(was) !== JSON.stringify(amounts)) {
      throw new Error(
        `${marker} was filled with ${known}: name another folder, or the same amounts`,
      )
    }
    return end
  }
  const end = Math.floor(Date.now() / 3_600_000) * 3_600_000
  const began = performance.now()
  await fill(end)
  const seconds = Math.round((performance.now() - began) / 1_000)
  process.stderr.write(`filled ${JSON.stringify(amounts)} in ${seconds} s\n`)
  await writeFile(marker, JSON.stringify({ ...amounts, end }))
  return end
}

async function residentOf({ child }: RunningProgram): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024)
}

/** Where it can be, only what answers runs: whatever else a node does would be measured with it. */
async function startAnswering(
  settings: Readonly<Record<string, string>>,
  roles: readonly string[],
  end: number,
): Promise<Stand> {
  const environment = { ...settings, PORT: '0', LOG_LEVEL: 'warn', NODE_OPTIONS: HEAP }
  const added = await runProgram(
    ['token', 'add', `bench-${Date.now()}`, '--role', 'administrator'],
    environment,
  )
  const token = /"token":\s*"([^"]+)"/.exec(added.stdout)?.[1]
  if (token === undefined) throw new Error(`no token: ${added.stdout} ${added.stderr}`)
  const program = startProgram(['serve', ...roles], environment)
  const [, shown = ''] = await program.waitFor(/dashboard: (\S+)/)
  const { origin } = new URL(shown)
  const dispatcher = new Agent({ connections: 64, bodyTimeout: 0, headersTimeout: 0 })
  const headers = { authorization: `Bearer ${token}` }
  const open = async (path: string) => {
    const url = path.startsWith('/healthz') ? `${origin}${path}` : `${origin}/api/v1${path}`
    const { statusCode, body } = await request(url, { dispatcher, headers })
    if (statusCode >= 300) throw new Error(`${path}: ${statusCode} ${await body.text()}`)
    return body
  }
  return {
    end,
    get: async (path) => Buffer.from(await (await open(path)).arrayBuffer()),
    drain: async (path) => {
      let bytes = 0
      for await (const chunk of await open(path)) bytes += (chunk as Buffer).length
      return bytes
    },
    memory: () => residentOf(program),
    close: async () => {
      await program.stop()
      await dispatcher.close()
    },
  }
}

export async function standOnServer(
  cluster: Cluster,
  folder: string,
  name: string,
  amounts: Amounts,
): Promise<Stand & { readonly url: string }> {
  const url = await cluster.urlOf(name)
  const data = join(folder, `${name}-data`)
  await mkdir(data, { recursive: true })
  const end = await filled(join(folder, `${name}.json`), amounts, async (last) => {
    const database = await openMigrated(data, url)
    const sql = postgres(url, { max: 1, onnotice: () => undefined })
    const run: RunSql = (statements) => sql.unsafe(statements).simple()
    await fillTimeline(database.transactions, run, amounts, last)
    await sql.end()
    await database.close()
  })
  const stand = await startAnswering(
    { DATABASE_URL: url, XUNCHA_DATA_DIR: data },
    ['--roles', 'api'],
    end,
  )
  return { ...stand, url }
}

/** The same on the embedded database, in a folder that goes again. */
export async function standEmbedded(amounts: Amounts): Promise<Stand> {
  const folder = await preparedFolder()
  const end = await filled(join(folder, 'filled.json'), amounts, async (last) => {
    const database = await openMigrated(folder)
    // Rooms first, by the program; the rest by the engine alone, which only one may open at a time.
    let close = () => database.close()
    const statements: RunSql = async (text) => {
      await close()
      close = async () => undefined
      engine ??= await PGlite.create(embeddedFolder(folder))
      return await engine.exec(text)
    }
    let engine: PGlite | null = null
    await fillTimeline(database.transactions, statements, amounts, last)
    await (engine as PGlite | null)?.close()
  })
  const stand = await startAnswering({ XUNCHA_DATA_DIR: folder }, [], end)
  return {
    ...stand,
    close: async () => {
      await stand.close()
      await removeFolder(folder)
    },
  }
}
