import { createPgBossQueue, type PgBossQueue } from '../../adapters/queue/pg-boss-queue.ts'
import { createLookKeeper, type LookKeeper } from '../../app/outage/look-keeper.ts'
import type { Base } from './open-base.ts'

/** Jobs, and the looks that wait for the database to come back. */
export type OpenedQueue = { readonly queue: PgBossQueue; readonly looks: LookKeeper }

/** Opens it; nothing is taken before `queue.start`. It stops before everything that was opened earlier. */
export function openQueue({ foundation, database }: Base): OpenedQueue {
  const { clock, logger, closers } = foundation
  const queue = createPgBossQueue({ connection: database.queueConnection(), logger, clock })
  closers.add('queue', () => queue.stop())
  const looks = createLookKeeper({ clock, logger, hand: (jobs) => queue.enqueue(jobs) })
  closers.add('looks', () => looks.stop())
  return { queue, looks }
}
