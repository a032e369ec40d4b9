import { tierOf } from '../../registry/live-room.ts'
import { isInRegion } from '../../registry/region-scope.ts'
import { seconds } from '../../time/duration.ts'
import { between, civilDateOf, type Instant, later, plus } from '../../time/instant.ts'
import type { Eased } from '../load/ease.ts'
import { isWatched, type PlannedRoom } from '../plan-probes.ts'
import { cadenceOf, inWindow, type PatrolSweep, runsOn, type SweptRoom } from '../sweep.ts'
import type { UnseenReason } from '../unseen-reason.ts'
import { type DaySpan, spanFromDay } from './sweep-days.ts'
import { holders } from './sweep-of.ts'

/** Why a room is watched, or is not; each calls for something else to be done. */
export const WATCH_REASONS = [
  'watched',
  'waiting',
  'overdue',
  'unseen',
  'platform-closed',
  'budget',
  'late',
  'load-shed',
  'archived',
  'no-address',
  'no-sweep',
  'sweep-off',
  'not-its-window',
  'permitted-now',
] as const
export type WatchReason = (typeof WATCH_REASONS)[number]

export const SCOPE_PARTS = ['region', 'stage', 'platform', 'kind', 'tier', 'tag'] as const
export type ScopePart = (typeof SCOPE_PARTS)[number]

/** What each sweep has to do with the room right now. */
export const SWEEP_STANDINGS = ['has-it', 'also', 'off', 'not-its-time', 'out-of-scope'] as const
export type SweepStanding = (typeof SWEEP_STANDINGS)[number]

export type SweepOfRoom = {
  readonly sweep: PatrolSweep
  readonly standing: SweepStanding
  /** By what the room is not in its scope. */
  readonly misses: readonly ScopePart[]
  /** The days of it that are now or come next; `null`: every day, or no more. */
  readonly days: DaySpan | null
}

export type WatchedRoom = {
  readonly reason: WatchReason
  /** The sweep that has it, by whose rule it is looked at. */
  readonly sweep: PatrolSweep | null
  readonly sweeps: readonly SweepOfRoom[]
  /** When the next look is due; `null`: none is. */
  readonly nextLookAt: Instant | null
  /** Until when that is so, where it is known. */
  readonly until: Instant | null
  readonly unseenReason: UnseenReason | null
}

export type WatchFacts = {
  readonly planned: PlannedRoom
  /** All that there are. */
  readonly sweeps: readonly PatrolSweep[]
  /** Names of those that a person took off today. */
  readonly off: ReadonlySet<string>
  /** Not looked at before, because the room's platform pushed back; `null`: nothing is in the way. */
  readonly platformClosedUntil: Instant | null
  /** Until when subject teaching there is what it is now; `null`: no change in sight. */
  readonly legalUntil: Instant | null
  /** What the load of the moment does to the room's cadence. */
  readonly eased: Eased
}

/** Later than this many cadences, and than a minute, a look is overdue: a round takes its time (as `overdue.ts`). */
const CADENCES_MISSED = 3
const LEAST_SECONDS = 60

const fits = <T>(wanted: readonly T[] | undefined, given: T | null | undefined): boolean =>
  wanted === undefined || wanted.length === 0 || (given != null && wanted.includes(given))

/** By what a room is outside of a sweep's scope; none: it is inside. */
function scopeMisses(
  sweep: PatrolSweep,
  { room, platform, kind }: SweptRoom,
): readonly ScopePart[] {
  const { regions, tags = [] } = sweep
  const inPlace = regions.length === 0 || regions.some((scope) => isInRegion(scope, room.region))
  const parts: Readonly<Record<ScopePart, boolean>> = {
    region: inPlace,
    stage: fits(sweep.stages, room.stage),
    platform: fits(sweep.platforms, platform),
    kind: fits(sweep.kinds, kind),
    tier: fits(sweep.tiers, tierOf(room)),
    tag: tags.length === 0 || tags.some((tag) => room.tags?.includes(tag) === true),
  }
  return SCOPE_PARTS.filter((part) => !parts[part])
}

function standingOf(
  facts: WatchFacts,
  sweep: PatrolSweep,
  misses: readonly ScopePart[],
  now: Instant,
): SweepStanding {
  const { planned, off } = facts
  if (misses.length > 0) return 'out-of-scope'
  if (off.has(sweep.name)) return 'off'
  return inWindow(sweep, civilDateOf(now), planned.windows ?? new Set()) ? 'also' : 'not-its-time'
}

function sweepsOf(facts: WatchFacts, has: PatrolSweep | null, now: Instant): SweepOfRoom[] {
  const date = civilDateOf(now)
  return facts.sweeps.map((sweep) => {
    const misses = scopeMisses(sweep, facts.planned)
    const days = sweep.window?.days ?? null
    return {
      sweep,
      standing: sweep.name === has?.name ? 'has-it' : standingOf(facts, sweep, misses, now),
      misses,
      days: days === null ? null : spanFromDay(days, date),
    }
  })
}

/** Why no sweep has the room. */
function reasonOfNone(facts: WatchFacts, sweeps: readonly SweepOfRoom[]): WatchReason {
  const { room, subjectTeachingNow } = facts.planned
  if (!room.active) return 'archived'
  if (room.pageUrl === null && room.streamUrls.length === 0) return 'no-address'
  const about = sweeps.filter(({ standing }) => standing !== 'out-of-scope')
  if (about.length === 0) return 'no-sweep'
  if (subjectTeachingNow === 'permitted') return 'permitted-now'
  return about.some(({ standing }) => standing === 'off') ? 'sweep-off' : 'not-its-window'
}

/** Why a room that a sweep has is looked at, or is not. */
function reasonOfHeld(facts: WatchFacts, sweep: PatrolSweep, now: Instant): WatchReason {
  const { status, room } = facts.planned
  if (facts.eased === 'shed') return 'load-shed'
  const cadence = cadenceOf(sweep, room)
  if (isWatched(status, now, cadence)) return 'watched'
  if (facts.platformClosedUntil !== null && facts.platformClosedUntil > now) {
    return 'platform-closed'
  }
  if (status === null) return 'waiting'
  if (status.unseenReason === 'budget') return 'budget'
  if (status.unseenReason === 'late') return 'late'
  const patience = Math.max(
    LEAST_SECONDS,
    cadence.probeSeconds * (facts.eased as number) * CADENCES_MISSED,
  )
  if (Math.abs(between(status.lastLookAt, now)) >= seconds(patience)) return 'overdue'
  return status.state === 'unseen' ? 'unseen' : 'waiting'
}

function nextLook(facts: WatchFacts, sweep: PatrolSweep, now: Instant): Instant | null {
  const { eased, planned, platformClosedUntil } = facts
  if (eased === 'shed') return null
  const { status, room } = planned
  const cadence = cadenceOf(sweep, room)
  const every = isWatched(status, now, cadence) ? cadence.watchSeconds : cadence.probeSeconds
  const due = status === null ? now : plus(status.lastLookAt, seconds(every * eased))
  const open = platformClosedUntil === null ? due : later(due, platformClosedUntil)
  return later(open, now)
}

/** Why a room is or is not watched at `now`: which sweep, which rule, which budget, which error. */
export function whyWatched(facts: WatchFacts, now: Instant): WatchedRoom {
  const date = civilDateOf(now)
  const inForce = facts.sweeps.filter((one) => !facts.off.has(one.name) && runsOn(one, date))
  const { room, status } = facts.planned
  const hasAddress = room.pageUrl !== null || room.streamUrls.length > 0
  const [sweep = null] = hasAddress ? holders(facts.planned, inForce, now) : []
  const sweeps = sweepsOf(facts, sweep, now)
  const unseenReason = status?.unseenReason ?? null
  if (sweep === null) {
    const reason = reasonOfNone(facts, sweeps)
    const until = reason === 'permitted-now' ? facts.legalUntil : null
    return { reason, sweep, sweeps, nextLookAt: null, until, unseenReason }
  }
  const reason = reasonOfHeld(facts, sweep, now)
  const until = reason === 'platform-closed' ? facts.platformClosedUntil : facts.legalUntil
  return { reason, sweep, sweeps, nextLookAt: nextLook(facts, sweep, now), until, unseenReason }
}
