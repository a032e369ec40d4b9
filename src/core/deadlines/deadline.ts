import type { Calendar } from '../calendar/calendar.ts'
import { addWorkdays } from '../calendar/workdays.ts'
import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts'
import { type Duration, hours } from '../time/duration.ts'
import {
  between,
  civilDateOf,
  earlier,
  type Instant,
  later,
  plus,
  startOfDay,
} from '../time/instant.ts'
import {
  type LengthUnit,
  type LimitId,
  type MarkKind,
  TIME_LIMITS,
  type TimeLimit,
} from './time-limits.ts'

/** Something that happened in a case. */
export type CaseMark = { readonly kind: MarkKind; readonly at: Instant }

/**
 * `expired`: a limit that is not ours to keep has run out, and what follows from it holds. `unknown`: the arrangement of
 * holidays is not known for all of it, and no day is named.
 */
export const DEADLINE_STATES = [
  'overdue',
  'due-soon',
  'unknown',
  'running',
  'expired',
  'met',
  'met-late',
] as const
export type DeadlineState = (typeof DEADLINE_STATES)[number]

export type Deadline = {
  readonly limit: LimitId
  readonly begunAt: Instant
  /** The first instant that is too late, in Asia/Shanghai the midnight after the last day; `null`: unknown. */
  readonly dueAt: Instant | null
  /** The day on which it ends; `null`: unknown. */
  readonly lastDay: CivilDate | null
  readonly endedAt: Instant | null
  readonly state: DeadlineState
  /** Below zero: over by so much; `null`: it has ended, or is unknown. */
  readonly remaining: Duration | null
}

type End = { readonly dueAt: Instant; readonly lastDay: CivilDate }

const endOfDay = (lastDay: CivilDate): End => ({ dueAt: startOfDay(addDays(lastDay, 1)), lastDay })

/** `null`: a year whose holidays are not arranged yet lies within it. */
function endOf(begunAt: Instant, unit: LengthUnit, count: number, calendar: Calendar): End | null {
  const first = civilDateOf(begunAt)
  if (unit === 'hours') {
    const dueAt = plus(begunAt, hours(count))
    return { dueAt, lastDay: civilDateOf(dueAt) }
  }
  if (unit === 'days') return endOfDay(addDays(first, count))
  if (unit === 'months') return endOfDay(addMonths(first, count))
  const { date, provisional } = addWorkdays(calendar, first, count)
  return provisional ? null : endOfDay(date)
}

function stateOf(
  { whose, unit, count, soon }: TimeLimit,
  times: { readonly begunAt: Instant; readonly endedAt: Instant | null; readonly end: End | null },
  calendar: Calendar,
  now: Instant,
): DeadlineState {
  const { begunAt, endedAt, end } = times
  if (end === null) return 'unknown'
  if (endedAt !== null) return endedAt < end.dueAt ? 'met' : 'met-late'
  if (now >= end.dueAt) return whose === 'authority' ? 'overdue' : 'expired'
  const soonFrom = endOf(begunAt, unit, count - soon, calendar)
  return soonFrom !== null && now >= soonFrom.dueAt ? 'due-soon' : 'running'
}

function deadlineOf(
  limit: TimeLimit,
  marks: readonly CaseMark[],
  calendar: Calendar,
  now: Instant,
): readonly Deadline[] {
  const begun = marks.filter(({ kind }) => kind === limit.begins).map(({ at }) => at)
  if (begun.length === 0) return []
  // What is served or filed anew runs anew.
  const begunAt = begun.reduce(later)
  const ended = marks
    .filter(({ kind, at }) => limit.ends.includes(kind) && at >= begunAt)
    .map(({ at }) => at)
  const endedAt = ended.length === 0 ? null : ended.reduce(earlier)
  const end = endOf(begunAt, limit.unit, limit.count, calendar)
  return [
    {
      limit: limit.id,
      begunAt,
      dueAt: end?.dueAt ?? null,
      lastDay: end?.lastDay ?? null,
      endedAt,
      state: stateOf(limit, { begunAt, endedAt, end }, calendar, now),
      remaining: end === null || endedAt !== null ? null : between(now, end.dueAt),
    },
  ]
}

/** Every time limit that has begun in a case, in the order of the table. What has not begun is not there. */
export const deadlinesOf = (
  marks: readonly CaseMark[],
  calendar: Calendar,
  now: Instant,
): readonly Deadline[] => TIME_LIMITS.flatMap((limit) => deadlineOf(limit, marks, calendar, now))
