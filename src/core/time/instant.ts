import { type CivilDate, dateOfEpochDay, epochDay, epochDayOf } from './civil-date.ts'
import type { Duration } from './duration.ts'

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z, as databases keep it. */
export type Instant = number & { readonly __unit: 'epoch-milliseconds' }

/**
 * Asia/Shanghai has kept +08:00 without daylight saving since 1992, and the law this program knows begins in 2019,
 * so a fixed offset is exact for every instant it judges.
 */
const SHANGHAI_OFFSET_MILLISECONDS = 8 * 3_600_000

const DAY_MILLISECONDS = 86_400_000

// What the monotonic clock measures has fractions; a moment that is reckoned with it must not.
export const instantOfEpochMilliseconds = (value: number): Instant => Math.round(value) as Instant
export const plus = (instant: Instant, duration: Duration): Instant =>
  instantOfEpochMilliseconds(instant + duration)
export const minus = (instant: Instant, duration: Duration): Instant =>
  instantOfEpochMilliseconds(instant - duration)
export const between = (from: Instant, to: Instant): Duration => (to - from) as Duration
export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

function offsetMinutes(text: string): number {
  if (text === 'Z' || text === 'z') return 0
  const sign = text.startsWith('-') ? -1 : 1
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6)))
}

/**
 * What has a year of four digits in Asia/Shanghai: RFC 3339 knows no other, and neither do those who read our answers.
 */
const EARLIEST_WRITABLE = (epochDay(0, 1, 1) * DAY_MILLISECONDS -
  SHANGHAI_OFFSET_MILLISECONDS) as Instant
// Days are counted through by comparing their texts: the last of all has to have one after it.
const LATEST_WRITABLE = (epochDay(9_999, 12, 31) * DAY_MILLISECONDS -
  SHANGHAI_OFFSET_MILLISECONDS -
  1) as Instant

const writable = (instant: Instant): Instant =>
  later(EARLIEST_WRITABLE, earlier(instant, LATEST_WRITABLE))

/**
 * Parses RFC 3339 with an offset (seconds may be left out); `null` when the text is not an instant that exists, or one
 * that `formatInstant` could not write again.
 */
export function parseInstant(text: string): Instant | null {
  const match = RFC3339.exec(text)
  if (match === null) return null
  const [year, month, day, hour, minute] = match.slice(1, 6).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const second = Number(match[6] ?? '0')
  const millisecond = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  const date = epochDay(year, month, day)
  const exists = dateOfEpochDay(date) === text.slice(0, 10)
  if (!exists || hour > 23 || minute > 59 || second > 59) return null
  const local =
    date * DAY_MILLISECONDS + hour * 3_600_000 + minute * 60_000 + second * 1_000 + millisecond
  const instant = (local - offsetMinutes(match[8] ?? 'Z') * 60_000) as Instant
  return instant === writable(instant) ? instant : null
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/**
 * RFC 3339 in Asia/Shanghai with the offset shown; milliseconds only when there are any. What lies beyond the years 0000
 * to 9999 is written as the nearest that can be: a record that holds it has to stay readable.
 */
export function formatInstant(instant: Instant): string {
  const local = writable(Math.floor(instant) as Instant) + SHANGHAI_OFFSET_MILLISECONDS
  const day = Math.floor(local / DAY_MILLISECONDS)
  const rest = local - day * DAY_MILLISECONDS
  const millisecond = rest % 1_000
  const time = `${two(Math.floor(rest / 3_600_000))}:${two(Math.floor(rest / 60_000) % 60)}:${two(Math.floor(rest / 1_000) % 60)}`
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`
  return `${dateOfEpochDay(day)}T${time}${fraction}+08:00`
}

/** The day on the wall calendar of Asia/Shanghai. */
export function civilDateOf(instant: Instant): CivilDate {
  const local = writable(instant) + SHANGHAI_OFFSET_MILLISECONDS
  return dateOfEpochDay(Math.floor(local / DAY_MILLISECONDS))
}

/** 00:00:00 in Asia/Shanghai of that day. */
export function startOfDay(date: CivilDate): Instant {
  return (epochDayOf(date) * DAY_MILLISECONDS - SHANGHAI_OFFSET_MILLISECONDS) as Instant
}
