import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { JobStore } from './job-store.ts'
import { type DatabaseReading, databaseStep } from './queue-clock.ts'

/** Which stages have a job to fetch; on the way the database's clock is held against ours, and mended after. */
export function createDueLook(
  store: Pick<JobStore, 'due' | 'mendClock'>,
  clock: Pick<Clock, 'monotonic'>,
  logger: Logger,
): (stages: readonly string[]) => Promise<readonly string[]> {
  let read: DatabaseReading | null = null
  return async (stages) => {
    const asked = clock.monotonic()
    const due = await store.due(stages)
    const reading = { wall: due.wall, asked, answered: clock.monotonic() }
    const by = read === null ? 0 : databaseStep(read, reading)
    read = reading
    if (by === 0) return due.stages
    logger.warn(
      { seconds: by / 1_000 },
      "the database's clock was set: leases and waits are mended",
    )
    await store.mendClock(by)
    // What is due by now is known at the next look, in a moment.
    return stages
  }
}
