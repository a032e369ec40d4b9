import type { VerdictKind } from '../policy/verdict.ts'
import type { LiveRoom } from '../registry/live-room.ts'
import { seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import type { RoomStatus } from './coverage.ts'
import { inScope, type PatrolSweep } from './sweep.ts'

export type PlannedRoom = {
  readonly room: LiveRoom
  readonly status: RoomStatus | null
  /** What subject teaching in this room would be right now, by the law. */
  readonly subjectTeachingNow: VerdictKind
}

/** A watched room is looked at far more often than it is probed; one look missed is not yet a lost watch. */
const WATCH_IS_LOST_AFTER_LOOKS = 4
/** Calm looks are told together, the last of them for all (`violations/calm-looks.ts`). */
const CALM_LOOKS_WAIT_SECONDS = 20

function isWatched(status: RoomStatus | null, now: Instant, sweep: PatrolSweep): boolean {
  if (status === null) return false
  if (status.state !== 'clean' && status.state !== 'suspect' && status.state !== 'violating') {
    return false
  }
  // A last look in the future was before the clock was set back: it vouches for no more than one of the past would.
  const silence = Math.abs(between(status.lastLookAt, now))
  const patience = Math.max(20, sweep.cadence.watchSeconds * WATCH_IS_LOST_AFTER_LOOKS)
  return silence < seconds(status.state === 'clean' ? patience + CALM_LOOKS_WAIT_SECONDS : patience)
}

function isDue(status: RoomStatus | null, now: Instant, sweep: PatrolSweep): boolean {
  if (status === null) return true
  // A wall clock set back must not silence the patrol.
  return Math.abs(between(status.lastLookAt, now)) >= seconds(sweep.cadence.probeSeconds)
}

/** Two infinite ones are equal, which a difference would not say. */
export const inOrder = (a: number, b: number): number => (a === b ? 0 : a - b)

/** When a room was last looked at, to put rooms in order; one that was "seen" in the future goes first. */
export function seenAt(status: RoomStatus | null, now: Instant): number {
  return status === null || status.lastLookAt > now ? Number.NEGATIVE_INFINITY : status.lastLookAt
}

/**
 * Which rooms are to be probed now: in the sweep's scope, inside time in which subject teaching is not plainly
 * permitted, not under watch, and not looked at within the probe cadence. Longest unseen first.
 */
export function planProbes(
  rooms: readonly PlannedRoom[],
  sweep: PatrolSweep,
  now: Instant,
): readonly LiveRoom[] {
  return rooms
    .filter(({ room }) => inScope(sweep, room))
    .filter(({ subjectTeachingNow }) => subjectTeachingNow !== 'permitted')
    .filter(({ status }) => !isWatched(status, now, sweep) && isDue(status, now, sweep))
    .toSorted((a, b) => inOrder(seenAt(a.status, now), seenAt(b.status, now)))
    .map(({ room }) => room)
}
