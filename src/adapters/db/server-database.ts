import { drizzle } from 'drizzle-orm/postgres-js'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { createWholeTables } from './backup/whole-tables.ts'
import { openCanaryRecords } from './canaries/canary-records.ts'
import type { DatabaseSettings, OpenDatabase } from './database.ts'
import { drizzleClient } from './drizzle-client.ts'
import { forgetGuards } from './housekeeping.ts'
import { createInstallationFacts } from './installation-facts.ts'
import { migrateServer } from './migrate-server.ts'
import { notifyJournal } from './news/journal-channel.ts'
import { listenToJournal } from './news/listen-to-journal.ts'
import { createProofLedger } from './proofs/proof-ledger.ts'
import { turnsOnServer } from './proofs/signing-turns.ts'
import { ServerConnection, type ValueFormats } from './server-connection.ts'
import { rootMessage } from './server-errors.ts'
import { openServerPool, type ServerPool } from './server-pool.ts'
import { createTickLedger } from './ticks/tick-ledger.ts'
import { createTransactionScope, createTransactions } from './transactions.ts'

const MAXIMUM_CONNECTIONS = 10
/** Longer than any statement of ours should take, and than most locks are held. */
const STATEMENT_MILLISECONDS = 30_000
/** A new index on a large table takes its time. */
const MIGRATION_MILLISECONDS = 30 * 60_000

type ServerSettings = DatabaseSettings & { readonly databaseUrl: string }

async function migrateAlone(url: string): Promise<Result<null>> {
  const formats: ValueFormats = { parsers: {}, serializers: {} }
  // Made first: drizzle writes its formats into what connections take theirs from.
  let connection: ServerConnection | null = null
  const database = drizzle(
    drizzleClient((work) => {
      if (connection === null) throw new Error('used before it was opened')
      return work(connection)
    }, formats),
  )
  const statementMilliseconds = MIGRATION_MILLISECONDS
  connection = await ServerConnection.open({ url, statementMilliseconds, formats })
  try {
    return await migrateServer(database)
  } finally {
    await connection.close()
  }
}

function serverDatabase(pool: ServerPool, settings: ServerSettings): OpenDatabase {
  const { database } = pool
  const scope = createTransactionScope()
  return {
    kind: 'postgres',
    transactions: createTransactions(database, scope, settings.sha256),
    canaryRecords: () => openCanaryRecords(database, scope, settings.sha256),
    wholeTables: createWholeTables(database),
    proofs: {
      ...createProofLedger(database, settings.sha256),
      inTurn: turnsOnServer(database),
    },
    ticks: createTickLedger(database),
    queueConnection: () => ({ kind: 'postgres', url: settings.databaseUrl }),
    migrate: () => migrateAlone(settings.databaseUrl),
    forgetGuards: (before) => forgetGuards(database, before),
    reclaimSpace: async () => {},
    journalNews: (onGrown) =>
      listenToJournal({
        open: (onNotice, signal) =>
          ServerConnection.open(
            {
              url: settings.databaseUrl,
              statementMilliseconds: STATEMENT_MILLISECONDS,
              formats: { parsers: {}, serializers: {} },
              onNotice,
            },
            signal,
          ),
        notify: (payload) => notifyJournal(database, payload),
        onGrown,
        logger: settings.logger,
      }),
    installation: createInstallationFacts(database),
    trouble: () => pool.trouble(),
    space: () => null,
    close: () => pool.close(),
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
  try {
    const pool = openServerPool({
      url: settings.databaseUrl,
      connections: MAXIMUM_CONNECTIONS,
      statementMilliseconds: STATEMENT_MILLISECONDS,
    })
    const trouble = await pool.trouble()
    if (trouble === null) return succeed(serverDatabase(pool, settings))
    await pool.close()
    throw new Error(trouble)
  } catch (error) {
    const why = rootMessage(error)
    settings.logger.error({ place, error: why }, 'database does not answer')
    return fail(
      'database-unreachable',
      `连不上数据库 ${place}（${why}），请检查 DATABASE_URL 与数据库服务。` +
        ` The database ${place} cannot be reached (${why}): check DATABASE_URL and the server.`,
      'DATABASE_URL',
    )
  }
}
