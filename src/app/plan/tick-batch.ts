import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { StageJob } from '../pipeline.ts'
import type { PlanPayload } from './plan.ts'

/** Sweeps tick at the same seconds: their ticks are claimed one by one, and planned together. */
const GATHERING: Duration = milliseconds(100)

export type SweepTick = {
  readonly sweep: string
  /** Named by sweep and instant. */
  readonly key: string
  readonly backfilled: boolean
  /** How long it is to the sweep's next tick. */
  readonly toNext: Duration
}

export type TickBatchDeps = {
  readonly clock: Pick<Clock, 'sleep'>
  /** Makes the key of a plan one of its own: where the clock was set back, a tick comes again. */
  readonly nextId: () => string
  readonly enqueue: (jobs: readonly StageJob[]) => Promise<void>
}

/** One plan for all sweeps that tick together; resolves when the plan is in the queue. */
export function gatherTicks(deps: TickBatchDeps): (tick: SweepTick) => Promise<void> {
  let gathered: SweepTick[] = []
  let handing: Promise<void> | null = null

  async function hand(): Promise<void> {
    await deps.clock.sleep(GATHERING)
    const ticks = gathered
    gathered = []
    handing = null
    const payload: PlanPayload = {
      sweeps: ticks.map(({ sweep }) => sweep),
      backfilled: ticks.every(({ backfilled }) => backfilled),
      ahead: Object.fromEntries(ticks.map(({ sweep, toNext }) => [sweep, toNext])),
    }
    const key = `${ticks.map((tick) => tick.key).join(' ')} ${deps.nextId()}`
    await deps.enqueue([{ stage: 'plan', key, payload }])
  }

  return async (tick) => {
    gathered.push(tick)
    handing ??= hand()
    await handing
  }
}
