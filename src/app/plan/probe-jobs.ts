import { type PlannedRoom, planProbes } from '../../core/patrol/plan-probes.ts'
import { freshPace, paceAt, pauseOf, shiftPace } from '../../core/patrol/politeness.ts'
import {
  budgetOfHost,
  budgetOfUrl,
  type PolitenessRules,
} from '../../core/patrol/politeness-host.ts'
import { type DueRoom, type HostSpread, spreadStarts } from '../../core/patrol/spread-starts.ts'
import type { PatrolSweep } from '../../core/patrol/sweep.ts'
import { type Duration, minutes, seconds } from '../../core/time/duration.ts'
import { between, type Instant, later } from '../../core/time/instant.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Records } from '../../ports/records/records.ts'
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

async function spreads(
  records: Records,
  rules: PolitenessRules,
  now: Instant,
  ahead: Duration,
): Promise<(host: string) => HostSpread> {
  const paces = new Map(
    (await records.hostPaces.all()).map((pace) => [pace.host, shiftPace(pace, ahead)]),
  )
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

/** The room's place on the platform's budget is that of its first address. */
function dueRoom(rules: PolitenessRules, { room, status }: PlannedRoom): DueRoom {
  const url = room.streamUrls[0] ?? room.pageUrl
  const host = url === null ? null : (budgetOfUrl(rules, url)?.host ?? null)
  return { roomId: room.id, host, status }
}

const probeJob = (roomId: string, delay: Duration): StageJob => ({
  stage: 'probe',
  key: roomId,
  payload: { roomId },
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

/** Probes spread over the time until the next round; what does not fit into it is said to be unseen, not left out. */
export async function probeJobs(
  records: Records,
  deps: ProbeJobDeps,
  rooms: readonly PlannedRoom[],
  now: Instant,
): Promise<readonly StageJob[]> {
  const rules = deps.politeness()
  const byId = new Map(rooms.map((planned) => [planned.room.id, planned]))
  const due = new Map<string, DueRoom>()
  let horizon = Number.POSITIVE_INFINITY
  for (const sweep of deps.sweeps()) {
    horizon = Math.min(horizon, seconds(sweep.cadence.probeSeconds))
    for (const room of planProbes(rooms, sweep, now)) {
      const planned = byId.get(room.id)
      if (planned !== undefined) due.set(room.id, dueRoom(rules, planned))
    }
  }
  const spreadOf = await spreads(records, rules, now, wallAhead(deps.clock))
  const spread = spreadStarts([...due.values()], spreadOf, now, horizon as Duration)
  return [
    ...spread.starts.map(({ roomId, delay }) => probeJob(roomId, delay)),
    ...spread.postponed.flatMap((room) => notLookedAt(deps, room, now)),
  ]
}
