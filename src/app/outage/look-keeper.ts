import { storageAwayIn } from '../../core/storage-away.ts'
import { seconds } from '../../core/time/duration.ts'
import {
  type HeldLooks,
  holdLook,
  looksToWrite,
  NOTHING_HELD,
  withoutWritten,
} from '../../core/violations/held-looks.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { StageJob } from '../pipeline.ts'

const TRY_AGAIN = seconds(1)
const HANDED_AT_ONCE = 50

export type LookKeeperDeps = {
  readonly clock: Clock
  readonly logger: Logger
  /** Puts jobs into the queue; throws `StorageAway` while that cannot be. */
  readonly hand: (jobs: readonly StageJob[]) => Promise<void>
}

/**
 * Between the watches and the queue: while the database is away looks are kept in memory, bounded, and handed over in
 * their order when it is back. The queue knows each look by its id, so handing one over twice writes it down once.
 */
export type LookKeeper = {
  report(observation: Observation): Promise<void>
  /** Looks that wait. */
  held(): number
  /** Looks that there was no place for, since the start. */
  dropped(): number
  /** One last try. */
  stop(): Promise<void>
}

export const recordJob = (observation: Observation): StageJob => ({
  stage: 'record',
  key: observation.id,
  payload: observation,
})

export function createLookKeeper({ clock, logger, hand }: LookKeeperDeps): LookKeeper {
  const stopping = new AbortController()
  let held: HeldLooks = NOTHING_HELD
  let handing: Promise<void> | null = null

  function hold(observation: Observation): void {
    if (handing === null) logger.error({}, 'looks are kept in memory until the database is back')
    const bytes = JSON.stringify(observation).length
    const now = clock.monotonic()
    held = holdLook(held, { observation, bytes, since: now }, now)
    handing ??= handOver().finally(() => {
      handing = null
    })
  }

  async function handBatch(): Promise<boolean> {
    const batch = looksToWrite(held).slice(0, HANDED_AT_ONCE)
    try {
      await hand(batch.map(recordJob))
      held = withoutWritten(held, batch)
      return true
    } catch (error) {
      if (storageAwayIn(error) === null) {
        logger.error(
          { error: String(error) },
          'looks that were kept in memory cannot be handed over',
        )
      }
      return false
    }
  }

  async function handOver(): Promise<void> {
    let handed = 0
    while (looksToWrite(held).length > 0 && !stopping.signal.aborted) {
      const before = held.looks.length
      if (await handBatch()) handed += before - held.looks.length
      else await clock.sleep(TRY_AGAIN, stopping.signal)
    }
    if (handed > 0) {
      logger.warn({ looks: handed, dropped: held.dropped }, 'looks kept in memory are handed over')
    }
  }

  return {
    async report(observation) {
      // Never past those that wait: what was seen later must not be written down before.
      if (handing !== null) return hold(observation)
      try {
        await hand([recordJob(observation)])
      } catch (error) {
        if (storageAwayIn(error) === null) throw error
        hold(observation)
      }
    },
    held: () => held.looks.length,
    dropped: () => held.dropped,
    async stop() {
      stopping.abort()
      await handing
      while (looksToWrite(held).length > 0 && (await handBatch()));
      const lost = held.looks.length
      if (lost > 0) logger.error({ looks: lost }, 'looks are lost: the database stayed away')
      held = NOTHING_HELD
    },
  }
}
