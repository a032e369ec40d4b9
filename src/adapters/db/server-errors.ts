import { StorageAway } from '../../core/storage-away.ts'

/** SQLSTATE `deadlock_detected` and `serialization_failure`: nothing is wrong but the timing. */
const TIMING = new Set(['40P01', '40001'])

/** The code of what the server said (SQLSTATE); `null` when it said nothing. */
export function sqlState(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string') return current.code
  }
  return null
}

/** Whether the same transaction may succeed when it is simply run again. */
export const isWorthAnotherTry = (error: unknown): boolean => TIMING.has(sqlState(error) ?? '')

/** The innermost message: drivers and drizzle wrap what the server or the socket said. */
export function rootMessage(error: unknown): string {
  let message = String(error)
  for (let current = error; current instanceof Error; current = current.cause) {
    message = current.message || ('code' in current ? String(current.code) : message)
    if (current instanceof StorageAway) message = current.why
    const [first] = current instanceof AggregateError ? current.errors : []
    if (first instanceof Error) message = first.message
  }
  return message
}
