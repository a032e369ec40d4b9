import { type GoalReport, judgeGoals } from '../../core/patrol/goals/burn-rate.ts'
import { type Duration, minutes } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { MISSED_MARK } from './keep-missed.ts'

/** The goals of the patrol, worst first, up to the minute that was accounted for last. */
export type GoalsNow = { readonly until: Instant; readonly goals: readonly GoalReport[] }

/** The ledger is accounted for a minute and a half late, every minute; what is older says nothing of now. */
const STALE: Duration = minutes(10)

/** `null`: nobody accounts for the ledger at present, so that nobody knows. Never "met". */
export async function readGoals(
  { transactions }: { readonly transactions: Transactions },
  now: Instant,
): Promise<GoalsNow | null> {
  return await transactions.run(async ({ patrolMarks, goalMinutes }) => {
    const mark = await patrolMarks.find(MISSED_MARK)
    if (mark === null || mark.at < minus(now, STALE)) return null
    return { until: mark.at, goals: judgeGoals(await goalMinutes.sums(mark.at)) }
  })
}
