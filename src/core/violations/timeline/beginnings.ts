import { type CivilDate, type Weekday, weekdayOf } from '../../time/civil-date.ts'
import { type Duration, hours, minutes, seconds } from '../../time/duration.ts'
import { civilDateOf, type Instant, startOfDay } from '../../time/instant.ts'
import { type Interval, lengthOf } from '../../time/interval.ts'

/** How many violations began within a step that starts at `at`. */
export type StepCount = { readonly at: Instant; readonly count: number }

/** Steps that a time axis is counted by, finest first. Each divides a day of Asia/Shanghai. */
const STEPS = [
  seconds(1),
  seconds(10),
  minutes(1),
  minutes(10),
  hours(1),
  hours(6),
  hours(24),
] as const

/** More bars than this cannot be told apart on a screen. */
const MOST_STEPS = 400

/** The finest step that a span is shown by without more bars than can be told apart; of a year, a day. */
export const axisStep = (span: Interval): Duration =>
  STEPS.find((step) => lengthOf(span) / step <= MOST_STEPS) ?? hours(24)

/** What the hours of a heat map are laid out by: the seven weekdays, or every day by itself. */
export const HEAT_ROWS = ['weekday', 'day'] as const
export type HeatRows = (typeof HEAT_ROWS)[number]

/** One square of a heat map. `date` is `null` where all days of that weekday are one row. */
export type HeatCell = {
  readonly date: CivilDate | null
  readonly weekday: Weekday
  /** 0 to 23, Asia/Shanghai. */
  readonly hour: number
  readonly count: number
}

/**
 * Hours of counts folded into a heat map, row by row. An hour in which nothing began has no cell: whether nothing was on
 * air then, or nobody looked, is for the coverage to say.
 */
export function heatOf(counted: readonly StepCount[], rows: HeatRows): readonly HeatCell[] {
  const cells = new Map<string, HeatCell>()
  for (const { at, count } of counted) {
    const day = civilDateOf(at)
    const hour = Math.floor((at - startOfDay(day)) / hours(1))
    const date = rows === 'day' ? day : null
    const weekday = weekdayOf(day)
    const key = `${date ?? weekday} ${String(hour).padStart(2, '0')}`
    const before = cells.get(key)?.count ?? 0
    cells.set(key, { date, weekday, hour, count: before + count })
  }
  return [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}
