import { expect, it } from 'vitest'
import { withJournalFeed } from '../../../../src/compose/storage/journal-feed.ts'
import { aJournalEntry } from '../../../build/database/database-rows.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

function openFeed() {
  const { transactions, feed } = withJournalFeed(createMemoryTransactions())
  let rings = 0
  feed.subscribe(() => {
    rings += 1
  })
  const write = async () => {
    await transactions.run(({ journal }) => journal.append(aJournalEntry()))
  }
  return { feed, write, rings: () => rings }
}

it('what was written here and is notified besides wakes listeners once', async () => {
  const { feed, write, rings } = openFeed()
  await write()
  feed.hear(1)
  expect(rings()).toBe(1)
  feed.hear(2)
  expect(rings()).toBe(2)
})

it('a number from before one that was told is known with it', () => {
  const { feed, rings } = openFeed()
  feed.hear(7)
  feed.hear(6)
  expect(rings()).toBe(1)
})

it('after an outage everybody reads on, and a journal that begins again is told like any other', () => {
  const { feed, rings } = openFeed()
  feed.hear(7)
  feed.hear(null)
  expect(rings()).toBe(2)
  feed.hear(3)
  expect(rings()).toBe(3)
})
