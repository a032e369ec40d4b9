import { beforeEach, expect, it } from 'vitest'
import { createBatchTray } from '../../../../src/app/plan/batch-tray.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock, type FakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

let clock: FakeClock
let transactions: Transactions

beforeEach(() => {
  clock = createFakeClock(at('2026-10-17T09:00:00+08:00'))
  transactions = createMemoryTransactions()
})

const steps = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await Promise.resolve()
}

it('what is put in at any step of being written down and emptied is told once', async () => {
  for (let after = 0; after < 40; after += 1) {
    const parted: string[] = []
    const tray = createBatchTray({ clock, transactions }, async (rooms) => {
      parted.push(...rooms)
    })
    tray.put('first', null)
    const late = steps(after).then(() => tray.put('late', null))
    await tray.empty()
    await late
    await tray.empty()
    expect(parted.toSorted()).toEqual(['first', 'late'])
  }
})

it('what could not be written down is told to whoever waits for it, and the rest is written', async () => {
  const parted: string[] = []
  const tray = createBatchTray({ clock, transactions }, async (rooms) => {
    if (rooms.includes('first')) throw new Error('away')
    parted.push(...rooms)
  })
  tray.put('first', null)
  await steps(30)
  tray.put('second', null)
  await expect(tray.empty()).rejects.toThrow('away')
  expect(parted).toEqual(['second'])
})
