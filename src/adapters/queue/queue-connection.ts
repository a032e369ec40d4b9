import { type Db, fromPglite, type PGliteLike, PgBoss } from 'pg-boss'
import { errorCode } from '../../core/error-code.ts'
import { storageAwayOf } from '../../core/storage-away.ts'
import type { Logger } from '../../ports/logger.ts'

/** PGlite, or whatever answers like it. */
export type EmbeddedEngine = PGliteLike & {
  transaction<T>(work: (transaction: PGliteLike) => Promise<T>): Promise<T>
}

/** How the queue reaches the database that everything else is kept in. */
export type QueueConnection =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'pglite'; readonly engine: EmbeddedEngine }

/** pg-boss on one connection, with what its own types leave out. */
export type QueueDatabase = {
  readonly boss: PgBoss
  /** Nobody else can hold a job: an embedded database has one process. */
  readonly alone: boolean
  sql<Row>(text: string, values: readonly unknown[]): Promise<readonly Row[]>
  /** All or nothing; `work` must use `db` alone. */
  inTransaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Calls back with the name of each stage that other processes enqueued for. Returns how to stop. */
  listen(onStage: (stage: string) => void): Promise<() => Promise<void>>
  /** Tells the other processes. */
  announce(stages: Iterable<string>, db: Db): Promise<void>
}

const CHANNEL = 'xuncha_jobs'
const MAXIMUM_CONNECTIONS = 6
/** How soon a silent worker is noticed, on top of its heartbeat. */
const SUPERVISE_SECONDS = { pglite: 15, postgres: 5 } as const
const MAINTAIN_SECONDS = 3_600
/**
 * What pg is told, through pg-boss, of connections that say nothing: without these a silent firewall is waited for until
 * the operating system gives up, a quarter of an hour later.
 */
const PATIENCE = {
  connectionTimeoutMillis: 10_000,
  query_timeout: 20_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
}

function createBoss(connection: QueueConnection, logger: Logger): PgBoss {
  const boss = new PgBoss({
    ...(connection.kind === 'pglite'
      ? { backend: 'pglite', db: fromPglite(connection.engine) }
      : {
          connectionString: connection.url,
          // Made with the rest (or by the administrator): a role that may not make one may not ask whether it is there.
          createSchema: false,
          max: MAXIMUM_CONNECTIONS,
          application_name: 'xuncha-queue',
          ...PATIENCE,
        }),
    superviseIntervalSeconds: SUPERVISE_SECONDS[connection.kind],
    monitorIntervalSeconds: SUPERVISE_SECONDS[connection.kind],
    maintenanceIntervalSeconds: MAINTAIN_SECONDS,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', (error) => logger.error({ error: error.message }, 'job queue'))
  boss.on('warning', (warning) => logger.warn({ data: warning.data }, warning.message))
  return boss
}

/**
 * SQLSTATE of two transactions in each other's way: the one that was ended has done nothing, and is done again. Ours lock in
 * one order (`job-members.ts`, `job-rows.ts`); what pg-boss does beside them is not for us to order.
 */
const IN_EACH_OTHERS_WAY = new Set(['40P01', '40001'])
const TRIES = 4

async function inServerTransaction<T>(boss: PgBoss, work: (db: Db) => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await triedOnce(boss, work)
    } catch (error) {
      if (left <= 1 || !IN_EACH_OTHERS_WAY.has(errorCode(error) ?? '')) throw error
    }
  }
}

async function triedOnce<T>(boss: PgBoss, work: (db: Db) => Promise<T>): Promise<T> {
  const transaction = await boss.getDb().beginTransaction?.()
  if (transaction === undefined) throw new Error('pg-boss opened no transaction on its own pool')
  try {
    const result = await work(transaction.db)
    await transaction.commit()
    return result
  } catch (error) {
    await transaction.rollback()
    throw error
  }
}

/** What pg throws when the database is away, in our words. */
export async function sayingWhenAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw storageAwayOf(error, 'unknown') ?? error
  }
}

export function openQueueDatabase(connection: QueueConnection, logger: Logger): QueueDatabase {
  const boss = createBoss(connection, logger)
  const alone = connection.kind === 'pglite'
  return {
    boss,
    alone,
    sql: (text, values) =>
      sayingWhenAway(async () => (await boss.getDb().executeSql(text, [...values])).rows),
    inTransaction: (work) =>
      connection.kind === 'pglite'
        ? connection.engine.transaction((transaction) => work(fromPglite(transaction)))
        : sayingWhenAway(() => inServerTransaction(boss, work)),
    async listen(onStage) {
      const handle = alone
        ? undefined
        : await boss.getDb().listen?.(CHANNEL, onStage, () => undefined)
      return async () => await handle?.close()
    },
    async announce(stages, db) {
      if (alone) return
      for (const stage of stages) await db.executeSql('select pg_notify($1, $2)', [CHANNEL, stage])
    },
  }
}
