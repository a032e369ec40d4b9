import { beforeEach, describe, expect, it } from 'vitest'
import { findHits } from '../../../../../src/app/cuts/power/find-hits.ts'
import { olderClaims } from '../../../../../src/app/cuts/power/older-claims.ts'
import { saveRoom } from '../../../../../src/app/register/save-room.ts'
import type { LiveRoom } from '../../../../../src/core/registry/live-room.ts'
import { minutes } from '../../../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../../src/ports/records/records.ts'
import { anInstitution, aRoom, at } from '../../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../../fakes/memory-records.ts'

const OPENED = at('2026-10-17T09:30:00+08:00')
const STREAM = 'http://media.example/live/a.flv'
const ROOM = aRoom({ id: 'here', streamUrls: [STREAM], cutTarget: null })
const FAR = { ...aRoom({ streamUrls: [STREAM] }), institutionId: 'far', region: '440305' }

let transactions: Transactions

beforeEach(async () => {
  transactions = createMemoryTransactions()
  await transactions.run(async ({ institutions, rooms }) => {
    await institutions.save(anInstitution({ id: 'far', region: '440305' }))
    await rooms.save(ROOM)
  })
})

/** Somebody of the other region registers the room, or changes what it is registered with. */
async function register(when: Instant, streamUrls: readonly string[], id: string | null = null) {
  const clock = createFakeClock(when)
  const deps = { clock, transactions, identifiers: createFakeIdentifiers('far') }
  const { id: _, ...room }: LiveRoom = { ...FAR, streamUrls }
  const saved = await saveRoom(deps, { who: 'user:far', why: '登记', id, room })
  if (!saved.ok) throw new Error(saved.fault.message)
  return saved.value.room.id
}

const inTheWay = () =>
  transactions.run(async (records) => {
    const older = await olderClaims(records, ROOM, await findHits(records, ROOM), OPENED)
    return older.map(({ roomId }) => roomId)
  })

describe('a room of another region that has the stream too', () => {
  it('stands in the way where it had the stream before the lead was found', async () => {
    const id = await register(minus(OPENED, minutes(1)), [STREAM])
    expect(await inTheWay()).toEqual([id])
  })

  it('stands in nobody’s way where it was registered after that, nor where an old one was given the address then', async () => {
    await register(plus(OPENED, minutes(1)), [STREAM])
    expect(await inTheWay()).toEqual([])
    const old = await register(minus(OPENED, minutes(60)), ['http://media.example/live/b.flv'])
    await register(plus(OPENED, minutes(2)), [STREAM], old)
    expect(await inTheWay()).toEqual([])
  })

  it('stands in the way where nobody can say since when', async () => {
    await transactions.run(({ rooms }) => rooms.save({ ...FAR, id: 'imported' }))
    expect(await inTheWay()).toEqual(['imported'])
    await register(plus(OPENED, minutes(1)), [STREAM], 'imported')
    expect(await inTheWay()).toEqual(['imported'])
  })
})
