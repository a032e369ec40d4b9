import type { CanaryStage } from '../../ports/canary/canary-stage.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import { alertTicks } from '../alerts/alert-ticks.ts'
import { type LookedAt, ticksOfCanaries } from '../canary/canaries-of-process.ts'
import { letterTicks } from '../letters/letter-ticks.ts'
import { proofTicks } from '../proofs/open-proofs.ts'
import { reportTick } from '../reports/report-tick.ts'
import { startPatrol } from '../start-patrol.ts'
import { runningRetention } from '../storage/open-running.ts'
import { savedSearchTick } from '../words/saved-search-tick.ts'
import { wordTick } from '../words/word-tick.ts'
import type { Base } from './open-base.ts'
import { powerTick } from './power-tick.ts'

/** Who plans: it keeps the ticks of the sweeps from `start` on, and looks at nothing itself. */
export type OpenedScheduler = {
  readonly start: (looked: LookedAt) => Promise<void>
}

/** `stage`: where canaries are drawn; `null`: those who look draw for themselves. */
export function openScheduler(
  base: Base,
  queue: JobQueue,
  stage: CanaryStage | null,
): OpenedScheduler {
  const { foundation, legal, outward, transactions } = base
  return {
    start: async (looked) => {
      const besides = [
        powerTick(base, queue),
        ...(await ticksOfCanaries(base, queue, stage, looked)),
        letterTicks(base, queue),
        reportTick(base),
        ...alertTicks(outward, foundation.closers),
        wordTick(transactions),
        ...(await proofTicks(foundation, base.proofs)),
        savedSearchTick(
          { ...outward, transactions, logger: foundation.logger },
          foundation.settings.savedSearchMinutes,
        ),
      ]
      const retention = () => runningRetention(foundation.settings.retention, base.running)
      await startPatrol({ ...base, foundation, queue, legalTime: legal, besides, retention })
    },
  }
}
