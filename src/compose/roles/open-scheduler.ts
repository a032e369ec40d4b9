import type { JobQueue } from '../../ports/job-queue.ts'
import { startPatrol } from '../start-patrol.ts'
import type { Base } from './open-base.ts'

/** Who plans: it keeps the ticks of the sweeps from `start` on, and looks at nothing itself. */
export type OpenedScheduler = { readonly start: () => Promise<void> }

export function openScheduler(base: Base, queue: JobQueue): OpenedScheduler {
  const { foundation, legal, database, transactions } = base
  return {
    start: () => startPatrol({ foundation, queue, legalTime: legal, database, transactions }),
  }
}
