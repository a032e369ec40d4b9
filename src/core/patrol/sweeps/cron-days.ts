import { addDays, type CivilDate, weekdayOf } from '../../time/civil-date.ts'
import { type DaySpan, type SweepDays, spanFromDay } from './sweep-days.ts'

/** What a cron expression says of days, as its reader took it apart; `L`, `5L` and `1#2` stay as written. */
export type CronDays = {
  readonly dayOfMonth: readonly (number | string)[]
  readonly month: readonly number[]
  readonly dayOfWeek: readonly (number | string)[]
}

/** Every weekday meets every day of the year within so many years, leap days included. */
const ALL_DAYS = 28 * 366

const isLastOfMonth = (date: CivilDate): boolean => addDays(date, 1).endsWith('-01')

function inMonth({ dayOfMonth, month }: CronDays, date: CivilDate): boolean {
  const day = Number(date.slice(8))
  const fits = dayOfMonth.some((one) =>
    typeof one === 'number' ? one === day : isLastOfMonth(date),
  )
  return fits && month.includes(Number(date.slice(5, 7)))
}

/** A `1#2` or `5L` may be any week's: only its weekday is held against the date. */
function inWeek({ dayOfWeek }: CronDays, date: CivilDate): boolean {
  const weekday = weekdayOf(date)
  return dayOfWeek.some((one) => {
    const number = typeof one === 'number' ? one : Number(one.slice(0, 1))
    return (number === 0 ? 7 : number) === weekday
  })
}

function firesIn(cron: CronDays, { from, to }: DaySpan): boolean {
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (inMonth(cron, date) && inWeek(cron, date)) return true
  }
  return false
}

/** Spans that are still to come, or the last ones that were: a campaign of the past has not a wrong cron for that. */
function spansOf(days: SweepDays | null): readonly DaySpan[] {
  const anyDay = '2024-01-01' as CivilDate
  if (days === null) return [{ from: anyDay, to: addDays(anyDay, ALL_DAYS) }]
  const years = days.years.length === 0 ? [2024, 2025, 2026, 2027] : days.years
  return years.flatMap((year) => {
    const span = spanFromDay({ ...days, years: [year] }, '0001-01-01' as CivilDate)
    return span === null ? [] : [span]
  })
}

/** What a cron expression says of the hours of a day. */
export type CronTimes = {
  readonly second: readonly number[]
  readonly minute: readonly number[]
  readonly hour: readonly number[]
}

const DAY_SECONDS = 86_400

/** The longest that it waits from one time to the next, the night included, in seconds. */
export function longestWait({ second, minute, hour }: CronTimes): number {
  const times = hour
    .flatMap((h) => minute.flatMap((m) => second.map((s) => h * 3_600 + m * 60 + s)))
    .toSorted((a, b) => a - b)
  const [first = 0] = times
  const waits = times.map((time, at) => (times[at + 1] ?? first + DAY_SECONDS) - time)
  return waits.reduce((longest, wait) => Math.max(longest, wait), 0)
}

/** Whether the expression names a day on which the sweep runs. */
export const everFires = (cron: CronDays, days: SweepDays | null): boolean =>
  spansOf(days).some((span) => firesIn(cron, span))
