import type { GoalWindow } from '../../core/patrol/goals/burn-rate.ts'
import type { MinuteTally } from '../../core/patrol/goals/minute-tally.ts'
import type { Instant } from '../../core/time/instant.ts'

/** Rooms that sweeps had in each minute, added up, by what is known of them: for the goals of the patrol. */
export interface GoalMinutes {
  /** By the first moment of the minute; in the place of what was said of it before. */
  saveMany(tallies: ReadonlyMap<Instant, MinuteTally>): Promise<void>
  /** Added up over each window that ends at `until`. */
  sums(until: Instant): Promise<Readonly<Record<GoalWindow, MinuteTally>>>
  /** Minutes that begin before. */
  forget(before: Instant): Promise<void>
}
