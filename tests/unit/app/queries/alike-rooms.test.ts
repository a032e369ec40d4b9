import { beforeEach, expect, it } from 'vitest'
import { alikeRooms } from '../../../../src/app/queries/replay/alike-rooms.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { anInstitution, aRoom, aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const LEAD = aViolation()
let transactions: Transactions

/** Pictures that differ in every band, and what recompression makes of one. */
const PICTURES = { a: 'f00ff00f', b: '0ff00ff0', c: 'aa55aa55' } as const
const picture = (name: keyof typeof PICTURES): string => PICTURES[name].repeat(8)
const recompressed = `e${picture('a').slice(1)}`

async function onAir(roomId: string, pictures: readonly string[], telling = true): Promise<void> {
  await transactions.run(async ({ airPrints, rooms }) => {
    const room = aRoom({ id: roomId, title: `room ${roomId}` })
    await rooms.save(room)
    const [startedAt, lastAt] = [LEAD.openedAt, plus(LEAD.openedAt, minutes(20))]
    const { institutionId } = room
    const id = `session-${roomId}`
    await airPrints.save({ id, roomId, institutionId, startedAt, lastAt, finding: null })
    for (const [n, one] of pictures.entries()) {
      const times = { begunAfter: 0, begunBy: n, seenUntil: n + 5 }
      await airPrints.saveScene(id, n, { picture: one, telling, words: null, ...times })
    }
  })
}

const found = () =>
  alikeRooms({ transactions, clock: createFakeClock(plus(LEAD.openedAt, minutes(30))) }, LEAD.id)

beforeEach(async () => {
  transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.violations.save({ ...LEAD, lastSeenAt: plus(LEAD.openedAt, minutes(20)) })
  })
  await onAir(LEAD.roomId, [picture('a'), picture('b'), picture('a')])
})

it('names the rooms that showed the same pictures, also recompressed ones, the most alike first', async () => {
  await onAir('near', [picture('b')])
  await onAir('twice', [recompressed, picture('b'), picture('c')])
  await onAir('other', [picture('c')])
  expect(await found()).toMatchObject({
    pictures: 2,
    rooms: [
      { roomId: 'twice', pictures: 2 },
      { roomId: 'near', pictures: 1 },
    ],
  })
})

it('knows no empty picture again, and never names the room itself', async () => {
  await onAir('empty', [picture('a')], false)
  expect((await found())?.rooms).toEqual([])
})

it('says when nothing was kept that could be known again, and of no lead nothing', async () => {
  await transactions.run(({ airPrints }) => airPrints.forget(plus(LEAD.openedAt, minutes(60))))
  expect(await found()).toMatchObject({ pictures: 0, rooms: [] })
  const clock = createFakeClock(LEAD.openedAt)
  expect(await alikeRooms({ transactions, clock }, 'nobody')).toBeNull()
})
