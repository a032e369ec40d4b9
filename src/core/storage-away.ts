/**
 * The database cannot be used right now: its backend was ended, the server restarts, a fail-over goes on, the network
 * drops what we send. Nothing is wrong with what was asked; whoever asks again later gets an answer. The one trouble
 * that is thrown and not returned, because it may meet every line that reads or writes and few can do anything about it.
 */
export class StorageAway extends Error {
  /**
   * `nothing-done`: no part of it was kept, so it may simply be done again. `unknown`: the answer to a write was lost,
   * which may or may not have been kept; only what is idempotent may be done again.
   */
  readonly outcome: 'nothing-done' | 'unknown'
  readonly why: string

  constructor(why: string, outcome: 'nothing-done' | 'unknown', cause?: unknown) {
    super(`the database is away: ${why}`, cause === undefined ? {} : { cause })
    this.name = 'StorageAway'
    this.why = why
    this.outcome = outcome
  }
}

/** Libraries wrap what they are told. */
export function storageAwayIn(error: unknown): StorageAway | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof StorageAway) return current
  }
  return null
}

/**
 * SQLSTATE classes and codes of a server that cannot work right now: connection exceptions, insufficient resources (a
 * full disk among them), an operator's intervention, and a former primary that may only be read after a fail-over.
 */
const SERVER_AWAY = /^(08...|53...|57P..|25006)$/
/** Codes of postgres.js, of sockets, of name lookup and of TLS. */
const CONNECTION_LOST =
  /^(CONNECTION_.*|CONNECT_TIMEOUT|E[A-Z]{3,}|EAI_[A-Z]+|ERR_(SOCKET|STREAM|SSL|TLS)_.*)$/
/** What pg says without a code. */
const WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Query read timeout|Cannot use a pool after calling end)/

const means = (error: Error): boolean => {
  if ('code' in error && typeof error.code === 'string') {
    if (SERVER_AWAY.test(error.code) || CONNECTION_LOST.test(error.code)) return true
  }
  return WORDS.test(error.message)
}

/** What a client library threw, as a database that is away; `null` when it is something else. */
export function storageAwayOf(error: unknown, outcome: StorageAway['outcome']): StorageAway | null {
  const known = storageAwayIn(error)
  if (known !== null) return known
  for (let current = error; current instanceof Error; current = current.cause) {
    const [first] = current instanceof AggregateError ? current.errors : []
    const told = first instanceof Error ? first : current
    if (means(current) || means(told)) {
      return new StorageAway(told.message || String('code' in told && told.code), outcome, error)
    }
  }
  return null
}
