import {
  type CanaryFigures,
  type CanaryWatch,
  canaryFigures,
} from '../../core/canary/canary-figures.ts'
import type { CanaryRun } from '../../core/canary/canary-run.ts'
import { hours, seconds } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** Figures are those of a week. */
const DAYS = 7
const RUNS_AT_MOST = 2_000
/** Pages and metrics ask often, canaries come rarely. */
const KNOWN_FOR = seconds(5)

export type CanaryReport = {
  readonly figures: CanaryFigures
  /** Newest first; of the last week. */
  readonly runs: readonly CanaryRun[]
}

export type CanaryReportDeps = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly transactions: Transactions
  readonly watch: CanaryWatch
}

/** What came of canaries, for whoever asks; read anew every few seconds at most. */
export function createCanaryReport(deps: CanaryReportDeps): () => Promise<CanaryReport> {
  let known: { readonly at: number; readonly report: CanaryReport } | null = null
  return async () => {
    const at = deps.clock.monotonic()
    if (known !== null && at - known.at < KNOWN_FOR) return known.report
    const now = deps.clock.now()
    const from = minus(now, hours(24 * DAYS))
    const runs = await deps.transactions.run(({ canaries }) => canaries.since(from, RUNS_AT_MOST))
    const report = { figures: canaryFigures(runs, now, deps.watch), runs }
    known = { at, report }
    return report
  }
}
