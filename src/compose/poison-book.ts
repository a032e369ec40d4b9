import { createPoisonBook } from '../app/readers/poison-book.ts'
import type { PoisonBook } from '../ports/records/poisonous-pictures.ts'
import type { Transactions } from '../ports/records/records.ts'
import type { Foundation } from './foundation.ts'

/** What earlier runs and other nodes found to kill readers, known before the first picture is read. */
export async function openPoisonBook(
  { clock, logger, closers }: Foundation,
  transactions: Transactions,
): Promise<PoisonBook> {
  const book = createPoisonBook({ clock, logger, transactions })
  await book.exchange()
  const stop = new AbortController()
  const keeping = book.keep(stop.signal)
  closers.add('pictures that are not read', () => {
    stop.abort()
    return keeping
  })
  return book
}
