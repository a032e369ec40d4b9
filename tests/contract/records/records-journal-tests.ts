import { expect, test } from 'vitest'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { verifyChain } from '../../../src/core/evidence/hash-chain.ts'
import type { JournalEvent } from '../../../src/core/evidence/journal-event.ts'
import type { ActFilter } from '../../../src/ports/records/filters.ts'
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

  test('what was registered of a room is read a page at a time, without what the patrol noted', async () => {
    const subjectId = unique('room')
    const about = { type: 'room.changed', subjectKind: 'room', subjectId } as const
    const seen = { roomId: subjectId, state: 'clean' }
    const all = [{ id: subjectId, region: '440106' }, seen, null, seen, { region: '440111' }]
    const [newest, older] = await transactions().run(async ({ journal }) => {
      await journal.appendAll(all.map((data) => aJournalEntry({ ...about, data })))
      const first = await journal.recordsOf(subjectId, { before: 9e15, limit: 2 })
      const before = first.at(-1)?.sequence ?? 0
      return [first, await journal.recordsOf(subjectId, { before, limit: 2 })]
    })
    expect(newest.map(({ data }) => data)).toEqual([all[4], null])
    expect(older.map(({ data }) => data)).toEqual([all[0]])
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

export function auditTests({ transactions, unique }: RecordsTestContext): void {
  const at = (second: number) => aJournalEntry().at + 1_000 * second

  test('who, kind, record and span narrow the audit, and what the system did itself is asked for by name', async () => {
    const [person, about, other] = [unique('user:甲'), unique('room'), unique('room')]
    const entries = [
      { who: person, subjectId: about, at: at(0) },
      { who: 'system', subjectId: about, at: at(1) },
      { who: person, subjectId: other, at: at(2), type: 'room.changed' },
      { who: unique('program:乙'), subjectId: about, at: at(3) },
    ] as const
    await transactions().run(({ journal }) =>
      journal.appendAll(
        entries.map((one) => aJournalEntry({ ...one, at: one.at as JournalEvent['at'] })),
      ),
    )
    const found = async (filter: ActFilter) => {
      const page = await transactions().run(({ journal }) =>
        journal.acts(filter, { limit: 10, cursor: null }),
      )
      const ours = page.items.filter(({ subjectId }) => subjectId === about || subjectId === other)
      return ours.map((one) => (one.at - at(0)) / 1_000)
    }
    expect(await found({})).toEqual([3, 2, 0])
    expect(await found({ who: [person] })).toEqual([2, 0])
    expect(await found({ who: ['system'], subjectId: about })).toEqual([1])
    expect(await found({ who: [person], type: 'room.changed' })).toEqual([2])
    expect(await found({ subjectId: about })).toEqual([3, 0])
    const [from, to] = [at(0), at(2)] as JournalEvent['at'][]
    expect(await found({ who: [person], ...(from && { from }), ...(to && { to }) })).toEqual([0])
  })

  test('pages of the audit go on where the one before ended, whatever was written since', async () => {
    const who = [unique('user:甲')]
    const write = (count: number) =>
      transactions().run(({ journal }) =>
        journal.appendAll(
          Array.from({ length: count }, () => aJournalEntry({ who: who[0] ?? '' })),
        ),
      )
    const last = await write(3)
    const read = (cursor: string | null) =>
      transactions().run(({ journal }) => journal.acts({ who }, { limit: 2, cursor }))
    const first = await read(null)
    await write(1)
    const second = await read(first.nextCursor)
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual([
      last,
      last - 1,
      last - 2,
    ])
    expect(second.nextCursor).toBeNull()
    await expect(read('no cursor')).rejects.toThrow(RangeError)
  })
}
