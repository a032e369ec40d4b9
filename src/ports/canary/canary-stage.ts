import type { CanaryRun, CanaryShow } from '../../core/canary/canary-run.ts'

/** Where canaries are put on air: loopback of this process, and nowhere else. */
export interface CanaryStage {
  /** Draws and speaks it, so that it is ready when it begins. Rejects when that cannot be done. */
  prepare(run: Pick<CanaryRun, 'id' | 'kind' | 'sense' | 'seed'>): Promise<void>
  /** On air between its begin and its end, instead of what was there before. Safe to call again. */
  show(show: CanaryShow): Promise<void>
}
