import type { Result } from '../fault.ts'
import { hours, minutes } from '../time/duration.ts'
import { tooFarAhead } from '../time/far-ahead.ts'
import { type Instant, plus } from '../time/instant.ts'

/** A person on duty, and after how long without an acknowledgement he is told. */
export type DutyStep = {
  readonly person: string
  readonly channelIds: readonly string[]
  /** 0: at once. */
  readonly afterMinutes: number
}

/** What those who leave tell those who come (交接). */
export type HandOver = { readonly note: string; readonly by: string; readonly at: Instant }

/** One row of the duty roster (值班表). */
export type DutyShift = {
  readonly id: string
  readonly from: Instant
  readonly to: Instant
  /** In the order of escalation. */
  readonly steps: readonly DutyStep[]
  readonly handOver: HandOver | null
  readonly version: number
}

/** A roster is made month by month; who is on duty for longer has nobody who comes. Ours: docs/rules.md §7. */
export const SHIFT_AT_MOST = hours(24 * 31)
/** Rosters are made for a year. Ours: docs/rules.md §7. */
export const SHIFT_AHEAD_AT_MOST = hours(24 * 366)

/** Whether a shift lies too far ahead or is too long. Fault: `bad-request`. */
export const refuseShift = (
  { from, to }: Pick<DutyShift, 'from' | 'to'>,
  now: Instant,
): Result<never> | null =>
  tooFarAhead('from', { from: now, to: from }, SHIFT_AHEAD_AT_MOST) ??
  tooFarAhead('to', { from, to }, SHIFT_AT_MOST)

/** The shift on duty; of several the one that began last. */
export function shiftAt(shifts: readonly DutyShift[], now: Instant): DutyShift | null {
  const current = shifts.filter(({ from, to }) => from <= now && now < to)
  return current.toSorted((a, b) => b.from - a.from)[0] ?? null
}

/** What the shift before left word of; only what was written before this one began or while it is on. */
export function handOverTo(shifts: readonly DutyShift[], shift: DutyShift): HandOver | null {
  const before = shifts
    .filter(({ id, from, handOver }) => id !== shift.id && from < shift.from && handOver !== null)
    .toSorted((a, b) => b.from - a.from)
  return before[0]?.handOver ?? null
}

/** The person of the highest step whose time has come, by channel: 1 is who is told first. */
export type Called = { readonly step: number; readonly person: string }

/** Which channels are to be told of an alert that nobody answers for since `since`. */
export function calledAt(
  shift: DutyShift | null,
  since: Instant,
  now: Instant,
): ReadonlyMap<string, Called> {
  const called = new Map<string, Called>()
  for (const [index, { person, channelIds, afterMinutes }] of (shift?.steps ?? []).entries()) {
    if (plus(since, minutes(afterMinutes)) > now) continue
    for (const id of channelIds) if (!called.has(id)) called.set(id, { step: index + 1, person })
  }
  return called
}
