import type { CanaryRun, CanarySense } from '../../core/canary/canary-run.ts'
import type { Instant } from '../../core/time/instant.ts'

/** What the program showed itself, and what the line made of it. Never a case, never a room. */
export interface CanaryLog {
  /** Inserts or replaces. */
  save(run: CanaryRun): Promise<void>
  /** Due since then or later, newest first, so many at most. */
  since(from: Instant, limit: number): Promise<readonly CanaryRun[]>
  /**
   * Of this sense the one that is not over, else the last that was over by `now`, else any: what lies in the future was
   * written before the clock was set back. `null`: there was none yet.
   */
  newest(now: Instant, sense: CanarySense): Promise<CanaryRun | null>
  /** Those that are not over, due last first. */
  open(): Promise<readonly CanaryRun[]>
  /** One of its jobs was taken by a process that works no canaries. Nothing where it is not on air. */
  letGo(id: string): Promise<void>
  /** Words came of what is said in it. Nothing where it is not on air. */
  heard(id: string): Promise<void>
  /** Those that were over before; how many there were. */
  forget(before: Instant): Promise<number>
}
