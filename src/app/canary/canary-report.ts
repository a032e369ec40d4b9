import {
  type CanaryFigures,
  type CanaryWatch,
  canaryFigures,
} from '../../core/canary/canary-figures.ts'
import type { CanaryRun } from '../../core/canary/canary-run.ts'
import { type CanaryRhythm, heardRhythm } from '../../core/canary/follow-canary.ts'
import { type HeardFigures, heardFigures } from '../../core/canary/heard-figures.ts'
import type { HeardMeans } from '../../core/canary/heard-means.ts'
import { type Duration, hours, milliseconds, seconds } from '../../core/time/duration.ts'
import { type Instant, later, minus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** Figures are those of a week. */
const DAYS = 7
const RUNS_AT_MOST = 2_000
/** Pages and metrics ask often, canaries come rarely. */
const KNOWN_FOR = seconds(5)

export type CanaryReport = {
  /** Of what is seen. */
  readonly figures: CanaryFigures
  readonly heard: HeardFigures
  /** Newest first; of the last week. */
  readonly runs: readonly CanaryRun[]
}

export type CanaryReportDeps = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly transactions: Transactions
  readonly rhythm: CanaryRhythm
  /** With what canaries are heard. */
  readonly hearing: () => HeardMeans
}

/** Since when each is known to be over, and whether it was not yet so when this process asked first. */
type Known = ReadonlyMap<string, { readonly at: Duration; readonly witnessed: boolean }>

const nowKnown = (before: Known | null, runs: readonly CanaryRun[], at: Duration): Known =>
  new Map(
    runs
      .filter(({ endedAt }) => endedAt !== null)
      .map(({ id }) => [id, before?.get(id) ?? { at, witnessed: before !== null }]),
  )

/** What came of canaries, for whoever asks; read anew every few seconds at most. */
export function createCanaryReport(deps: CanaryReportDeps): () => Promise<CanaryReport> {
  let latest: { readonly at: number; readonly report: CanaryReport } | null = null
  let known: Known | null = null
  let lastRecordAt: Instant | null = null
  const startedAt = deps.clock.monotonic()
  /** Since when they can be heard; `null`: they cannot. */
  let ableSince: Duration | null = null
  return async () => {
    const at = deps.clock.monotonic()
    if (latest !== null && at - latest.at < KNOWN_FOR) return latest.report
    const now = deps.clock.now()
    const from = minus(now, hours(24 * DAYS))
    const [runs, last] = await deps.transactions.run(
      async ({ canaries, journal }) =>
        [await canaries.since(from, RUNS_AT_MOST), await journal.last()] as const,
    )
    const over = nowKnown(known, runs, at)
    known = over
    // The latest, not the last: what is written after the clock was set back does not hide that it was.
    if (last !== null) lastRecordAt = later(lastRecordAt ?? last.at, last.at)
    const watch: Omit<CanaryWatch, 'upFor'> = {
      // As it is whenever somebody looks: people change it.
      pause: deps.rhythm.pause,
      known: ({ id }) => {
        const met = over.get(id) ?? { at, witnessed: false }
        return { since: milliseconds(at - met.at), witnessed: met.witnessed }
      },
      lastRecordAt,
    }
    const means = deps.hearing()
    ableSince = means.kind === 'able' ? (ableSince ?? at) : null
    const report = {
      figures: canaryFigures(
        runs.filter(({ sense }) => sense === 'seen'),
        now,
        {
          ...watch,
          upFor: milliseconds(at - startedAt),
          ...(means.kind === 'able' ? { waits: heardRhythm(deps.rhythm).lessonFor } : {}),
        },
      ),
      heard: heardFigures(runs, means, now, {
        ...watch,
        upFor: milliseconds(at - (ableSince ?? at)),
        waits: deps.rhythm.lessonFor,
      }),
      runs,
    }
    latest = { at, report }
    return report
  }
}
