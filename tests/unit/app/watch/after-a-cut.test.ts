import { expect, it } from 'vitest'
import { record } from '../../../../src/app/record/record.ts'
import type { CutStatus } from '../../../../src/core/cuts/cut-order.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { between, type Instant } from '../../../../src/core/time/instant.ts'
import { loadedLaw, shanghai } from '../../../build/law.ts'
import { openWatchedRoom, type WatchedRoom } from '../../../build/watch/watched-room.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { anOrder } from '../../core/cuts/order.ts'

const law = await loadedLaw()

/** A Saturday: subject lessons are forbidden all day. */
const morning = (time: string): Instant => shanghai(`2025-10-18T${time}`)

const SLIDES = [
  ['例1 解方程 x²-5x+6=0', '解：(x-2)(x-3)=0'],
  ['判别式 Δ=b²-4ac 与一元二次方程根的情况', '当Δ<0时没有实数根'],
  ['求抛物线y=x²-4x+3的顶点坐标和对称轴', '解：配方得'],
  ['用求根公式求下列方程的两个根', 'x=(-b±√(b²-4ac))/2a 知识点'],
]
const slide = (at: Instant): readonly string[] => SLIDES[Math.floor(at / 30_000) % 4] ?? []

const ACCEPTED = morning('09:02:57')
const VERIFIED = morning('09:03:08')
const AGAIN = morning('09:03:30')

const HIT = { kind: 'same-stream', roomId: 'room-1', title: '', institutionName: '' } as const
const BEHIND_ROOM_1 = { roomId: 'room-2', hits: [{ ...HIT, institutionId: 'institution-1' }] }

type Then = {
  /** Until when something comes from the room's address again, from `AGAIN` on. */
  readonly until: Instant
  readonly status: CutStatus
  /** Whether a look in between said that nobody publishes. */
  readonly saidOffAir: boolean
  /** The order was given for another room of the same stream. */
  readonly forTwin?: boolean
}

async function cutLesson({
  until,
  status,
  saidOffAir,
  forTwin = false,
}: Then): Promise<WatchedRoom> {
  const clock = createFakeClock(morning('09:00:30'))
  const room = await openWatchedRoom(
    law,
    clock.now(),
    (at) => (at < ACCEPTED || (at >= AGAIN && at < until) ? slide(at) : 'unseen'),
    { clock },
  )
  await room.watchUntil(morning('09:02:50'))
  const [lead] = await room.violations()
  const order = anOrder({
    violationId: lead?.id ?? '',
    requestedAt: morning('09:02:52'),
    acceptedAt: ACCEPTED,
    verifiedAt: VERIFIED,
    status: 'verified',
    ...(forTwin ? BEHIND_ROOM_1 : {}),
  })
  await room.transactions.run(({ cutOrders }) => cutOrders.save(order))
  await clock.sleep(between(clock.now(), morning('09:03:12')))
  if (saidOffAir) {
    const { transactions } = room
    const deps = { clock, transactions, identifiers: createFakeIdentifiers('probe'), drill: false }
    const of = { id: 'off', roomId: 'room-1', watchId: 'probe', at: clock.now() } as const
    await record(deps, { ...of, kind: 'off-air' })
  }
  const seen = { ...order, status, version: 2 }
  await room.transactions.run(({ cutOrders }) => cutOrders.save(seen))
  await clock.sleep(between(clock.now(), AGAIN))
  await room.watchUntil(until)
  return room
}

it.each([
  ['the lesson that was cut', false],
  ['a lesson that was cut as another room of the same stream', true],
])('opens no second lead for a picture that a server still had of %s', async (_, forTwin) => {
  const then = { until: morning('09:03:34'), status: 'verified', saidOffAir: true } as const
  const room = await cutLesson({ ...then, forTwin })
  expect(await room.violations()).toMatchObject([{ ongoing: false, endReason: 'cut' }])
  const [taught] = await room.segments()
  expect(taught?.end).toBeLessThan(ACCEPTED)
})

it.each([
  ['and a look between', true],
  ['though no look lay between', false],
])('begins a lesson that is really back as a lead of its own, %s', async (_, saidOffAir) => {
  const room = await cutLesson({ until: morning('09:05:30'), status: 'came-back', saidOffAir })
  const leads = (await room.violations()).toSorted((a, b) => a.openedAt - b.openedAt)
  expect(leads).toMatchObject([{ endReason: 'cut' }, { ongoing: true }])
  expect(leads[0]?.endedAt).toBeLessThan(ACCEPTED)
  const { hits = [] } = leads[1]?.judgement ?? {}
  expect(hits.map(({ rule }) => rule)).toContain('CAL-REST')
  expect(hits.filter(({ from }) => from < AGAIN)).toEqual([])
})

it('believes a lesson that is back as one, though its watch is taken up anew', async () => {
  const until = morning('09:15:00')
  const room = await cutLesson({ until, status: 'came-back', saidOffAir: true })
  expect(room.leases()).toBeGreaterThan(2)
  const back = (await room.segments()).filter(({ start }) => start >= VERIFIED)
  expect(back).toHaveLength(1)
  const [taught] = back
  expect(taught === undefined ? 0 : between(taught.start, taught.end)).toBeGreaterThan(minutes(11))
})
