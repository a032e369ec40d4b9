import { beforeEach, expect, it } from 'vitest'
import {
  type KeepMissedDeps,
  keepMissed,
  type RoomsMet,
} from '../../../../src/app/plan/keep-missed.ts'
import { readGoals } from '../../../../src/app/plan/read-goals.ts'
import { createCoverageQueries } from '../../../../src/app/queries/coverage/coverage-queries.ts'
import { record } from '../../../../src/app/record/record.ts'
import type { PatrolSweep } from '../../../../src/core/patrol/sweep.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import type { Records, Transactions } from '../../../../src/ports/records/records.ts'
import { loadedLaw } from '../../../build/law.ts'
import { aBudget } from '../../../build/politeness.ts'
import { aRun, aSweep } from '../../../build/sweeps.ts'
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
let met: RoomsMet
let sweeps: readonly PatrolSweep[]

beforeEach(async () => {
  clock = createFakeClock(NINE)
  transactions = createMemoryTransactions()
  met = { rooms: null }
  sweeps = [SWEEP]
  deps = {
    transactions,
    judge: () => aVerdict(),
    sweeps: () => sweeps,
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
  const law = await loadedLaw()
  const schedules = { sweeps: () => [SWEEP] }
  const queries = createCoverageQueries({
    transactions,
    clock,
    politeness,
    schedules,
    law: () => law,
  })
  return await queries.ofRegion(null, { start: NINE, end: clock.now() })
}

it('a patrol that was down for twenty minutes leaves twenty minutes missed, of the rooms that a sweep had', async () => {
  await looks(plus(NINE, minutes(10)))
  clock.advance(minutes(20))
  met = { rooms: null }
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
  met = { rooms: null }
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

const missedFrom = async (roomId: string) => {
  const segments = await transactions.run(({ coverage }) =>
    coverage.between(roomId, NINE, clock.now()),
  )
  return segments.find(({ state }) => state === 'missed')?.start ?? null
}

/** Five minutes of patrol, then something that makes a sweep want a room, then ten minutes in which nobody looks at it. */
async function wantedSince(change: (records: Records) => Promise<void>) {
  await looks(plus(NINE, minutes(5)))
  await transactions.run(change)
  const since = clock.now()
  await looks(plus(NINE, minutes(15)))
  return since
}

it.each<[string, (records: Records) => Promise<void>]>([
  [
    'registered and looked at once',
    async ({ rooms, roomBoard }) => {
      await rooms.save(aRoom({ id: 'new', region: '440106' }))
      const off = { state: 'off-air' as const, unseenReason: null, since: clock.now() }
      await roomBoard.saveStatus({ roomId: 'new', ...off, lastLookAt: clock.now() })
    },
  ],
  [
    'activated again after days',
    async ({ rooms, roomBoard }) => {
      await rooms.save(aRoom({ id: 'new', region: '440106' }))
      const off = {
        state: 'off-air' as const,
        unseenReason: null,
        since: plus(NINE, minutes(-9_000)),
      }
      await roomBoard.saveStatus({ roomId: 'new', ...off, lastLookAt: off.since })
    },
  ],
  [
    'moved into the scope of the sweep',
    async ({ rooms }) => {
      await rooms.save(aRoom({ id: 'new', region: '440106' }))
    },
  ],
])('a room that was %s has missed nothing before', async (_, change) => {
  await transactions.run(({ rooms }) =>
    rooms.save(aRoom({ id: 'new', region: '110101', active: false })),
  )
  const since = await wantedSince(change)
  const missed = await missedFrom('new')
  expect(missed).not.toBeNull()
  expect(missed).toBeGreaterThanOrEqual(since)
})

it('a sweep that is widened or begins anew has missed nothing before', async () => {
  await transactions.run(({ rooms }) => rooms.save(aRoom({ id: 'other', region: '310101' })))
  const since = await wantedSince(async () => {
    sweeps = [SWEEP, aSweep({ ...SWEEP, name: 'wide', regions: [] })]
  })
  expect(await missedFrom('other')).toBeGreaterThanOrEqual(since)
})

it('a sweep that was edited while nobody ran is accounted for as it was until then', async () => {
  await transactions.run(({ rooms }) => rooms.save(aRoom({ id: 'other', region: '310101' })))
  await looks(plus(NINE, minutes(5)))
  clock.advance(minutes(30))
  met = { rooms: null }
  sweeps = [aSweep({ ...SWEEP, regions: [] })]
  const since = clock.now()
  await looks(plus(NINE, minutes(50)))
  expect(await missedFrom('other')).toBeGreaterThanOrEqual(since)
  expect(await missedFrom('held')).toBeLessThan(plus(NINE, minutes(6)))
})

it('a sweep that was taken off and is resumed has missed nothing while it was off', async () => {
  const run = aRun({ sweep: 'daily', startedAt: NINE, state: 'paused' })
  await transactions.run(({ sweepRuns }) => sweepRuns.open(run))
  await transactions.run(({ rooms }) => rooms.save(aRoom({ id: 'other', region: '440106' })))
  const since = await wantedSince(async ({ sweepRuns }) => {
    await sweepRuns.change(run.id, 'paused', { state: 'running', startedAt: NINE, endedAt: null })
  })
  expect(await missedFrom('other')).toBeGreaterThanOrEqual(since)
})

it('is written the same by two machines that do it at the same moment', async () => {
  await looks(plus(NINE, minutes(5)))
  clock.advance(minutes(30))
  const both = [0, 1].map(() => keepMissed(deps, { rooms: null }, clock.now()))
  await Promise.all(both)
  const segments = await transactions.run(({ coverage }) =>
    coverage.between('held', NINE, clock.now()),
  )
  expect(segments.map(({ state }) => state)).toEqual(['off-air', 'missed'])
})

it('the first account of an installation says nothing of the time before it', async () => {
  await looks(plus(NINE, minutes(12)))
  const segments = await transactions.run(({ coverage }) =>
    coverage.between('held', plus(NINE, minutes(-30)), clock.now()),
  )
  expect(segments.map(({ state }) => state)).toEqual(['off-air'])
  const goals = await readGoals({ transactions }, clock.now())
  expect(goals?.goals[0]?.windows.map(({ share }) => share)).toEqual([1, 1, 1, 1, 1])
})

it('a room that is imported and looked at before the first account has missed nothing before', async () => {
  await keepMissed(deps, met, clock.now())
  clock.advance(minutes(1))
  const imported = clock.now()
  await transactions.run(({ rooms }) => rooms.save(aRoom({ id: 'new', region: '440106' })))
  const look = { id: 'n', roomId: 'new', watchId: 'n', at: clock.now(), kind: 'off-air' as const }
  await record({ clock, transactions, identifiers: createFakeIdentifiers('n'), drill: false }, look)
  await looks(plus(NINE, minutes(15)))
  expect((await missedFrom('new')) ?? imported).toBeGreaterThanOrEqual(imported)
})

it('a transaction that is run again counts no minute twice, and a new name takes none away', async () => {
  await looks(plus(NINE, minutes(10)))
  const twice: Transactions = {
    run: async (work) => {
      await transactions.run(work)
      return await transactions.run(work)
    },
  }
  deps = { ...deps, transactions: twice }
  await transactions.run(({ institutions }) => institutions.save(anInstitution({ name: '改名' })))
  await looks(plus(NINE, minutes(20)))
  const tally = await transactions.run(({ goalMinutes }) => goalMinutes.sums(clock.now()))
  expect(tally['5m'].seen).toBeLessThanOrEqual(5)
  expect(tally['30m'].seen).toBeGreaterThanOrEqual(16)
})
