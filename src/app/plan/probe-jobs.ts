import { easedBy, waitsFrom } from '../../core/patrol/load/ease.ts'
import type { LoadState } from '../../core/patrol/load/load-ladder.ts'
import { type HeldRoom, planProbes } from '../../core/patrol/plan-probes.ts'
import {
  freshPace,
  type HostPace,
  paceAt,
  pauseOf,
  shiftPace,
} from '../../core/patrol/politeness.ts'
import { budgetOfHost, type PolitenessRules } from '../../core/patrol/politeness-host.ts'
import { type ProbeBatch, probeBatches } from '../../core/patrol/probe-batches.ts'
import {
  aheadOf,
  type DueRoom,
  type HostSpread,
  spreadStarts,
} from '../../core/patrol/spread-starts.ts'
import type { PatrolSweep } from '../../core/patrol/sweep.ts'
import { isUnlooked } from '../../core/patrol/unseen-reason.ts'
import { needsBrowser } from '../../core/registry/live-room.ts'
import { type Duration, milliseconds, minutes, seconds } from '../../core/time/duration.ts'
import { between, type Instant, later } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { StageJob } from '../pipeline.ts'
import { wallAhead } from '../steady-time.ts'
import type { BatchPayload } from './probe-batch.ts'

export type ProbeJobDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly sweeps: () => readonly PatrolSweep[]
  readonly politeness: () => PolitenessRules
}

/** Rooms that a job enters as not seen. */
const MOST_UNLOOKED = 500
/** A room that nobody could look at for this long is entered as not seen. */
const UNSEEN_AFTER: Duration = minutes(1)
/** Rooms of a round that do not fit in before wait for a later tick. */
const ROUND_HORIZON: Duration = minutes(1)

function spreads(
  hostPaces: readonly HostPace[],
  rules: PolitenessRules,
  now: Instant,
  ahead: Duration,
): (host: string) => HostSpread {
  const paces = new Map(hostPaces.map((pace) => [pace.host, shiftPace(pace, ahead)]))
  return (host) => {
    const budget = budgetOfHost(rules, host)
    const pace = paceAt(paces.get(host) ?? freshPace(host, budget, now), budget, now)
    return {
      // As it comes to be drawn, on the whole: who is planned closer together stands in line.
      pause: milliseconds(pauseOf(pace.looksPerMinute) * (1 + budget.jitter / 2)),
      notBefore: later(pace.nextStartAt, pace.closedUntil ?? now),
      jitter: budget.jitter,
    }
  }
}

function dueRoom(held: HeldRoom, cadence: Duration, load: LoadState): DueRoom {
  const { room, platform, status } = held
  const since = waitsFrom(load, held)
  const due = { roomId: room.id, host: platform ?? null, status, cadence }
  return since === null ? due : { ...due, waitsFrom: since }
}

/** The job has its rooms in hand until each is done with; those that an earlier one still has are left to that. */
function batchJob(
  { identifiers }: Pick<ProbeJobDeps, 'identifiers'>,
  payload: BatchPayload,
  delay: Duration,
  demanding = false,
): StageJob {
  const members = [...payload.rooms.map(({ roomId }) => roomId), ...payload.unlooked]
  const job: StageJob = { stage: 'probe', key: identifiers.next(), payload, members }
  const asked = demanding ? { ...job, demanding } : job
  return delay === 0 ? asked : { ...asked, delay }
}

function isToldAlready({ status }: DueRoom, now: Instant): boolean {
  if (status === null || isUnlooked(status.unseenReason)) return false
  return Math.abs(between(status.lastLookAt, now)) < UNSEEN_AFTER
}

function unlookedJobs(
  deps: ProbeJobDeps,
  postponed: readonly DueRoom[],
  now: Instant,
): readonly StageJob[] {
  const unlooked = postponed.filter((room) => !isToldAlready(room, now)).map(({ roomId }) => roomId)
  return Array.from({ length: Math.ceil(unlooked.length / MOST_UNLOOKED) }, (_, n) => {
    const piece = unlooked.slice(n * MOST_UNLOOKED, (n + 1) * MOST_UNLOOKED)
    return batchJob(deps, { plannedAt: now, rooms: [], unlooked: piece }, 0 as Duration)
  })
}

export type Wanted = {
  readonly rooms: readonly HeldRoom[]
  /** Rooms that rounds of people have still to see, whatever the hour. */
  readonly rounds: readonly HeldRoom[]
  /** Names of the sweeps that tick; `null`: all. */
  readonly ticking: ReadonlySet<string> | null
  /** Milliseconds to the next tick of each. */
  readonly ahead: ReadonlyMap<string, number>
  readonly load: LoadState
}

/**
 * Probes spread over the time until each room's next one; what does not fit into it is said to be unseen, not left out.
 * A round waits for its turn without being late.
 */
export function probeJobs(
  deps: ProbeJobDeps,
  paces: readonly HostPace[],
  { rooms, rounds, ticking, ahead, load }: Wanted,
  now: Instant,
): readonly StageJob[] {
  const ease = (held: HeldRoom) => easedBy(load, held, now)
  const due = planProbes(rooms, now, { names: ticking, ahead }, ease).map(
    ({ planned, cadence, from }): DueRoom => ({
      ...dueRoom(planned, seconds(cadence.probeSeconds), load),
      from,
    }),
  )
  const known = new Set(due.map(({ roomId }) => roomId))
  const ofRounds = rounds
    .filter(({ room }) => !known.has(room.id))
    .map((planned) => dueRoom(planned, ROUND_HORIZON, load))
  const demanding = new Set(
    [...rooms, ...rounds].filter(({ room }) => needsBrowser(room)).map(({ room }) => room.id),
  )
  const sweepOf = new Map(
    rooms.flatMap(({ room, sweep }) => (sweep === null ? [] : [[room.id, sweep.name] as const])),
  )
  const named = (batched: ProbeBatch['rooms']): BatchPayload['rooms'] =>
    batched.map((one) => {
      const sweep = sweepOf.get(one.roomId)
      return sweep === undefined ? one : { ...one, sweep }
    })
  const spreadOf = spreads(paces, deps.politeness(), now, wallAhead(deps.clock))
  const spread = spreadStarts([...due, ...ofRounds], spreadOf, now, ROUND_HORIZON)
  const late = spread.postponed.filter((room) => known.has(room.roomId) && aheadOf(room, now) === 0)
  return [
    ...[false, true].flatMap((demands) =>
      probeBatches(spread.starts.filter(({ roomId }) => demanding.has(roomId) === demands)).map(
        ({ delay, rooms: together }) =>
          batchJob(deps, { plannedAt: now, rooms: named(together), unlooked: [] }, delay, demands),
      ),
    ),
    ...unlookedJobs(deps, late, now),
  ]
}
