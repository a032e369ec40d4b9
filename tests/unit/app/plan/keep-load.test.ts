import { beforeEach, expect, it } from 'vitest'
import { keepLoad } from '../../../../src/app/plan/keep-load.ts'
import { readLoad } from '../../../../src/app/plan/load-mark.ts'
import { plan } from '../../../../src/app/plan/plan.ts'
import { FRESH_MEMORY } from '../../../../src/core/patrol/load/load-ladder.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { aBudget } from '../../../build/politeness.ts'
import { plannedProbes } from '../../../build/probe-batches.ts'
import { anInstitution, aRoom, at, aVerdict } from '../../../build/violations.ts'
import {
  createFakeClock,
  createFakeIdentifiers,
  type FakeClock,
} from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
let clock: FakeClock
let transactions: Transactions

beforeEach(() => {
  clock = createFakeClock(NINE)
  transactions = createMemoryTransactions()
})

/** Looks at the load every ten seconds for so long. */
async function live(late: number, duration: number, memory = FRESH_MEMORY) {
  let kept = memory
  for (let passed = 0; passed < duration; passed += seconds(10)) {
    kept = (await keepLoad({ clock, transactions }, kept, { due: 100, late })).memory
    clock.advance(seconds(10))
  }
  return kept
}

const journal = () => transactions.run((records) => records.journal.ofSubject('patrol:load'))
const load = () => transactions.run(({ patrolMarks }) => readLoad(patrolMarks))

it('each step is in the journal, in words, and known to every machine', async () => {
  await live(30, minutes(1))
  expect(await load()).toMatchObject({ rung: 'calm-rooms-slower', before: 'none' })
  const [event, ...more] = await journal()
  expect(more).toEqual([])
  expect(event).toMatchObject({ type: 'system.changed', who: 'system' })
  expect(event?.why).toContain('平静房间')
  expect(event?.why).toContain('30/100')
})

it('is taken back when the patrol keeps up again, and that is in the journal as well', async () => {
  const memory = await live(30, minutes(1))
  await live(0, minutes(5), memory)
  expect(await load()).toMatchObject({ rung: 'none', before: 'calm-rooms-slower' })
  expect(await journal()).toHaveLength(2)
})

it('of two machines that find the same, one takes each step and the other follows', async () => {
  let memories = [FRESH_MEMORY, FRESH_MEMORY]
  for (let tick = 0; tick < 5; tick += 1) {
    const reading = { due: 100, late: 50 }
    const looks = memories.map((memory) => keepLoad({ clock, transactions }, memory, reading))
    memories = (await Promise.all(looks)).map(({ memory }) => memory)
    clock.advance(seconds(10))
  }
  const rungs = (await journal()).map(({ data }) => (data as { readonly rung: string }).rung)
  expect(rungs).toEqual(['calm-rooms-slower'])
})

it('on the last rung rooms of the lowest tier are not planned, and calm ones a quarter as often', async () => {
  const value = { rung: 'lowest-tier-shed', before: 'calm-rooms-slowest' }
  await transactions.run(async ({ institutions, rooms, roomBoard, patrolMarks }) => {
    await institutions.save(anInstitution())
    await patrolMarks.save('load', { at: NINE, value })
    for (const tier of ['key', 'ordinary', 'low'] as const) {
      await rooms.save(aRoom({ id: tier, tier, streamUrls: [`https://${tier}.cn/1.m3u8`] }))
      const off = { state: 'off-air' as const, unseenReason: null, since: NINE }
      await roomBoard.saveStatus({ roomId: tier, ...off, lastLookAt: plus(NINE, seconds(-20)) })
    }
  })
  const deps = {
    clock,
    transactions,
    identifiers: createFakeIdentifiers('plan'),
    judge: () => aVerdict(),
    sweeps: () => [
      { name: 'all', regions: [], stages: [], cadence: { probeSeconds: 10, watchSeconds: 5 } },
    ],
    politeness: () => ({ rules: [], others: aBudget() }),
  }
  const planned = async () => plannedProbes(await plan(deps)).map(([room]) => room)
  expect(await planned()).toEqual(['key'])
  clock.advance(seconds(25))
  expect((await planned()).toSorted()).toEqual(['key', 'ordinary'])
})
