import type { OpenDatabase } from '../../adapters/db/database.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Foundation } from '../foundation.ts'

const EVERY = seconds(60)

/** Gives the space of rewritten rows back once a minute until the program ends. */
export function keepDatabaseSmall(
  { clock, logger, closers }: Pick<Foundation, 'clock' | 'logger' | 'closers'>,
  database: Pick<OpenDatabase, 'reclaimSpace'>,
): void {
  const stop = new AbortController()
  const work = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await clock.sleep(EVERY, stop.signal)
      if (stop.signal.aborted) return
      try {
        await database.reclaimSpace()
      } catch (error) {
        logger.error({ error: String(error) }, 'space of the database could not be given back')
      }
    }
  }
  const working = work()
  closers.add('database-space', () => {
    stop.abort()
    return working
  })
}
