import type { Instant } from '../time/instant.ts'
import type { CoverageSegment, CoverageState } from './coverage.ts'
import { isUnlooked, type UnseenReason } from './unseen-reason.ts'

export type Look = {
  readonly roomId: string
  readonly at: Instant
  readonly state: CoverageState
  readonly unseenReason: UnseenReason | null
  /** How many looks alike it stands for; left out: one. */
  readonly looks?: number
}

/** Two looks further apart than this leave a gap: what lies between was not seen by anyone. */
const LONGEST_STEP_MILLISECONDS = 60_000

/** A look that is told late was not missed: only what is left on both sides of it was. */
function cutOut(missed: CoverageSegment, seen: CoverageSegment): readonly CoverageSegment[] {
  const near = seen.start - missed.start <= LONGEST_STEP_MILLISECONDS
  const before = near ? [] : [{ ...missed, end: seen.start }]
  const after = seen.end < missed.end ? [{ ...missed, start: seen.end }] : []
  return [...before, { ...seen, start: near ? missed.start : seen.start }, ...after]
}

/**
 * Extends the room's last segment by one look, or begins a new one. Returns the segments to save, oldest first.
 * `now` is when it is written down. A look vouches only for the time back to the look before it, and only when that is near.
 */
export function extendCoverage(
  last: CoverageSegment | null,
  look: Look,
  now: Instant = look.at,
): readonly CoverageSegment[] {
  const end = (look.at + 1) as Instant
  const looks = isUnlooked(look.unseenReason) ? 0 : (look.looks ?? 1)
  const fresh = (start: Instant): CoverageSegment => ({
    roomId: look.roomId,
    state: look.state,
    unseenReason: look.unseenReason,
    start,
    end,
    looks,
  })
  if (last === null) return [fresh(look.at)]
  // What was written of the future was written before the clock was set back. It stays; this look stands beside it.
  if (last.end > now + 1) return [fresh(look.at)]
  if (last.state === 'missed' && look.at < last.end) return cutOut(last, fresh(look.at))
  // Late or repeated looks change nothing that is already written.
  if (look.at < last.end) return []
  if (look.at - last.end > LONGEST_STEP_MILLISECONDS) return [fresh(look.at)]
  const same = last.state === look.state && last.unseenReason === look.unseenReason
  if (same) return [{ ...last, end, looks: last.looks + looks }]
  return [fresh(last.end)]
}
