import { addDays, type CivilDate, weekdayOf } from '../../time/civil-date.ts'

/**
 * What a cron expression says of days, as its reader took it apart: numbers, and as written what depends on the month,
 * `L`, `L-3`, `15W`, `LW` of its days, `5L`, `1#2` of its weekdays (0 is Sunday).
 */
export type CronDays = {
  readonly dayOfMonth: readonly (number | string)[]
  readonly month: readonly number[]
  readonly dayOfWeek: readonly (number | string)[]
}

/** A day among those of its month. */
type DayInMonth = {
  readonly day: number
  readonly last: number
  /** 0 Sunday … 6 Saturday, as in cron. */
  readonly weekday: number
}

const dayNumber = (date: CivilDate): number => Number(date.slice(8))

function placeOf(date: CivilDate): DayInMonth {
  const nextMonth = addDays(`${date.slice(0, 8)}01` as CivilDate, 31)
  const last = dayNumber(addDays(nextMonth, -dayNumber(nextMonth)))
  return { day: dayNumber(date), last, weekday: weekdayOf(date) % 7 }
}

/** Monday to Friday next to a day of the month, within that month; `null` when the month has no such day. */
function nearestWeekday(target: number, { day, last, weekday }: DayInMonth): number | null {
  if (target < 1 || target > last) return null
  const there = (((weekday + target - day) % 7) + 7) % 7
  if (there === 6) return target === 1 ? target + 2 : target - 1
  if (there === 0) return target === last ? target - 2 : target + 1
  return target
}

function isDayOfMonth(written: number | string, place: DayInMonth): boolean {
  if (typeof written === 'number') return written === place.day
  const [, base = '', beforeLast = '0', nearest = ''] =
    /^(L|\d+)(?:-(\d+))?(W?)$/.exec(written) ?? []
  const target = base === 'L' ? place.last - Number(beforeLast) : Number(base)
  return (nearest === '' ? target : nearestWeekday(target, place)) === place.day
}

function isDayOfWeek(written: number | string, { day, last, weekday }: DayInMonth): boolean {
  if (typeof written === 'number') return written % 7 === weekday
  if (Number(written.slice(0, 1)) % 7 !== weekday) return false
  if (written.endsWith('L')) return day + 7 > last
  return Math.ceil(day / 7) === Number(written.slice(2))
}

/** Whether the expression names a time on that day: both of its day fields must, as node-cron has it. */
export function namesDay({ dayOfMonth, month, dayOfWeek }: CronDays, date: CivilDate): boolean {
  if (!month.includes(Number(date.slice(5, 7)))) return false
  const place = placeOf(date)
  return (
    dayOfMonth.some((written) => isDayOfMonth(written, place)) &&
    dayOfWeek.some((written) => isDayOfWeek(written, place))
  )
}
