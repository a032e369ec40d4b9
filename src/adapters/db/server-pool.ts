import { drizzle } from 'drizzle-orm/postgres-js'
import { Pool } from 'tarn'
import { StorageAway } from '../../core/storage-away.ts'
import { drizzleClient } from './drizzle-client.ts'
import type { DrizzleDatabase } from './drizzle-database.ts'
import { ServerConnection, type ValueFormats } from './server-connection.ts'
import { rootMessage } from './server-errors.ts'

const ACQUIRE_MILLISECONDS = 20_000
/** Not long enough for a firewall to forget it. */
const IDLE_MILLISECONDS = 60_000
const READY_MILLISECONDS = 5_000
const CLOSE_MILLISECONDS = 5_000

export type PoolSettings = {
  readonly url: string
  readonly connections: number
  readonly statementMilliseconds: number
}

export type ServerPool = {
  /** A transaction keeps its connection; when that is lost, so is the transaction, whole. */
  readonly database: DrizzleDatabase
  /** What is wrong; `null` when the server answers. Never rejects and never takes long. */
  trouble(): Promise<string | null>
  /** Waits a moment for what is under way. */
  close(): Promise<void>
}

async function ask(connection: ServerConnection): Promise<void> {
  const timer = setTimeout(() => connection.lose('no answer'), READY_MILLISECONDS)
  await connection.tell('select 1').finally(() => clearTimeout(timer))
}

/** Connections are opened as they are needed and thrown away when lost, old or idle for long; none is ever mended. */
export function openServerPool(settings: PoolSettings): ServerPool {
  const { url, connections, statementMilliseconds } = settings
  const formats: ValueFormats = { parsers: {}, serializers: {} }
  const open = new Set<ServerConnection>()
  let closed = false

  async function create(): Promise<ServerConnection> {
    const connection = await ServerConnection.open({ url, statementMilliseconds, formats })
    open.add(connection)
    return connection
  }

  const pool = new Pool<ServerConnection>({
    create,
    validate: (connection) => connection.isUsable(),
    destroy: (connection) => {
      open.delete(connection)
      return connection.close()
    },
    min: 0,
    max: connections,
    acquireTimeoutMillis: ACQUIRE_MILLISECONDS,
    createTimeoutMillis: ACQUIRE_MILLISECONDS,
    idleTimeoutMillis: IDLE_MILLISECONDS,
    propagateCreateError: true,
  })

  async function acquire(within: number): Promise<ServerConnection> {
    if (closed) throw new StorageAway('it was closed', 'nothing-done')
    const pending = pool.acquire()
    const timer = setTimeout(() => pending.abort(), within)
    try {
      return await pending.promise
    } catch (error) {
      throw new StorageAway(rootMessage(error), 'nothing-done', error)
    } finally {
      clearTimeout(timer)
    }
  }

  async function lend<T>(
    work: (connection: ServerConnection) => Promise<T>,
    within = ACQUIRE_MILLISECONDS,
  ): Promise<T> {
    const connection = await acquire(within)
    try {
      return await work(connection)
    } finally {
      pool.release(connection)
    }
  }

  // Made before the first connection, which takes its formats from what drizzle writes into them here.
  const database = drizzle(drizzleClient((work) => lend(work), formats))

  return {
    database,
    trouble: () =>
      lend(ask, READY_MILLISECONDS).then(
        () => null,
        (error: unknown) => rootMessage(error),
      ),
    async close() {
      closed = true
      const timer = setTimeout(() => {
        for (const connection of open) connection.lose('the program stops')
      }, CLOSE_MILLISECONDS)
      await pool.destroy()
      clearTimeout(timer)
    },
  }
}
