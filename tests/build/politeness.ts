import type { HostBudget } from '../../src/core/patrol/politeness.ts'
import { seconds } from '../../src/core/time/duration.ts'

export const aBudget = (change: Partial<HostBudget> = {}): HostBudget => ({
  looksPerMinute: 60,
  concurrency: 2,
  jitter: 0.25,
  failuresToClose: 3,
  backOffFirst: seconds(5),
  backOffCeiling: seconds(300),
  recoverEvery: seconds(60),
  ...change,
})

/** The most starts that fall into any stretch of that length, both ends counted as platforms would. */
export function mostWithin(starts: readonly number[], millis: number): number {
  return starts.reduce((most, from) => {
    const within = starts.filter((at) => at >= from && at < from + millis).length
    return Math.max(most, within)
  }, 0)
}
