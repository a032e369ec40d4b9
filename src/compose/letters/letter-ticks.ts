import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import { ageLetters } from '../../app/letters/age-letters.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import type { Base } from '../roles/open-base.ts'

/** Every minute: which letters fell overdue, of which a reminder is due, which are to be looked after. */
const LETTERS = '40 * * * * *'

export const letterTicks = (
  { foundation, transactions }: Pick<Base, 'foundation' | 'transactions'>,
  queue: Pick<JobQueue, 'enqueue'>,
): TickSettings => ({
  name: 'letters that wait',
  expression: LETTERS,
  run: async () => {
    const jobs = await ageLetters({ clock: foundation.clock, transactions })
    if (jobs.length > 0) await queue.enqueue(jobs)
  },
})
