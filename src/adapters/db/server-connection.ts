import type { Socket } from 'node:net'
import postgres from 'postgres'
import { StorageAway, storageAwayOf } from '../../core/storage-away.ts'
import { openServerSocket, type ServerPlace } from './server-socket.ts'

const CONNECT_SECONDS = 10
/** Renewed now and then, as the client library itself would. */
const LIFETIME_MILLISECONDS = 30 * 60_000
/**
 * A peer that vanished in the middle of a transaction must not hold its locks for long. Said as statements and not when
 * connecting, because poolers between us and the server refuse settings they do not know.
 */
const SESSION = `set idle_in_transaction_session_timeout = '2min';
  set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3`

/** Two that its types leave out: how it connects, and what it does with notifications. */
type Options = postgres.Options<Record<string, never>> & {
  readonly socket: (place: ServerPlace) => Promise<Socket>
  readonly onnotify?: (channel: string, payload: string) => void
}

/** How values are read and written: drizzle writes its own into these. */
export type ValueFormats = Pick<postgres.ParsedOptions, 'parsers' | 'serializers'>

export type ConnectionSettings = {
  readonly url: string
  /** A statement without an answer for this long means that the connection is lost. */
  readonly statementMilliseconds: number
  readonly formats: ValueFormats
  /** Called with what is notified on channels that were listened to; left out: nothing is. */
  readonly onNotice?: (payload: string) => void
}

export type Statement = {
  readonly text: string
  readonly parameters: readonly unknown[]
  readonly prepare: boolean
  /** Rows as arrays of values instead of objects. */
  readonly asValues: boolean
}

/**
 * One connection to the server that is used until it is lost, and then never again.
 *
 * postgres.js connects anew by itself, and what it keeps of the lost connection breaks what comes after it: a statement
 * of a transaction writes into no socket and ends the process (its issues 1066, 1154, 1208), or runs outside its
 * transaction on the new connection (its pull request 1155). So each of its clients has one connection here, this
 * knows the moment it is lost, answers everything that waits, and refuses everything that comes later.
 */
export class ServerConnection {
  readonly #client: postgres.Sql
  readonly #statementMilliseconds: number
  readonly #waiting = new Set<(why: StorageAway) => void>()
  readonly #expiresAt = performance.now() + LIFETIME_MILLISECONDS
  readonly #ended = Promise.withResolvers<void>()
  readonly #closing = new AbortController()
  #socket: Socket | null = null
  #lost: StorageAway | null = null

  private constructor({ url, statementMilliseconds, formats, onNotice }: ConnectionSettings) {
    const options: Options = {
      max: 1,
      connect_timeout: CONNECT_SECONDS,
      // Its lookup of array types is a promise that nobody holds: a connection lost meanwhile would end the process.
      fetch_types: false,
      idle_timeout: 0,
      max_lifetime: 0,
      onnotice: () => undefined,
      onclose: () => this.lose('the connection was closed'),
      ...(onNotice === undefined ? {} : { onnotify: (_channel, payload) => onNotice(payload) }),
      connection: { application_name: 'xuncha' },
      socket: async (place) => {
        this.#socket = await openServerSocket(place, this.#closing.signal)
        return this.#socket
      },
    }
    this.#client = postgres(url, options)
    this.#statementMilliseconds = statementMilliseconds
    Object.assign(this.#client.options.parsers, formats.parsers)
    Object.assign(this.#client.options.serializers, formats.serializers)
  }

  /**
   * Gives up at once when `signal` aborts.
   * @throws StorageAway, or what the server says against us.
   */
  static async open(settings: ConnectionSettings, signal?: AbortSignal): Promise<ServerConnection> {
    const connection = new ServerConnection(settings)
    const giveUp = () => connection.lose('it is not wanted any more')
    signal?.addEventListener('abort', giveUp, { once: true })
    try {
      signal?.throwIfAborted()
      await connection.tell(SESSION)
      return connection
    } catch (error) {
      await connection.close()
      throw error
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }

  isUsable(): boolean {
    return this.#lost === null && performance.now() < this.#expiresAt
  }

  /** @throws StorageAway with outcome `unknown`: whoever knows better says so. */
  async run({ text, parameters, prepare, asValues }: Statement): Promise<unknown> {
    const query = this.#client.unsafe(text, [...parameters] as never[], { prepare })
    return await this.#untilLost<unknown>(asValues ? query.values() : query)
  }

  /** A statement that has no values; returns the server's word for what it did (`COMMIT`). */
  async tell(text: string): Promise<string> {
    const { command } = await this.#untilLost(this.#client.unsafe(text).simple())
    return command
  }

  /** Resolves when it is lost or closed. */
  whenLost(): Promise<void> {
    return this.#ended.promise
  }

  /** From now on nothing is sent and nothing is waited for. */
  lose(why: string): void {
    if (this.#lost !== null) return
    this.#lost = new StorageAway(why, 'unknown')
    for (const refuse of this.#waiting) refuse(this.#lost)
    void this.close()
  }

  async close(): Promise<void> {
    this.#lost ??= new StorageAway('the connection was given up', 'unknown')
    this.#ended.resolve()
    this.#closing.abort(this.#lost)
    await this.#client.end({ timeout: 0 }).catch(() => undefined)
    this.#socket?.destroy()
  }

  async #untilLost<T>(query: PromiseLike<T>): Promise<T> {
    if (this.#lost !== null) throw this.#lost
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.#waiting.add(reject)
    const overdue = () => this.lose(`no answer within ${this.#statementMilliseconds / 1_000} s`)
    const timer = setTimeout(overdue, this.#statementMilliseconds)
    try {
      query.then(resolve, reject)
      return await promise
    } catch (error) {
      const away = storageAwayOf(error, 'unknown')
      if (away !== null) this.lose(away.why)
      throw away ?? error
    } finally {
      clearTimeout(timer)
      this.#waiting.delete(reject)
    }
  }
}
