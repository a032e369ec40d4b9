import {
  addDays,
  type CivilDate,
  dateOfEpochDay,
  epochDayOf,
  weekdayOf,
} from '../../time/civil-date.ts'
import type { SweepWindow } from '../sweep.ts'
import { type CronDays, namesDay } from './cron-day.ts'
import { type DaySpan, isYearly, type SweepDays, spanFromDay } from './sweep-days.ts'

/** Every weekday meets every day of the year within so many years, leap days included. */
const CYCLE_YEARS = 28
const CYCLE_DAYS = CYCLE_YEARS * 366
const FIRST_YEAR = 2024
const CYCLE = Array.from({ length: CYCLE_YEARS }, (_, n) => FIRST_YEAR + n)

/** Spans that are still to come, or the last ones that were: a campaign of the past has not a wrong cron for that. */
function spansOf(days: SweepDays | null): readonly DaySpan[] {
  const anyDay = `${FIRST_YEAR}-01-01` as CivilDate
  if (days === null) return [{ from: anyDay, to: addDays(anyDay, CYCLE_DAYS) }]
  const ofEvery = isYearly(days.from) ? CYCLE : [FIRST_YEAR]
  const years = days.years.length === 0 ? ofEvery : days.years
  return years.flatMap((year) => {
    const span = spanFromDay({ ...days, years: [year] }, '0001-01-01' as CivilDate)
    return span === null ? [] : [span]
  })
}

/** With so many days more on either side. What comes after a whole cycle of the calendar has been there before. */
function* daysIn({ from, to }: DaySpan, beside = 0): Generator<CivilDate> {
  const first = epochDayOf(from) - beside
  const last = Math.min(epochDayOf(to) + beside, first + CYCLE_DAYS)
  for (let day = first; day <= last; day += 1) yield dateOfEpochDay(day)
}

function firesIn(cron: CronDays, span: DaySpan): boolean {
  for (const date of daysIn(span)) {
    if (namesDay(cron, date)) return true
  }
  return false
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

const namesAll = ({ dayOfMonth, month, dayOfWeek }: CronDays): boolean =>
  [dayOfMonth, month, dayOfWeek].every(
    (field, at) => new Set(field.filter((one) => typeof one === 'number')).size === [31, 12, 7][at],
  )

const isOfWeekends = (window: SweepWindow | null): boolean =>
  window !== null && window.kinds.length > 0 && window.kinds.every((kind) => kind === 'weekend')

/**
 * The most days on end on which the sweep may have rooms and the expression names no time at all; 0 when it ticks on all
 * of them. The window goes by Shanghai's days: in another zone the days beside it are partly its own.
 */
export function idleDays(cron: CronDays, window: SweepWindow | null, zone: string): number {
  if (namesAll(cron)) return 0
  const isHome = zone === 'Asia/Shanghai'
  const weekendsOnly = isHome && isOfWeekends(window)
  let longest = 0
  for (const span of spansOf(window?.days ?? null)) {
    let idle = 0
    for (const date of daysIn(span, isHome ? 0 : 1)) {
      const wanted = !weekendsOnly || weekdayOf(date) >= 6
      idle = wanted && !namesDay(cron, date) ? idle + 1 : 0
      longest = Math.max(longest, idle)
    }
  }
  return longest
}
