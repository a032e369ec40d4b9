import { type SweepRun, scheduledRunId } from '../../core/patrol/sweeps/sweep-run.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { PageRequest } from '../../ports/records/records.ts'
import type { RunFilter } from '../../ports/records/sweep-runs.ts'
import type { WrittenSweep } from '../../ports/written-sweep.ts'
import { type SweepDeps, sweepNamed } from './sweep-deps.ts'

export type SweepView = {
  readonly sweep: WrittenSweep
  /** Of today; `null` while it has held no room today. */
  readonly run: SweepRun | null
}

/** Sweeps and their runs, for those who look. */
export function createSweepQueries(deps: Omit<SweepDeps, 'identifiers'>) {
  const { transactions, clock, schedules } = deps
  const runsOfToday = async (): Promise<ReadonlyMap<string, SweepRun>> => {
    const today = civilDateOf(clock.now())
    const runs = await transactions.run(({ sweepRuns }) => sweepRuns.current(today))
    return new Map(runs.map((run) => [run.id, run]))
  }
  const viewIn =
    (runs: ReadonlyMap<string, SweepRun>) =>
    (sweep: WrittenSweep): SweepView => ({
      sweep,
      run: runs.get(scheduledRunId(sweep.name, civilDateOf(clock.now()))) ?? null,
    })
  return {
    list: async (): Promise<readonly SweepView[]> =>
      schedules.sweeps().map(viewIn(await runsOfToday())),
    async find(name: string): Promise<(SweepView & { readonly text: string }) | null> {
      const sweep = sweepNamed(deps, name)
      const text = sweep === null ? null : await schedules.sweepText(name)
      return sweep === null || text === null
        ? null
        : { ...viewIn(await runsOfToday())(sweep), text }
    },
    runs: (filter: RunFilter, page: PageRequest) =>
      transactions.run(({ sweepRuns }) => sweepRuns.list(filter, page)),
    run: (id: string) => transactions.run(({ sweepRuns }) => sweepRuns.find(id)),
  }
}
