import type { CanaryRun } from '../../core/canary/canary-run.ts'
import type { Instant } from '../../core/time/instant.ts'

/** What the program showed itself, and what the line made of it. Never a case, never a room. */
export interface CanaryLog {
  /** Inserts or replaces. */
  save(run: CanaryRun): Promise<void>
  /** Due since then or later, newest first, so many at most. */
  since(from: Instant, limit: number): Promise<readonly CanaryRun[]>
  /** The one that is due last; `null`: there was none yet. */
  newest(): Promise<CanaryRun | null>
  /** Those that were over before; how many there were. */
  forget(before: Instant): Promise<number>
}
