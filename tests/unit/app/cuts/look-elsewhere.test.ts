import { beforeEach, expect, it } from 'vitest'
import { hold } from '../../../../src/app/cuts/hold.ts'
import type { CutOrder } from '../../../../src/core/cuts/cut-order.ts'
import type { AirScene } from '../../../../src/core/replay/air-scenes.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Records, Transactions } from '../../../../src/ports/records/records.ts'
import type { Unseen } from '../../../../src/ports/sight/stream-viewer.ts'
import { aCutOrder, anEvidenceFrame } from '../../../build/database/database-rows.ts'
import { anInstitution, aRoom, at, aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NOW = at('2026-10-17T09:50:00+08:00')
const GONE: Unseen = { kind: 'unseen', reason: 'http-4xx', httpStatus: 404, detail: 'HTTP 404' }
const never = new AbortController().signal
const VERIFIED: CutOrder = aCutOrder({
  id: 'order-1',
  violationId: 'violation-1',
  roomId: 'room-1',
  status: 'verified',
  acceptedAt: NOW,
  verifiedAt: NOW,
})
const scene = (letter: string): AirScene => ({
  picture: letter.repeat(64),
  telling: true,
  words: null,
  begunAfter: 0,
  begunBy: 0,
  seenUntil: 300,
})

let transactions: Transactions
const read = <T>(work: (records: Records) => Promise<T>): Promise<T> => transactions.run(work)

async function onAir(roomId: string, pictures: string, from: number, to: number): Promise<void> {
  const room = aRoom({ id: roomId, title: `room ${roomId}` })
  await read(async ({ airPrints, rooms }) => {
    await rooms.save(room)
    const startedAt = plus(NOW, minutes(from))
    const id = `session-${roomId}`
    const lastAt = plus(NOW, minutes(to))
    const { institutionId } = room
    await airPrints.save({ id, roomId, institutionId, startedAt, lastAt, finding: null })
    for (const [n, letter] of [...pictures].entries()) {
      await airPrints.saveScene(id, n, scene(letter))
    }
  })
}

async function watched(): Promise<CutOrder | null> {
  const deps = {
    clock: createFakeClock(NOW),
    transactions,
    platform: createFakeCutPlatform(),
    viewer: { probe: async () => GONE, sample: async () => GONE },
    texts: { fetchText: async () => GONE },
    evidenceStore: createMemoryEvidenceStore(),
  }
  await hold(deps, { cutOrderId: 'order-1' }, never)
  return await read((records) => records.cutOrders.find('order-1'))
}

beforeEach(async () => {
  transactions = createMemoryTransactions()
  await read(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.violations.save(aViolation())
    await records.cutOrders.save(VERIFIED)
  })
  await onAir('room-1', '017', -5, -0.1)
})

it('a lesson that goes on in another room of the institution came back elsewhere', async () => {
  await onAir('room-2', '01', -1, 3)
  const order = await watched()
  expect(order).toMatchObject({ status: 'came-back-elsewhere' })
  expect(order?.checks.at(-1)).toMatchObject({
    what: 'room:room-2',
    detail: expect.stringContaining('room room-2'),
  })
})

it('another lesson in another room, or the same one before the cut, is no return', async () => {
  await onAir('room-2', 'ab', -1, 3)
  await onAir('room-3', '01', -60, -30)
  expect(await watched()).toMatchObject({ status: 'held' })
})

/** A screen that was read in a room and is kept with its lead. */
async function screen(violationId: string, roomId: string, from: number, text: string) {
  const box = { x: 0, y: 0, width: 9, height: 9 }
  const frame = anEvidenceFrame({
    sha256: violationId.padEnd(64, '0'),
    at: plus(NOW, minutes(from)),
    lines: [{ text, confidence: 0.9, box }],
  })
  await read(async ({ violations, violationEvidence }) => {
    await violations.save(aViolation({ id: violationId, roomId, ongoing: false }))
    await violationEvidence.add(violationId, [frame])
  })
}

it('the same teacher in another room is told once as a suspicion, for a person to look at, and is no return', async () => {
  await screen('violation-0', 'room-1', -3, '主讲：王小明')
  // Who stands in the room after the cut is not who was cut.
  await screen('violation-1b', 'room-1', 1, '主讲：李小红')
  await onAir('room-2', 'ab', -1, 3)
  await screen('violation-2', 'room-2', 1, '王小明老师 数学')
  await screen('violation-3', 'room-3', 1, '李小红老师 绘画')
  const order = await watched()
  expect(order).toMatchObject({ status: 'held' })
  const suspected = order?.checks.filter((check) => check.suspected !== undefined)
  expect(suspected).toMatchObject([
    {
      what: 'room:room-2',
      found: 'unknown',
      suspected: 'same-teacher',
      detail: expect.stringMatching(/疑似在直播间“room room-2”续播.*violation-2.*“王小明”/),
    },
  ])
})
