import { parseInstant } from '../../core/time/instant.ts'

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'
const HTTP_DATE = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/
const LONGEST_SECONDS = 86_400

function instantOf(text: string) {
  const [, day, month = '', year, time] = HTTP_DATE.exec(text.trim()) ?? []
  const number = MONTHS.indexOf(month) / 3 + 1
  if (day === undefined || !Number.isInteger(number) || number < 1) return null
  return parseInstant(`${year}-${String(number).padStart(2, '0')}-${day}T${time}Z`)
}

/**
 * Seconds to stay away, as `Retry-After` says (RFC 9110 §10.2.3): a number, or a date, which is taken from the server's
 * own `Date`, because our clock may be another one. `null` when it says nothing usable; a day at most.
 */
export function retryAfterSeconds(header: unknown, date: unknown): number | null {
  if (typeof header !== 'string') return null
  if (/^\s*\d{1,9}\s*$/.test(header)) return Math.min(Number(header), LONGEST_SECONDS)
  const until = instantOf(header)
  const now = typeof date === 'string' ? instantOf(date) : null
  if (until === null || now === null) return null
  return Math.min(Math.max(0, (until - now) / 1_000), LONGEST_SECONDS)
}
