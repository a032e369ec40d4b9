import type { RunState, SweepRun } from '../../core/patrol/sweeps/sweep-run.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Page, PageRequest } from './pages.ts'

export type RunFilter = { readonly sweep?: string; readonly state?: RunState }

/** Runs of sweeps. State and progress are written apart, so that a tick never undoes what a person ordered. */
export interface SweepRuns {
  /** `false` when the run is there already, or another round of that sweep is going on: somebody was first. */
  open(run: SweepRun): Promise<boolean>
  find(id: string): Promise<SweepRun | null>
  /** Those not over (`endedAt` is `null`), and every scheduled one of that day. */
  current(day: CivilDate): Promise<readonly SweepRun[]>
  list(filter: RunFilter, page: PageRequest): Promise<Page<SweepRun>>
  progress(id: string, to: Pick<SweepRun, 'rooms' | 'looked' | 'progressAt'>): Promise<void>
  /** `false` when the run is not in the state `from` any more. */
  change(
    id: string,
    from: RunState,
    to: Pick<SweepRun, 'state' | 'startedAt' | 'endedAt'>,
  ): Promise<boolean>
  /** Runs that were over before; how many there were. */
  forget(before: Instant): Promise<number>
}
