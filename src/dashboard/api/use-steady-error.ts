import { useState } from 'react'

/**
 * The error of a query until there is an answer. The query itself forgets it each time it tries again, and a page that
 * changes between "failed" and "loading" every few seconds reads like progress.
 */
export function useSteadyError(query: {
  readonly error: Error | null
  readonly data: unknown
}): Error | null {
  const [last, setLast] = useState<Error | null>(null)
  const answered = query.data !== undefined
  const next = query.error ?? (answered ? null : last)
  if (next !== last) setLast(next)
  return next
}
