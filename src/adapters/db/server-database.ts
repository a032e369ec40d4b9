import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { DatabaseSettings, OpenDatabase } from './database.ts'
import { forgetGuards } from './housekeeping.ts'
import { migrationsFolder } from './migrations-folder.ts'
import { rootMessage } from './server-errors.ts'
import { createTickLedger } from './tick-ledger.ts'
import { createTransactionScope, createTransactions } from './transactions.ts'

const MAXIMUM_CONNECTIONS = 10
const CONNECT_SECONDS = 10
const CLOSE_SECONDS = 5
/** Any number that no other advisory lock of this database uses; here the letters `migr`. */
const MIGRATION_LOCK = 0x6d_69_67_72

type ServerSettings = DatabaseSettings & { readonly databaseUrl: string }

const connect = (url: string, connections: number) =>
  postgres(url, {
    max: connections,
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => undefined,
    connection: { application_name: 'xuncha' },
  })

/** Machines that start together migrate one after the other; the lock ends with its connection. */
async function migrateAlone(url: string): Promise<void> {
  const client = connect(url, 1)
  try {
    const database = drizzle(client)
    await database.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK}::bigint)`)
    await migrate(database, { migrationsFolder: migrationsFolder() })
  } finally {
    await client.end({ timeout: CLOSE_SECONDS })
  }
}

function serverDatabase(client: postgres.Sql, settings: ServerSettings): OpenDatabase {
  const database = drizzle(client)
  const scope = createTransactionScope()
  return {
    kind: 'postgres',
    transactions: createTransactions(database, scope, settings.sha256),
    ticks: createTickLedger(database),
    queueConnection: () => ({ kind: 'postgres', url: settings.databaseUrl }),
    migrate: () => migrateAlone(settings.databaseUrl),
    forgetGuards: (before) => forgetGuards(database, before),
    ready: () =>
      client`select 1`.then(
        () => true,
        () => false,
      ),
    close: () => client.end({ timeout: CLOSE_SECONDS }),
  }
}

/** Host and database name for people: user and password stay out of messages and logs. */
function placeOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed === null ? 'DATABASE_URL' : `${parsed.host}${parsed.pathname}`
}

/** A PostgreSQL server that several machines share. See `openDatabase`. */
export async function openServerDatabase(settings: ServerSettings): Promise<Result<OpenDatabase>> {
  const place = placeOf(settings.databaseUrl)
  let client: postgres.Sql | null = null
  try {
    client = connect(settings.databaseUrl, MAXIMUM_CONNECTIONS)
    await client`select 1`
    return succeed(serverDatabase(client, settings))
  } catch (error) {
    await client?.end({ timeout: 0 })
    const why = rootMessage(error)
    settings.logger.error({ place, error: why }, 'database does not answer')
    return fail(
      'database-unreachable',
      `连不上数据库 ${place}(${why}),请检查 DATABASE_URL 与数据库服务。` +
        ` The database ${place} cannot be reached (${why}): check DATABASE_URL and the server.`,
      'DATABASE_URL',
    )
  }
}
