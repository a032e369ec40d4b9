import { milliseconds, seconds } from '../../core/time/duration.ts'
import type { QueueDatabase } from './queue-connection.ts'

/** What the database's clock showed, and between which moments of ours it was asked. */
export type DatabaseReading = {
  readonly wall: number
  readonly asked: number
  readonly answered: number
}

/** Less is steered away by clock daemons, or is our own slowness. */
const A_STEP = seconds(1)

/** By how much the database's clock was set between two readings, at least; 0 where slowness explains it. */
export function databaseStep(before: DatabaseReading, after: DatabaseReading): number {
  const passed = after.wall - before.wall
  const most = after.answered - before.asked
  const least = after.asked - before.answered
  if (passed > most + A_STEP) return milliseconds(passed - most)
  return passed < least - A_STEP ? milliseconds(passed - least) : 0
}

/**
 * Jobs wait for the database's clock. Where it was set back, what was to be tried in a second would be tried when the
 * clock has caught up, and a room with such a job gets no other one meanwhile: what was made in the future is reckoned
 * as made now, and what is to be tried again is tried now. Safe to run by several machines.
 */
export async function mendAfterSetBack({ sql }: Pick<QueueDatabase, 'sql'>): Promise<void> {
  await sql(
    `update pgboss.job set start_after = now() + greatest(start_after - created_on, interval '0'), created_on = now()
     where state = 'created' and created_on > now() + interval '1 second'`,
    [],
  )
  await sql(
    `update pgboss.job set start_after = now()
     where state = 'retry' and start_after > now()`,
    [],
  )
  await sql(
    `update pgboss.job set heartbeat_on = now(), started_on = least(started_on, now())
     where state = 'active' and heartbeat_on > now() + interval '1 second'`,
    [],
  )
  await sql(
    `update pgboss.queue set
       monitor_claim_on = case when monitor_claim_on > now() then null else monitor_claim_on end,
       monitor_on = case when monitor_on > now() then null else monitor_on end,
       maintain_on = case when maintain_on > now() then null else maintain_on end
     where monitor_claim_on > now() or monitor_on > now() or maintain_on > now()`,
    [],
  )
}

/** Where it was set forward, every lease looks as if its worker had been silent for as long: each gets its time anew. */
export async function mendAfterSetForward({ sql }: Pick<QueueDatabase, 'sql'>): Promise<void> {
  await sql(
    `update pgboss.job set heartbeat_on = now(), started_on = now()
     where state = 'active' and heartbeat_on is not null`,
    [],
  )
}
