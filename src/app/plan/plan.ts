import type { CutOrder, CutStatus } from '../../core/cuts/cut-order.ts'
import { dueStages } from '../../core/cuts/due-again.ts'
import { proofCutShort } from '../../core/cuts/interrupted-proof.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { orderJob } from '../cuts/cut-orders.ts'
import type { StageJob } from '../pipeline.ts'
import { heldNow } from './held-now.ts'
import { keepRuns } from './keep-runs.ts'
import type { PlannedRoomDeps } from './planned-rooms.ts'
import { type ProbeJobDeps, probeJobs } from './probe-jobs.ts'

export type PlanDeps = ProbeJobDeps &
  PlannedRoomDeps & { readonly clock: Clock; readonly transactions: Transactions }

/** What a tick asks for. */
export type PlanPayload = {
  /** Sweeps that tick; left out: all. */
  readonly sweeps?: readonly string[]
  /** The tick was missed, and is made up for. */
  readonly backfilled?: boolean
  /** Milliseconds to the next tick of each that ticks: what comes due until then is planned now. Left out: none. */
  readonly ahead?: Readonly<Record<string, number>>
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
}

function isInterrupted(order: CutOrder, now: Instant): boolean {
  const called = STAGE_OF[order.status] === 'prove' && order.status !== 'accepted'
  return called ? proofCutShort(order, now) : true
}

/** Orders that a stopped process left half way are taken up again; the stages are idempotent. */
async function interruptedCuts(records: Records, now: Instant): Promise<readonly StageJob[]> {
  const statuses = Object.keys(STAGE_OF) as readonly CutStatus[]
  const orders = await records.cutOrders.inStatus(statuses)
  const due = await records.cutOrders.dueAgain(now)
  return [
    ...orders.flatMap((order) => {
      const stage = STAGE_OF[order.status]
      if (stage === undefined || order.dryRun || !isInterrupted(order, now)) return []
      return [orderJob(stage, order)]
    }),
    ...due.flatMap((order) => dueStages(order, now).map((stage) => orderJob(stage, order))),
  ]
}

/**
 * One tick of the patrol: which rooms the sweeps that tick have and are due for a probe, spread as their platforms
 * allow; how far the runs of sweeps have come; and what an interruption left undone.
 */
export async function plan(
  deps: PlanDeps,
  payload: PlanPayload = {},
): Promise<readonly StageJob[]> {
  const now = deps.clock.now()
  const held = await heldNow(deps, now)
  const { backfilled = false } = payload
  const rounds = await keepRuns(deps, { ...held, backfilled }, now)
  const ticking = payload.sweeps === undefined ? null : new Set(payload.sweeps)
  const ahead = new Map(Object.entries(payload.ahead ?? {}))
  const { cuts, paces } = await deps.transactions.run(async (records) => ({
    cuts: await interruptedCuts(records, now),
    paces: await records.hostPaces.all(),
  }))
  return [...probeJobs(deps, paces, { ...held, rounds, ticking, ahead }, now), ...cuts]
}
