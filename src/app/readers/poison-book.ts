import {
  journalPlace,
  MOST_POISONOUS,
  type PoisonousPicture,
} from '../../core/reading/poisonous-picture.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { PoisonBook } from '../../ports/records/poisonous-pictures.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { audit } from '../commands/command.ts'

export type PoisonBookDeps = {
  readonly clock: Clock
  readonly logger: Pick<Logger, 'warn'>
  readonly transactions: Transactions
}

export type KeptPoisonBook = PoisonBook & {
  /** Writes what is not written yet and reads what other nodes wrote or people had forgotten. Never rejects. */
  exchange(): Promise<void>
  /** Exchanges until the signal. */
  keep(signal: AbortSignal): Promise<void>
}

/** How long another node may still feed what this one has just named. */
const EVERY = seconds(15)

async function write(records: Records, clock: Clock, picture: PoisonousPicture): Promise<void> {
  const place = journalPlace(await records.poisonous.all(), picture.at)
  if (!(await records.poisonous.add(picture)) || place === 'not-journalled') return
  const why =
    '两个读图进程因这张画面终止，不再读取。Two readers died over this picture, it is not read again.'
  await audit(
    records,
    clock,
    { who: 'system', why },
    {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: `picture:${picture.sha256}`,
      data: { ...picture, lastOfTheDay: place === 'last-of-the-day' },
    },
  )
}

/**
 * The list of pictures that kill readers, in the database and here: asked at each picture, so asked in memory. What the
 * database cannot take now is kept and written later.
 */
export function createPoisonBook({ clock, logger, transactions }: PoisonBookDeps): KeptPoisonBook {
  let kept: readonly PoisonousPicture[] = []
  let unwritten: readonly PoisonousPicture[] = []
  let last: Promise<void> = Promise.resolve()

  const work = async (): Promise<void> => {
    try {
      const writing = unwritten
      kept = await transactions.run(async (records) => {
        for (const picture of writing) await write(records, clock, picture)
        return await records.poisonous.all()
      })
      unwritten = unwritten.filter((one) => !writing.includes(one))
    } catch (error) {
      const fields = { error: String(error), unwritten: unwritten.length }
      logger.warn(fields, 'the list of pictures that are not read could not be exchanged yet')
    }
  }
  const exchange = (): Promise<void> => {
    last = last.then(work)
    return last
  }
  return {
    known: () => [...new Set([...kept, ...unwritten].map(({ sha256 }) => sha256))],
    add(picture) {
      unwritten = [...unwritten, picture].slice(-MOST_POISONOUS)
      void exchange()
    },
    exchange,
    async keep(signal) {
      while (!signal.aborted) {
        await exchange()
        await clock.sleep(EVERY, signal)
      }
      await exchange()
    },
  }
}
