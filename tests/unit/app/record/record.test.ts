import { beforeEach, describe, expect, it } from 'vitest'
import { alert } from '../../../../src/app/record/alert.ts'
import { record } from '../../../../src/app/record/record.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Observation } from '../../../../src/core/violations/observation.ts'
import type { Records, Transactions } from '../../../../src/ports/records/records.ts'
import { anInstitution, aRoom, aSighting, at } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NINE_THIRTY = at('2026-10-17T09:30:00+08:00')
const EVERYTHING = { limit: 100, cursor: null }

let transactions: Transactions
const read = <T>(work: (records: Records) => Promise<T>): Promise<T> => transactions.run(work)
const deps = () => ({
  clock: createFakeClock(NINE_THIRTY),
  identifiers,
  transactions,
  drill: false,
})
let identifiers = createFakeIdentifiers('violation')

const sighting = (id: string, second: number): Observation =>
  aSighting({ id, at: plus(NINE_THIRTY, seconds(second)) })
const eventTypes = async () =>
  (await read((records) => records.journal.after(0, 100))).map(({ type }) => type)
const violations = async () =>
  (await read((records) => records.violations.list({}, EVERYTHING))).items

beforeEach(async () => {
  transactions = createMemoryTransactions()
  identifiers = createFakeIdentifiers('violation')
  await read(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
  })
})

describe('recording looks', () => {
  it('opens one violation for a lesson, extends it, and asks for one alert', async () => {
    const first = await record(deps(), sighting('a', 0))
    const second = await record(deps(), sighting('b', 5))
    expect(first).toMatchObject([{ stage: 'alert' }])
    expect(second).toEqual([])
    expect(await violations()).toMatchObject([{ sightings: 2, ongoing: true }])
  })

  it('changes nothing when the same look is recorded twice, as after a crash', async () => {
    await record(deps(), sighting('a', 0))
    // Whoever was stopped in between may not have handed the alert on; it knows its violation and is raised once.
    expect(await record(deps(), sighting('a', 0))).toMatchObject([{ stage: 'alert' }])
    expect(await violations()).toMatchObject([{ sightings: 1 }])
  })

  it('shows a room as the younger look left it when an older one comes after', async () => {
    const at = plus(NINE_THIRTY, seconds(22))
    await record(deps(), { id: 'off', roomId: 'room-1', watchId: 'w', at, kind: 'off-air' })
    await record(deps(), sighting('late', 19))
    const status = await read(({ roomBoard }) => roomBoard.status('room-1'))
    expect(status).toMatchObject({ state: 'off-air', lastLookAt: plus(NINE_THIRTY, seconds(22)) })
  })

  it('does not reopen what has ended when a look comes late', async () => {
    await record(deps(), sighting('a', 0))
    await record(deps(), {
      id: 'off',
      roomId: 'room-1',
      watchId: 'w',
      at: plus(NINE_THIRTY, seconds(9)),
      kind: 'off-air',
    })
    await record(deps(), sighting('late', 5))
    expect(await violations()).toMatchObject([{ ongoing: false, endReason: 'off-air' }])
  })

  it('tells of a room only when its state changes', async () => {
    await record(deps(), sighting('a', 0))
    await record(deps(), sighting('b', 5))
    expect((await eventTypes()).filter((type) => type === 'room.changed')).toHaveLength(1)
  })

  it('writes what could not be seen into the ledger as unseen, with its reason', async () => {
    const unseen: Observation = {
      id: 'u',
      roomId: 'room-1',
      watchId: 'w',
      at: NINE_THIRTY,
      kind: 'unseen',
      reason: 'timeout',
    }
    await record(deps(), unseen)
    expect(await read((records) => records.coverage.last('room-1'))).toMatchObject({
      state: 'unseen',
      unseenReason: 'timeout',
    })
    expect(await read((records) => records.roomBoard.status('room-1'))).toMatchObject({
      state: 'unseen',
    })
  })

  it('leaves no trace at all when it fails half way', async () => {
    const failing: Transactions = {
      run: (work) =>
        transactions.run(async (records) => {
          await work(records)
          throw new Error('power cut')
        }),
    }
    await expect(record({ ...deps(), transactions: failing }, sighting('a', 0))).rejects.toThrow()
    expect(await violations()).toEqual([])
    expect(await eventTypes()).toEqual([])
  })
})

describe('alerts', () => {
  it('are raised once per violation', async () => {
    await record(deps(), sighting('a', 0))
    const [violation] = await violations()
    const payload = { violationId: violation?.id ?? '' }
    await alert(deps(), payload)
    await alert(deps(), payload)
    const alerts = await read((records) => records.alerts.list(EVERYTHING))
    expect(alerts.items).toMatchObject([{ status: 'raised', level: 'warning' }])
  })

  it('are not raised for what a person has dismissed', async () => {
    await record(deps(), sighting('a', 0))
    const [violation] = await violations()
    if (violation === undefined) throw new Error('no violation')
    await read((records) =>
      records.violations.save({
        ...violation,
        status: 'dismissed',
        version: violation.version + 1,
      }),
    )
    await alert(deps(), { violationId: violation.id })
    expect((await read((records) => records.alerts.list(EVERYTHING))).items).toEqual([])
  })

  it('stay silent for a dismissed lesson that goes on', async () => {
    await record(deps(), sighting('a', 0))
    const [violation] = await violations()
    if (violation === undefined) throw new Error('no violation')
    await read((records) =>
      records.violations.save({
        ...violation,
        status: 'dismissed',
        version: violation.version + 1,
      }),
    )
    const next = aSighting({ id: 'b', at: plus(NINE_THIRTY, minutes(3)) })
    expect(await record(deps(), next)).toEqual([])
    expect(await violations()).toHaveLength(1)
  })
})

describe('one stream that is registered as two rooms of an institution', () => {
  const PAGE_ROOM = { id: 'room-2', pageUrl: 'https://school.example/live/1', streamUrls: [] }
  const ofTwin = (id: string, second: number, watchedUrl: string): Observation => ({
    ...sighting(id, second),
    roomId: 'room-2',
    watchedUrl,
  })
  const SAME = 'https://media.example/live/room-1.m3u8?sign=1'

  it('is one violation and one alert, also when only the page knew the stream', async () => {
    await read((records) => records.rooms.save(aRoom(PAGE_ROOM)))
    await record(deps(), sighting('a', 0))
    expect(await record(deps(), ofTwin('b', 3, SAME))).toEqual([])
    expect(await violations()).toMatchObject([{ roomId: 'room-1', sightings: 2 }])
    expect((await eventTypes()).filter((type) => type === 'violation.opened')).toHaveLength(1)
    const board = await read((records) => records.roomBoard.status('room-2'))
    expect(board?.state).toBe('violating')
  })

  it('is one violation whichever of the two was seen first', async () => {
    await read((records) => records.rooms.save(aRoom(PAGE_ROOM)))
    await read((records) =>
      records.rooms.save(aRoom({ id: 'room-2', streamUrls: ['rtmp://media.example/live/room-1'] })),
    )
    await record(deps(), ofTwin('b', 0, 'rtmp://media.example/live/room-1'))
    await record(deps(), sighting('a', 3))
    expect(await violations()).toMatchObject([{ roomId: 'room-2', sightings: 2 }])
  })

  it('stays two for another stream, and for another institution', async () => {
    await read(async (records) => {
      await records.institutions.save(anInstitution({ id: 'institution-2' }))
      await records.rooms.save(aRoom(PAGE_ROOM))
      await records.rooms.save(
        aRoom({ ...PAGE_ROOM, id: 'room-3', institutionId: 'institution-2' }),
      )
    })
    await record(deps(), sighting('a', 0))
    await record(deps(), ofTwin('b', 1, 'https://media.example/live/room-10.m3u8'))
    await record(deps(), { ...ofTwin('c', 2, SAME), roomId: 'room-3' })
    const rooms = (await violations()).map(({ roomId }) => roomId)
    expect(rooms.toSorted()).toEqual(['room-1', 'room-2', 'room-3'])
  })
})
