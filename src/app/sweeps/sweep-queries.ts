import type { LookCost } from '../../core/patrol/cost/look-cost.ts'
import { type SweepRun, scheduledRunId } from '../../core/patrol/sweeps/sweep-run.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { PageRequest, Records } from '../../ports/records/records.ts'
import type { RunFilter } from '../../ports/records/sweep-runs.ts'
import type { WrittenSweep } from '../../ports/written-sweep.ts'
import { type SweepDeps, sweepNamed } from './sweep-deps.ts'

export type SweepView = {
  readonly sweep: WrittenSweep
  /** Of today; `null` while it has held no room today. */
  readonly run: RunView | null
}

/** A run with what its looks cost; `null`: nothing is known, or it is a round, whose looks are not told apart. */
export type RunView = SweepRun & { readonly cost: LookCost | null }

async function withCosts(
  { lookCosts }: Pick<Records, 'lookCosts'>,
  runs: readonly SweepRun[],
): Promise<readonly RunView[]> {
  const days = new Map<string, ReadonlyMap<string, LookCost>>()
  for (const { day } of runs) {
    if (!days.has(day)) days.set(day, await lookCosts.ofSweeps(day))
  }
  return runs.map((run) => ({
    ...run,
    cost: run.kind === 'scheduled' ? (days.get(run.day)?.get(run.sweep) ?? null) : null,
  }))
}

/** Sweeps and their runs, for those who look. */
export function createSweepQueries(deps: Omit<SweepDeps, 'identifiers' | 'politeness'>) {
  const { transactions, clock, schedules } = deps
  const runsOfToday = async (): Promise<ReadonlyMap<string, RunView>> => {
    const today = civilDateOf(clock.now())
    const runs = await transactions.run(async (records) =>
      withCosts(records, await records.sweepRuns.current(today)),
    )
    return new Map(runs.map((run) => [run.id, run]))
  }
  const viewIn =
    (runs: ReadonlyMap<string, RunView>) =>
    (sweep: WrittenSweep): SweepView => ({
      sweep,
      run: runs.get(scheduledRunId(sweep.name, civilDateOf(clock.now()))) ?? null,
    })
  return {
    list: async (): Promise<readonly SweepView[]> =>
      schedules.sweeps().map(viewIn(await runsOfToday())),
    async find(
      name: string,
    ): Promise<(SweepView & { readonly text: string; readonly version: string }) | null> {
      const sweep = sweepNamed(deps, name)
      const text = sweep === null ? null : await schedules.fileText(sweep.file)
      return sweep === null || text === null
        ? null
        : { ...viewIn(await runsOfToday())(sweep), text, version: schedules.versionOf(text) }
    },
    runs: (filter: RunFilter, page: PageRequest) =>
      transactions.run(async (records) => {
        const found = await records.sweepRuns.list(filter, page)
        return { ...found, items: await withCosts(records, found.items) }
      }),
    run: (id: string) =>
      transactions.run(async (records) => {
        const run = await records.sweepRuns.find(id)
        const [view = null] = run === null ? [] : await withCosts(records, [run])
        return view
      }),
  }
}
