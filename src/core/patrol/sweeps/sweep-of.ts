import type { VerdictKind } from '../../policy/verdict.ts'
import { civilDateOf, type Instant } from '../../time/instant.ts'
import { inScope, inWindow, type PatrolSweep, type SweptRoom } from '../sweep.ts'
import type { WindowKinds } from './window-kind.ts'

/** A room at a moment. */
export type RoomNow = SweptRoom & {
  /** What subject teaching in this room would be right now, by the law. */
  readonly subjectTeachingNow: VerdictKind
  /** Left out: no kind of time is known, only sweeps of all time hold the room. */
  readonly windows?: WindowKinds
}

const NO_WINDOWS: WindowKinds = new Set()

const rankOf = ({ rank }: PatrolSweep): number => rank ?? 0

/** Highest rank first; those of one rank by the shorter cadence, then by name, so that every machine agrees. */
const byRank = (a: PatrolSweep, b: PatrolSweep): number =>
  rankOf(b) - rankOf(a) ||
  a.cadence.probeSeconds - b.cadence.probeSeconds ||
  (a.name < b.name ? -1 : 1)

/** Every sweep that holds the room at `now`, the one that decides first. */
export function holders(
  planned: RoomNow,
  sweeps: readonly PatrolSweep[],
  now: Instant,
): readonly PatrolSweep[] {
  // A day that nobody entered in a calendar is judged `review`, never `permitted`: it is patrolled.
  if (planned.subjectTeachingNow === 'permitted') return []
  const date = civilDateOf(now)
  const windows = planned.windows ?? NO_WINDOWS
  return sweeps
    .filter((sweep) => inScope(sweep, planned) && inWindow(sweep, date, windows))
    .toSorted(byRank)
}

/** The sweep that has the room at `now` and says how often it is looked at; `null` when nobody patrols it. */
export const sweepOf = (
  planned: RoomNow,
  sweeps: readonly PatrolSweep[],
  now: Instant,
): PatrolSweep | null => holders(planned, sweeps, now)[0] ?? null
