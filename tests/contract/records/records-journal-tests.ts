import { expect, test } from 'vitest'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { verifyChain } from '../../../src/core/evidence/hash-chain.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const wholeOf = (transactions: Transactions) =>
  transactions.run(({ journal }) => journal.after(0, 10_000))

export function journalTests({ transactions, unique }: RecordsTestContext): void {
  test('an event reads back as it was appended, and its hash still fits', async () => {
    const subjectId = unique('violation')
    const entry = aJournalEntry({
      subjectId,
      why: '页面文字:½ 😀 \ud83d \u0000 "quoted"',
      data: { z: 1e-7, a: [0.1 + 0.2, -0, 1e21], 数: { 嵌套: [null, true, ''] } },
    })
    const appended = await transactions().run(({ journal }) => journal.append(entry))
    const [read] = await transactions().run(({ journal }) => journal.ofSubject(subjectId))
    expect(read).toEqual(appended)
    expect(read).toMatchObject({ subjectId, why: entry.why, monotonic: entry.monotonic })
    expect(verifyChain(await wholeOf(transactions()), sha256)).toEqual({ intact: true })
  })

  test('appends made side by side give one chain without a gap', async () => {
    const before = await transactions().run(({ journal }) => journal.last())
    const appended = await Promise.all(
      Array.from({ length: 20 }, () =>
        transactions().run(({ journal }) =>
          journal.append(aJournalEntry({ subjectId: unique('violation') })),
        ),
      ),
    )
    const start = (before?.sequence ?? 0) + 1
    expect(appended.map((event) => event.sequence).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, place) => start + place),
    )
    const events = await wholeOf(transactions())
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, place) => place + 1))
    expect(verifyChain(events, sha256)).toEqual({ intact: true })
  })
}

export function manyEventTests({ transactions, unique }: RecordsTestContext): void {
  test('several events appended at once stand in their order, between those of others', async () => {
    const ids = [unique('room'), unique('room'), unique('room')]
    await Promise.all([
      transactions().run(({ journal }) =>
        journal.appendAll(ids.map((subjectId) => aJournalEntry({ subjectId }))),
      ),
      transactions().run(({ journal }) =>
        journal.append(aJournalEntry({ subjectId: unique('violation') })),
      ),
      transactions().run(({ journal }) => journal.appendAll([])),
    ])
    const events = await wholeOf(transactions())
    const ours = events.filter(({ subjectId }) => ids.includes(subjectId))
    expect(ours.map(({ subjectId }) => subjectId)).toEqual(ids)
    expect(verifyChain(events, sha256)).toEqual({ intact: true })
  })
}

export function journalReaderTests({ transactions, unique }: RecordsTestContext): void {
  test('an event whose transaction failed leaves no gap', async () => {
    const failed = transactions().run(async ({ journal }) => {
      await journal.append(aJournalEntry({ subjectId: unique('violation') }))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    const before = await transactions().run(({ journal }) => journal.last())
    const next = await transactions().run(({ journal }) =>
      journal.append(aJournalEntry({ subjectId: unique('violation') })),
    )
    expect(next.sequence).toBe((before?.sequence ?? 0) + 1)
  })

  test('a reader takes up after the event he saw last', async () => {
    const ids = [unique('violation'), unique('violation'), unique('violation')]
    const events = await transactions().run(async ({ journal }) => [
      await journal.append(aJournalEntry({ subjectId: ids[0] ?? '' })),
      await journal.append(aJournalEntry({ subjectId: ids[1] ?? '' })),
      await journal.append(aJournalEntry({ subjectId: ids[2] ?? '' })),
    ])
    const first = events[0]?.sequence ?? 0
    const [next, last] = await transactions().run(async ({ journal }) => [
      await journal.after(first, 1),
      await journal.last(),
    ])
    expect(next).toEqual([events[1]])
    expect(last).toEqual(events[2])
  })
}
