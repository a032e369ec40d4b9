import { beforeEach, expect, it } from 'vitest'
import { createRoomCadence } from '../../../../src/app/watch/room-cadence.ts'
import { StorageAway } from '../../../../src/core/storage-away.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { loadedLaw, shanghai } from '../../../build/law.ts'
import { aBudget } from '../../../build/politeness.ts'
import { aRun, aSweep } from '../../../build/sweeps.ts'
import { anInstitution, aRoom, aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const law = await loadedLaw()
const SATURDAY = shanghai('2026-03-14T20:59:00')
const SWEEPS = [
  aSweep({ stages: ['compulsory'] }),
  aSweep({
    name: 'curfew',
    rank: 20,
    stages: ['compulsory'],
    window: { kinds: ['curfew'], days: null },
    cadence: { probeSeconds: 5, watchSeconds: 3 },
    tierCadence: { low: { probeSeconds: 60, watchSeconds: 30 } },
  }),
]

let transactions: Transactions
let clock: ReturnType<typeof createFakeClock>
beforeEach(() => {
  transactions = createMemoryTransactions()
  clock = createFakeClock(SATURDAY)
})

const cadences = (records = transactions) =>
  createRoomCadence({
    clock,
    transactions: records,
    law: () => law,
    politeness: () => ({ rules: [], others: aBudget() }),
    sweeps: () => SWEEPS,
  })
const watched = (change: Parameters<typeof aRoom>[0] = {}) => ({
  room: aRoom(change),
  institution: anInstitution(),
  courses: [],
})

it('a room is looked at as often as the sweep says that has it now, and no other room by the same', async () => {
  const cadence = cadences()
  expect(await cadence(watched())).toMatchObject({ pause: seconds(5), thrift: null })
  clock.advance(minutes(2))
  expect(await cadence(watched())).toMatchObject({ pause: seconds(3), thrift: null })
  expect(await cadence(watched({ tier: 'low' }))).toMatchObject({
    pause: seconds(30),
    thrift: null,
  })
  expect(await cadence(watched({ stage: 'adult' }))).toMatchObject({
    pause: seconds(60),
    thrift: null,
  })
})

it('the watch goes on with the sweep below while one is paused, and ends when all are', async () => {
  clock.advance(minutes(2))
  const cadence = cadences()
  await transactions.run(({ sweepRuns }) =>
    sweepRuns.open(aRun({ sweep: 'curfew', startedAt: SATURDAY, state: 'paused' })),
  )
  expect(await cadence(watched())).toMatchObject({ pause: seconds(5), thrift: null })
  await transactions.run(({ sweepRuns }) =>
    sweepRuns.open(aRun({ startedAt: SATURDAY, state: 'stopped' })),
  )
  clock.advance(seconds(10))
  expect(await cadence(watched())).toBeNull()
})

it('only a calm room is read with less, as the rung of the load says that whoever plans wrote down', async () => {
  const value = { rung: 'fewer-lines', before: 'smaller-pictures' }
  const status = (roomId: string, state: 'clean' | 'suspect') =>
    ({ roomId, state, unseenReason: null, since: SATURDAY, lastLookAt: SATURDAY }) as const
  await transactions.run(async ({ patrolMarks, roomBoard }) => {
    await patrolMarks.save('load', { at: SATURDAY, value })
    await roomBoard.saveStatus(status('calm', 'clean'))
    await roomBoard.saveStatus(status('key', 'clean'))
    await roomBoard.saveStatus(status('suspect', 'suspect'))
  })
  const cadence = cadences()
  expect(await cadence(watched({ id: 'calm' }))).toMatchObject({
    pause: seconds(20),
    thrift: 'fewer-lines',
  })
  for (const change of [{ id: 'key', tier: 'key' as const }, { id: 'suspect' }, { id: 'new' }]) {
    expect(await cadence(watched(change))).toMatchObject({ thrift: null })
  }
})

it('goes on as it was while the database is away', async () => {
  const cadence = cadences({
    run: async () => {
      throw new StorageAway('gone', 'nothing-done')
    },
  })
  expect(await cadence(watched())).toMatchObject({ pause: seconds(5), thrift: null })
})

it('a lesson on record is watched to its end, whatever was taken off', async () => {
  await transactions.run(async (records) => {
    for (const sweep of ['daily', 'curfew']) {
      await records.sweepRuns.open(aRun({ sweep, startedAt: SATURDAY, state: 'stopped' }))
    }
    await records.violations.save(aViolation({ ongoing: true }))
  })
  clock.advance(minutes(2))
  expect(await cadences()(watched())).toMatchObject({ pause: seconds(60), thrift: null })
})
