import { type Duration, milliseconds, seconds } from '../time/duration.ts'
import { between, civilDateOf, type Instant, plus } from '../time/instant.ts'
import type { RoomStatus } from './coverage.ts'
import type { Eased } from './load/ease.ts'
import { type Cadence, cadenceOf, type PatrolSweep, runsOn } from './sweep.ts'
import { holders, type RoomNow } from './sweeps/sweep-of.ts'

export type PlannedRoom = RoomNow & { readonly status: RoomStatus | null }

/** A room and the sweep that has it at a moment; `null` when none has. */
export type HeldRoom = PlannedRoom & {
  readonly sweep: PatrolSweep | null
  /** Those that hold it as well, and leave it to that one. Left out: none. */
  readonly others?: readonly PatrolSweep[]
  /** A violation of it stands or stood within the hour, whatever its last look saw. Left out: none. */
  readonly accused?: boolean
}

/** A look that is due by then, and how often its room is looked at. */
export type DueProbe = {
  readonly planned: HeldRoom
  readonly cadence: Cadence
  /** When it is to begin; what is past: at once. */
  readonly from: Instant
}

/** A watched room is looked at far more often than it is probed; one look missed is not yet a lost watch. */
const WATCH_IS_LOST_AFTER_LOOKS = 4
/** Calm looks are told together, the last of them for all (`violations/calm-looks.ts`). */
const CALM_LOOKS_WAIT_SECONDS = 20

export function heldRooms(
  rooms: readonly PlannedRoom[],
  sweeps: readonly PatrolSweep[],
  now: Instant,
): readonly HeldRoom[] {
  const date = civilDateOf(now)
  const today = sweeps.filter((sweep) => runsOn(sweep, date))
  return rooms.map((planned) => {
    const [sweep = null, ...others] = holders(planned, today, now)
    return { ...planned, sweep, others }
  })
}

export function isWatched(status: RoomStatus | null, now: Instant, cadence: Cadence): boolean {
  if (status === null) return false
  if (status.state !== 'clean' && status.state !== 'suspect' && status.state !== 'violating') {
    return false
  }
  // A last look in the future was before the clock was set back: it vouches for no more than one of the past would.
  const silence = Math.abs(between(status.lastLookAt, now))
  const patience = Math.max(20, cadence.watchSeconds * WATCH_IS_LOST_AFTER_LOOKS)
  return silence < seconds(status.state === 'clean' ? patience + CALM_LOOKS_WAIT_SECONDS : patience)
}

/**
 * A look stands in line, takes its time and is told: it begins so much of the cadence before the room would be overdue, or
 * each round would be longer than the one that was asked for. Ours: docs/rules.md §7.
 */
const EARLY_SHARE = 0.05
const EARLIEST: Duration = seconds(3)

/** When the room's next look is to begin. */
function dueFrom(status: RoomStatus | null, now: Instant, { probeSeconds }: Cadence): Instant {
  if (status === null) return now
  const early = Math.min(EARLIEST, seconds(probeSeconds) * EARLY_SHARE)
  const wait = milliseconds(Math.round(seconds(probeSeconds) - early))
  // A wall clock set back must not silence the patrol.
  const ago = Math.abs(between(status.lastLookAt, now))
  return plus(now, milliseconds(wait - ago))
}

/** Sweeps may tick once a minute whatever their cadence; a room that waits for longer has been left. */
const LONGEST_TICK_SECONDS = 60

/** Not looked at although its sweep should have ticked since it was due, a look that takes its time included. */
function isLeft(status: RoomStatus | null, now: Instant, { probeSeconds }: Cadence): boolean {
  const patience = probeSeconds + Math.max(probeSeconds, LONGEST_TICK_SECONDS)
  return status === null || Math.abs(between(status.lastLookAt, now)) >= seconds(patience)
}

/** Two infinite ones are equal, which a difference would not say. */
export const inOrder = (a: number, b: number): number => (a === b ? 0 : a - b)

/** When a room was last looked at, to put rooms in order; one that was "seen" in the future goes first. */
export function seenAt(status: RoomStatus | null, now: Instant): number {
  return status === null || status.lastLookAt > now ? Number.NEGATIVE_INFINITY : status.lastLookAt
}

/** When the room's next look is due by its own cadence. */
const dueAt = ({ planned, cadence }: DueProbe, now: Instant): number =>
  seenAt(planned.status, now) + seconds(cadence.probeSeconds)

/** Which sweeps tick (`null`: all), and how long it is to the next tick of each; left out: only what is due is planned. */
export type Ticking = {
  readonly names: ReadonlySet<string> | null
  readonly ahead?: ReadonlyMap<string, number>
}
const ALL: Ticking = { names: null }

/**
 * Which rooms are to be probed before the next tick: those of the sweeps that tick, not under watch, and not looked at
 * within the cadence of the sweep that has them, as the load of the moment eases it; who comes due before the sweep ticks
 * again has his turn then, or he would wait for the tick as well. A room that its own sweep has left is taken by any other
 * that holds it. Longest overdue first.
 */
export function planProbes(
  rooms: readonly HeldRoom[],
  now: Instant,
  { names, ahead }: Ticking = ALL,
  ease: (held: HeldRoom) => Eased = () => 1,
): readonly DueProbe[] {
  return rooms
    .flatMap((planned): readonly DueProbe[] => {
      const { sweep, others = [], status, room } = planned
      if (sweep === null) return []
      const eased = ease(planned)
      if (eased === 'shed') return []
      const own = cadenceOf(sweep, room)
      const cadence = {
        probeSeconds: own.probeSeconds * eased,
        watchSeconds: own.watchSeconds * eased,
      }
      const ticks = ({ name }: PatrolSweep): boolean => names === null || names.has(name)
      const turn = ticks(sweep) || (others.some(ticks) && isLeft(status, now, cadence))
      const from = dueFrom(status, now, cadence)
      const until = plus(now, milliseconds(ticks(sweep) ? (ahead?.get(sweep.name) ?? 0) : 0))
      const due = turn && !isWatched(status, now, cadence) && from <= until
      return due ? [{ planned, cadence, from }] : []
    })
    .toSorted((a, b) => inOrder(dueAt(a, now), dueAt(b, now)))
}
