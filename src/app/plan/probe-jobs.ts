import { type HeldRoom, planProbes } from '../../core/patrol/plan-probes.ts'
import {
  freshPace,
  type HostPace,
  paceAt,
  pauseOf,
  shiftPace,
} from '../../core/patrol/politeness.ts'
import { budgetOfHost, type PolitenessRules } from '../../core/patrol/politeness-host.ts'
import { type DueRoom, type HostSpread, spreadStarts } from '../../core/patrol/spread-starts.ts'
import type { PatrolSweep } from '../../core/patrol/sweep.ts'
import { needsBrowser } from '../../core/registry/live-room.ts'
import { type Duration, minutes, seconds } from '../../core/time/duration.ts'
import { between, type Instant, later } from '../../core/time/instant.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { StageJob } from '../pipeline.ts'
import { wallAhead } from '../steady-time.ts'

export type ProbeJobDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly sweeps: () => readonly PatrolSweep[]
  readonly politeness: () => PolitenessRules
}

/** A delay shorter than this is no burst: the gate spreads it. */
const WORTH_DELAYING: Duration = seconds(1)
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
      pause: pauseOf(pace.looksPerMinute),
      notBefore: later(pace.nextStartAt, pace.closedUntil ?? now),
      jitter: budget.jitter,
    }
  }
}

const dueRoom = ({ room, platform, status }: HeldRoom, cadence: Duration): DueRoom => ({
  roomId: room.id,
  host: platform ?? null,
  status,
  cadence,
})

const probeJob = (roomId: string, delay: Duration, demanding: boolean): StageJob => ({
  stage: 'probe',
  key: roomId,
  payload: { roomId },
  ...(demanding ? { demanding } : {}),
  ...(delay < WORTH_DELAYING ? {} : { delay }),
})

function notLookedAt(deps: ProbeJobDeps, { roomId, status }: DueRoom, now: Instant): StageJob[] {
  const justSeen = status !== null && Math.abs(between(status.lastLookAt, now)) < UNSEEN_AFTER
  if (justSeen && status.unseenReason !== 'budget') return []
  const id = deps.identifiers.next()
  const base = { id, roomId, watchId: id, at: now }
  const observation: Observation = { ...base, kind: 'unseen', reason: 'budget' }
  return [{ stage: 'record', key: id, payload: observation }]
}

export type Wanted = {
  readonly rooms: readonly HeldRoom[]
  /** Rooms that rounds of people have still to see, whatever the hour. */
  readonly rounds: readonly HeldRoom[]
  /** Names of the sweeps that tick; `null`: all. */
  readonly ticking: ReadonlySet<string> | null
}

/**
 * Probes spread over the time until each room's next one; what does not fit into it is said to be unseen, not left out.
 * A round waits for its turn without being late.
 */
export function probeJobs(
  deps: ProbeJobDeps,
  paces: readonly HostPace[],
  { rooms, rounds, ticking }: Wanted,
  now: Instant,
): readonly StageJob[] {
  const due = planProbes(rooms, now, ticking).map(({ planned, cadence }) =>
    dueRoom(planned, seconds(cadence.probeSeconds)),
  )
  const known = new Set(due.map(({ roomId }) => roomId))
  const ofRounds = rounds
    .filter(({ room }) => !known.has(room.id))
    .map((planned) => dueRoom(planned, ROUND_HORIZON))
  const demanding = new Set(
    [...rooms, ...rounds].filter(({ room }) => needsBrowser(room)).map(({ room }) => room.id),
  )
  const spreadOf = spreads(paces, deps.politeness(), now, wallAhead(deps.clock))
  const spread = spreadStarts([...due, ...ofRounds], spreadOf, now, ROUND_HORIZON)
  return [
    ...spread.starts.map(({ roomId, delay }) => probeJob(roomId, delay, demanding.has(roomId))),
    ...spread.postponed
      .filter(({ roomId }) => known.has(roomId))
      .flatMap((room) => notLookedAt(deps, room, now)),
  ]
}
