import { expect, it } from 'vitest'
import { createPoisonBook } from '../../../src/app/readers/poison-book.ts'
import {
  MOST_POISONOUS,
  type PoisonousPicture,
} from '../../../src/core/reading/poisonous-picture.ts'
import { hours, milliseconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const picture = (number: number): PoisonousPicture => ({
  sha256: number.toString(16).padStart(64, '0'),
  reader: 'paddle',
  bytes: 1_000,
  cause: 'killed by SIGSEGV',
  at: plus(SATURDAY, milliseconds(number)),
})
const bookOn = (transactions: Transactions) =>
  createPoisonBook({ clock: createFakeClock(SATURDAY), logger: silentLogger, transactions })
const journalOf = (transactions: Transactions) =>
  transactions.run((records) => records.journal.after(0, 1_000))

it('whoever sends a new one each moment fills neither the list nor the journal', async () => {
  const transactions = createMemoryTransactions()
  const book = bookOn(transactions)
  for (let number = 0; number < 300; number += 1) {
    book.add(picture(number))
    await book.exchange()
  }
  expect(book.known()).toHaveLength(MOST_POISONOUS)
  expect(book.known()).toContain(picture(299).sha256)
  expect(book.known()).not.toContain(picture(0).sha256)
  const journal = await journalOf(transactions)
  expect(journal).toHaveLength(200)
  expect(journal.filter(({ data }) => (data as { lastOfTheDay: boolean }).lastOfTheDay)).toEqual([
    journal.at(-1),
  ])
  book.add({ ...picture(1_000), at: plus(SATURDAY, hours(25)) })
  await book.exchange()
  expect(await journalOf(transactions)).toHaveLength(201)
})

it('what was named while the database was away is not fed, and is written when it is back', async () => {
  const transactions = createMemoryTransactions()
  let away = true
  const book = bookOn({
    run: (work) => (away ? Promise.reject(new Error('away')) : transactions.run(work)),
  })
  book.add(picture(1))
  await book.exchange()
  expect(book.known()).toEqual([picture(1).sha256])
  away = false
  await book.exchange()
  expect(book.known()).toEqual([picture(1).sha256])
  expect(await transactions.run((records) => records.poisonous.all())).toEqual([picture(1)])
  expect(await journalOf(transactions)).toHaveLength(1)
})
