import { setImmediate } from 'node:timers/promises'
import type { PGliteInterface, QueryOptions, Transaction } from '@electric-sql/pglite'
import type postgres from 'postgres'
import { StorageAway, storageAwayIn } from '../../core/storage-away.ts'
import type { ServerConnection, ValueFormats } from './server-connection.ts'

/** Lends a connection for the time of some work. */
export type UseConnection = <T>(work: (connection: ServerConnection) => Promise<T>) => Promise<T>

type Unsafe = (
  text: string,
  parameters?: readonly unknown[],
  options?: { readonly prepare?: boolean },
) => unknown

/** drizzle awaits a statement, or asks for its `values()` first. */
const unsafeOn =
  (use: UseConnection): Unsafe =>
  (text, parameters = [], { prepare = false } = {}) => {
    const run = (asValues: boolean) =>
      use((connection) => connection.run({ text, parameters, prepare, asValues }))
    return {
      // biome-ignore lint/suspicious/noThenProperty: sent when it is awaited, as the library's own statements are
      then: (resolve: (rows: unknown) => unknown, reject: (error: unknown) => unknown) =>
        run(false).then(resolve, reject),
      values: () => run(true),
    }
  }

/** `begin`, the work, `commit`. What goes wrong before the commit is sent has done nothing, and is said to. */
async function transact<T>(
  connection: ServerConnection,
  work: (unsafe: Unsafe) => Promise<T>,
): Promise<T> {
  let result: T
  try {
    await connection.tell('begin')
    result = await work(unsafeOn((use) => use(connection)))
  } catch (error) {
    const away = storageAwayIn(error)
    if (away !== null) throw new StorageAway(away.why, 'nothing-done', error)
    // A connection that cannot even do this is not handed on.
    await connection.tell('rollback').catch(() => connection.lose('a rollback failed'))
    throw error
  }
  const done = await connection.tell('commit')
  if (done !== 'COMMIT') throw new Error(`a statement had failed before, so commit said ${done}`)
  return result
}

/** The part of a postgres.js client that drizzle uses, on connections that are lent. */
export const drizzleClient = (use: UseConnection, formats: ValueFormats): postgres.Sql =>
  ({
    options: formats,
    unsafe: unsafeOn(use),
    begin: <T>(work: (client: unknown) => Promise<T>) =>
      use((connection) => transact(connection, (unsafe) => work({ options: formats, unsafe }))),
  }) as unknown as postgres.Sql

const LONGEST_TURN_MILLISECONDS = 15

/**
 * PGlite answers on this thread, and what awaits it goes on within the same turn of the event loop: a long row of
 * statements (a report of thousands of leads) would let nobody else have one until its end.
 */
function createTurns(): () => Promise<void> {
  let turnedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (performance.now() - turnedAt < LONGEST_TURN_MILLISECONDS) return
    await setImmediate()
    turnedAt = performance.now()
  }
}

type Querying = Pick<Transaction, 'query'>

/**
 * drizzle gives each of its statements a table of parsers of its own, for times and dates, which PGlite joins with its own
 * anew each time: nearly half of what a small statement costs. No column of ours is of these types (`column-types.ts`).
 */
const plainly = (querying: Querying, letOthersTurn: () => Promise<void>): Querying['query'] => {
  const plain = ({ parsers: _, ...options }: QueryOptions = {}): QueryOptions => options
  return async (text, parameters, options) => {
    await letOthersTurn()
    return await querying.query(text, parameters, plain(options))
  }
}

/** The part of PGlite that drizzle uses. */
export function embeddedClient(
  engine: Pick<PGliteInterface, 'query' | 'transaction'>,
): PGliteInterface {
  const turns = createTurns()
  return {
    query: plainly(engine, turns),
    transaction: <T>(work: (transaction: Querying) => Promise<T>) =>
      engine.transaction((transaction) => work({ query: plainly(transaction, turns) })),
  } as unknown as PGliteInterface
}
