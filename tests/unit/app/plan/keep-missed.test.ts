import { beforeEach, expect, it } from 'vitest'
import {
  type FirstMet,
  type KeepMissedDeps,
  keepMissed,
} from '../../../../src/app/plan/keep-missed.ts'
import { readGoals } from '../../../../src/app/plan/read-goals.ts'
import { createCoverageQueries } from '../../../../src/app/queries/coverage/coverage-queries.ts'
import { record } from '../../../../src/app/record/record.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { aBudget } from '../../../build/politeness.ts'
import { aSweep } from '../../../build/sweeps.ts'
import { anInstitution, aRoom, at, aVerdict } from '../../../build/violations.ts'
import {
  createFakeClock,
  createFakeIdentifiers,
  type FakeClock,
} from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const SWEEP = aSweep({
  name: 'daily',
  regions: ['440000'],
  stages: [],
  cadence: { probeSeconds: 10, watchSeconds: 5 },
})

let clock: FakeClock
let transactions: Transactions
let deps: KeepMissedDeps
let met: FirstMet

beforeEach(async () => {
  clock = createFakeClock(NINE)
  transactions = createMemoryTransactions()
  met = new Map()
  deps = {
    transactions,
    judge: () => aVerdict(),
    sweeps: () => [SWEEP],
    politeness: () => ({ rules: [], others: aBudget() }),
  }
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ id: 'held', region: '440106' }))
    await records.rooms.save(aRoom({ id: 'elsewhere', region: '110101' }))
  })
})

async function looks(until: Instant): Promise<void> {
  for (; clock.now() < until; clock.advance(seconds(10))) {
    for (const roomId of ['held', 'elsewhere']) {
      const id = `${roomId} ${clock.now()}`
      const look = { id, roomId, watchId: id, at: clock.now(), kind: 'off-air' as const }
      const parts = { clock, transactions, identifiers: createFakeIdentifiers(id), drill: false }
      await record(parts, look)
    }
    await keepMissed(deps, met, clock.now())
  }
}

const totals = async () => {
  const { politeness } = deps
  const schedules = { sweeps: () => [SWEEP] }
  const queries = createCoverageQueries({ transactions, clock, politeness, schedules })
  return await queries.ofRegion(null, { start: NINE, end: clock.now() })
}

it('a patrol that was down for twenty minutes leaves twenty minutes missed, of the rooms that a sweep had', async () => {
  await looks(plus(NINE, minutes(10)))
  clock.advance(minutes(20))
  met = new Map()
  await looks(plus(NINE, minutes(40)))
  const { rooms, bySweep, byPlatform } = await totals()
  const missedOf = (id: string) => rooms.find(({ room }) => room.id === id)?.totals
  expect(missedOf('held')?.missed).toBeGreaterThanOrEqual(minutes(20))
  expect(missedOf('held')?.missed).toBeLessThanOrEqual(minutes(20) + seconds(20))
  expect(missedOf('held')?.unseen).toBe(0)
  expect(missedOf('held')?.gap).toBeLessThan(seconds(20))
  expect(missedOf('elsewhere')?.missed).toBe(0)
  expect(missedOf('elsewhere')?.gap).toBeGreaterThanOrEqual(minutes(20))
  expect(bySweep).toMatchObject([{ name: 'daily', rooms: 1 }])
  expect(bySweep[0]?.totals.missed).toBe(missedOf('held')?.missed)
  expect(byPlatform[0]?.totals.missed).toBe(missedOf('held')?.missed)
  const segments = await transactions.run(({ coverage }) =>
    coverage.between('held', NINE, clock.now()),
  )
  expect(segments.map(({ state }) => state)).toEqual(['off-air', 'missed', 'off-air'])
})

it('the goals count the same: what was missed, of what a sweep had, also when it turns out late', async () => {
  await looks(plus(NINE, minutes(10)))
  clock.advance(minutes(20))
  met = new Map()
  expect(await readGoals({ transactions }, clock.now()), 'nobody accounts').toBeNull()
  await looks(plus(NINE, minutes(40)))
  const now = await readGoals({ transactions }, clock.now())
  const hour = now?.goals[0]?.windows.find(({ window }) => window === '1h')
  // From 09:00 to a minute and a half ago, one room; the stretch before the first accounting is read again.
  expect(hour?.scheduled).toBeGreaterThanOrEqual(36)
  expect(hour?.scheduled).toBeLessThanOrEqual(40)
  const tally = await transactions.run(({ goalMinutes }) => goalMinutes.sums(clock.now()))
  expect(tally['30m'].missed).toBe(20)
  expect(now?.goals.map(({ burning }) => burning)).toEqual(['steady', 'steady'])
})

it('a room that was registered just now has missed nothing before', async () => {
  await looks(plus(NINE, minutes(5)))
  await transactions.run(({ rooms }) => rooms.save(aRoom({ id: 'new', region: '440106' })))
  await looks(plus(NINE, minutes(6)))
  const before = await transactions.run(({ coverage }) =>
    coverage.between('new', NINE, clock.now()),
  )
  expect(before).toEqual([])
  await looks(plus(NINE, minutes(15)))
  const [missed] = await transactions.run(({ coverage }) =>
    coverage.between('new', NINE, clock.now()),
  )
  expect(missed?.state).toBe('missed')
  expect(missed?.start).toBeGreaterThanOrEqual(plus(NINE, minutes(5)))
})

it('is written the same by two machines that do it at the same moment', async () => {
  await looks(plus(NINE, minutes(5)))
  clock.advance(minutes(30))
  const both = [0, 1].map(() => keepMissed(deps, new Map(), clock.now()))
  await Promise.all(both)
  const segments = await transactions.run(({ coverage }) =>
    coverage.between('held', NINE, clock.now()),
  )
  expect(segments.map(({ state }) => state)).toEqual(['off-air', 'missed'])
})
