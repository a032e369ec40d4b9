import type { OpenDatabase } from '../../adapters/db/database.ts'
import { type Duration, hours } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'

const days = (count: number): Duration => hours(24 * count)

/** Marks that guard against repeats, and what was heard in rooms: a count of speech is cold after minutes. */
const REMEMBER_FOR = days(7)
/** What the looks at a room added up to: new words and models are tried on those of the last sixty days at most. */
const SESSIONS_FOR = days(62)

/** Runs of sweeps: this year's are compared with those of the year before. */
const RUNS_FOR = days(800)

/** Processes that were killed, and so did not leave by themselves. */
const NODES_FOR = days(1)

/** What is worth nothing any more, by its age; evidence, journal and violations are not among it. */
export async function forgetWhatIsOld(needs: {
  readonly clock: Pick<Clock, 'now'>
  readonly database: Pick<OpenDatabase, 'forgetGuards'>
  readonly transactions: Transactions
  readonly replayDays: number
}): Promise<void> {
  const now = needs.clock.now()
  await needs.database.forgetGuards(minus(now, REMEMBER_FOR))
  await needs.transactions.run(async ({ airPrints, speech, teaching, sweepRuns, nodes }) => {
    await airPrints.forget(minus(now, days(needs.replayDays)))
    await speech.forget(minus(now, REMEMBER_FOR))
    await teaching.forgetSessions(minus(now, SESSIONS_FOR))
    await sweepRuns.forget(minus(now, RUNS_FOR))
    await nodes.forget(minus(now, NODES_FOR))
  })
}
