import type { CutOrder, CutStatus } from '../../core/cuts/cut-order.ts'
import { banInForce } from '../../core/cuts/cut-steps.ts'
import { proofCutShort } from '../../core/cuts/judge-proof.ts'
import type { PlannedRoom } from '../../core/patrol/plan-probes.ts'
import type { SessionFacts } from '../../core/policy/facts.ts'
import { factsOf } from '../../core/policy/facts-of.ts'
import type { TeachingSession, Verdict, VerdictKind } from '../../core/policy/verdict.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { seconds } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import type { StageJob } from '../pipeline.ts'
import { type ProbeJobDeps, probeJobs } from './probe-jobs.ts'

export type PlanDeps = ProbeJobDeps & {
  readonly clock: Clock
  readonly transactions: Transactions
  readonly judge: (session: TeachingSession, facts: SessionFacts) => Verdict
}

function subjectTeachingNow(
  judge: PlanDeps['judge'],
  room: LiveRoom,
  institution: Institution,
  now: Instant,
): VerdictKind {
  const session: TeachingSession = {
    start: now,
    end: plus(now, seconds(1)),
    region: room.region,
    actor: institution.actor,
    stage: room.stage,
    content: 'subject',
  }
  return judge(session, factsOf(institution, now)).verdict
}

/** Every active room with its status and what the law says of subject teaching in it now. */
export async function plannedRooms(
  records: Records,
  deps: Pick<PlanDeps, 'judge'>,
  now: Instant,
): Promise<readonly PlannedRoom[]> {
  const rooms = await records.rooms.active()
  const statuses = new Map((await records.roomBoard.statuses()).map((s) => [s.roomId, s]))
  const owners = await records.institutions.findMany([
    ...new Set(rooms.map(({ institutionId }) => institutionId)),
  ])
  const institutions = new Map(owners.map((owner) => [owner.id, owner]))
  const planned: PlannedRoom[] = []
  for (const room of rooms) {
    const institution = institutions.get(room.institutionId)
    if (institution === undefined) continue
    planned.push({
      room,
      status: statuses.get(room.id) ?? null,
      subjectTeachingNow: subjectTeachingNow(deps.judge, room, institution, now),
    })
  }
  return planned
}

const STAGE_OF: Readonly<Partial<Record<CutStatus, 'cut' | 'prove' | 'hold'>>> = {
  approved: 'cut',
  sent: 'cut',
  accepted: 'prove',
  verified: 'hold',
  // Only those whose proof was cut short.
  'accepted-unverified': 'prove',
  'cannot-verify': 'prove',
  'cached-tail': 'prove',
  // Their own ban has to be taken back; without one there is nothing to do.
  refused: 'cut',
  failed: 'cut',
}

function isInterrupted(order: CutOrder, now: Instant): boolean {
  if (order.status === 'refused' || order.status === 'failed') return banInForce(order)
  const called = STAGE_OF[order.status] === 'prove' && order.status !== 'accepted'
  return called ? proofCutShort(order, now) : true
}

/** Orders that a stopped process left half way are taken up again; the stages are idempotent. */
async function interruptedCuts(records: Records, now: Instant): Promise<readonly StageJob[]> {
  const statuses = Object.keys(STAGE_OF) as readonly CutStatus[]
  const orders = await records.cutOrders.inStatus(statuses)
  return orders.flatMap((order) => {
    const stage = STAGE_OF[order.status]
    if (stage === undefined || order.dryRun || !isInterrupted(order, now)) return []
    return [{ stage, key: order.id, payload: { cutOrderId: order.id } }]
  })
}

/**
 * One tick of the patrol: which rooms are inside time that is not plainly permitted and due for a probe, spread as
 * their platforms allow, and what an interruption left undone. Decides, changes nothing.
 */
export async function plan(deps: PlanDeps): Promise<readonly StageJob[]> {
  const now = deps.clock.now()
  return await deps.transactions.run(async (records) => {
    const rooms = await plannedRooms(records, deps, now)
    const probes = await probeJobs(records, deps, rooms, now)
    return [...probes, ...(await interruptedCuts(records, now))]
  })
}
