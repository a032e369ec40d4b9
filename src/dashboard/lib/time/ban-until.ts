import { OFFSET } from './format-time.ts'

/** `2026-03-08T09:30` as typed (wall time of Asia/Shanghai) → the instant of the contract; empty → `null`, until undone. */
export const untilOf = (typed: string): string | null =>
  typed === '' ? null : `${typed.length === 16 ? `${typed}:00` : typed}${OFFSET}`

/** As `untilOf`; nothing typed is now. */
export const momentOf = (typed: string, nowMillis: number): string =>
  untilOf(typed) ?? new Date(nowMillis).toISOString()

/** A ban that ends before it begins would cut nothing for long; the server refuses it, we say so earlier. */
export const isPast = (typed: string, nowMillis: number): boolean => {
  const until = untilOf(typed)
  return until !== null && !(Date.parse(until) > nowMillis)
}
