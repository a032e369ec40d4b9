import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { forgetOld, forgetPictures } from '../../../src/app/retention/forget-old.ts'
import { createLivedTime } from '../../../src/app/retention/keep-lived-time.ts'
import { liftHold, placeHold } from '../../../src/app/retention/legal-holds.ts'
import { retentionRules, USUAL_RETENTION } from '../../../src/core/retention/retention.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { type Instant, minus } from '../../../src/core/time/instant.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import { openEmbedded, type TestDatabase } from '../../build/database/database.ts'
import {
  aJournalEntry,
  anEvidenceFrame,
  aStoredViolation,
  SATURDAY,
} from '../../build/database/database-rows.ts'
import { aRoom, at } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers, type FakeClock } from '../../fakes/fake-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const daysAgo = (count: number): Instant => minus(SATURDAY, hours(24 * count))

let opened: TestDatabase
let store: EvidenceStore
beforeAll(async () => {
  opened = await openEmbedded()
  const made = await createEvidenceStore(`file:${join(opened.dataFolder, 'evidence')}`)
  if (!made.ok) throw new Error(made.fault.message)
  store = made.value
})
afterAll(() => opened.close())

const clock = createFakeClock(SATURDAY)
const transactions = () => opened.database.transactions
const depsBy = (clock: FakeClock) => ({
  clock,
  keepLived: createLivedTime({ clock, transactions: transactions() }),
  transactions: transactions(),
  evidenceStore: store,
  logger: silentLogger,
  rules: retentionRules(USUAL_RETENTION),
  replayDays: 180,
})
const deps = () => depsBy(clock)

/** A violation that was over so long ago, with a picture of its own and one that all of them have. */
async function aCase(id: string, daysOld: number, status: 'suspected' | 'confirmed') {
  const own = await store.put(new TextEncoder().encode(`picture of ${id}`), 'image/png')
  const shared = await store.put(new TextEncoder().encode('a waiting picture'), 'image/png')
  const then = daysAgo(daysOld)
  await transactions().run(async ({ violations, violationEvidence }) => {
    await violations.save(
      aStoredViolation({
        id,
        roomId: `room-${id}`,
        ongoing: false,
        status,
        openedAt: then,
        lastSeenAt: then,
        endedAt: then,
        endReason: 'off-air',
      }),
    )
    const frames = [own, shared].map(({ sha256 }) => anEvidenceFrame({ sha256, at: then }))
    await violationEvidence.add(id, frames)
  })
  return { own: own.sha256, shared: shared.sha256 }
}

const kept = async (sha256: string): Promise<boolean> => (await store.get(sha256)) !== null
const piecesOf = (id: string) =>
  transactions().run(async ({ violationEvidence }) => (await violationEvidence.of(id)).length)
const journalled = () =>
  transactions().run(async ({ journal }) =>
    (await journal.ofSubject('retention')).map(({ data }) => data),
  )

test('evidence of old suspects goes with its files and is journalled; cases, held ones and shared files stay', async () => {
  const old = await aCase('old', 70, 'suspected')
  const young = await aCase('young', 50, 'suspected')
  const proven = await aCase('proven', 400, 'confirmed')
  const held = await aCase('held', 70, 'suspected')
  const holdDeps = {
    clock,
    transactions: transactions(),
    identifiers: createFakeIdentifiers('hold'),
  }
  const order = { who: 'user:li', why: '行政复议' }
  const hold = await placeHold(holdDeps, { ...order, kind: 'violation', subjectId: 'held' })
  expect(hold.ok).toBe(true)

  await forgetOld(deps())
  expect(await Promise.all([old, young, proven, held].map(({ own }) => kept(own)))).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect(await kept(old.shared)).toBe(true)
  expect([await piecesOf('old'), await piecesOf('held')]).toEqual([0, 2])
  // What happened, and what people said of it, is known for good.
  expect(await transactions().run(({ violations }) => violations.find('old'))).not.toBeNull()
  expect(await journalled()).toEqual([{ evidenceOf: ['old'] }, { evidenceFiles: 1 }])

  await forgetOld(deps())
  expect(await journalled()).toHaveLength(2)

  await liftHold(holdDeps, { id: 'hold-1', who: 'user:admin', why: '复议已结' })
  await forgetOld(deps())
  expect(await kept(held.own)).toBe(false)
  const orders = await transactions().run(async ({ journal }) =>
    (await journal.ofSubject('held')).map(({ who, why }) => ({ who, why })),
  )
  expect(orders).toEqual([order, { who: 'user:admin', why: '复议已结' }])
})

test('a hold needs something to hold, and is lifted once', async () => {
  const holdDeps = {
    clock,
    transactions: transactions(),
    identifiers: createFakeIdentifiers('none'),
  }
  const nobody = { who: 'user:li', why: 'x', kind: 'room' as const, subjectId: 'no such room' }
  expect(await placeHold(holdDeps, nobody)).toMatchObject({ fault: { code: 'not-found' } })
  const again = await liftHold(holdDeps, { id: 'hold-1', who: 'user:li', why: 'x' })
  expect(again).toMatchObject({ fault: { code: 'wrong-state' } })
})

test('the picture of a room goes minutes after it is off air, one on air is the next picture’s to replace', async () => {
  const jpeg = new Uint8Array([1])
  await transactions().run(async ({ rooms, roomBoard }) => {
    for (const [id, state, age] of [
      ['off', 'off-air', 11],
      ['just', 'off-air', 5],
      ['on', 'clean', 11],
    ] as const) {
      await rooms.save(aRoom({ id }))
      const seen = minus(SATURDAY, minutes(age))
      const status = { roomId: id, state, since: seen, lastLookAt: seen }
      await roomBoard.saveStatus({ ...status, unseenReason: null, recording: null })
      await roomBoard.saveThumbnail({ roomId: id, at: seen, jpeg })
    }
  })
  await forgetPictures(deps())
  const left = await transactions().run(async ({ roomBoard }) =>
    Promise.all(['off', 'just', 'on'].map(async (id) => (await roomBoard.thumbnail(id)) !== null)),
  )
  expect(left).toEqual([false, true, true])
  expect((await journalled()).at(-1)).toEqual({ pictures: 1 })
})

test('ledgers that nobody asks for any more are made days, or go', async () => {
  const day = at('2025-03-05T00:00:00+08:00')
  const hour = {
    host: 'live.example',
    budgetPerMinute: 60,
    budgetConcurrency: 2,
    mostInFlight: 1,
    waits: 0,
    waitedMillis: 0,
    refusals: 0,
    pushedBack: 0,
    failed: 0,
    overruns: 0,
    shortestGapMillis: null,
  }
  const segment = {
    uncertaintySeconds: 2,
    courseId: null,
    course: null,
    classId: null,
    lessonId: null,
  }
  await transactions().run(async ({ hostPaces, teaching }) => {
    await hostPaces.addToHours([{ ...hour, hour: day, looks: 3 }])
    await hostPaces.addToHours([{ ...hour, hour: minus(day, hours(-1)), looks: 4 }])
    await hostPaces.addToHours([{ ...hour, hour: daysAgo(3), looks: 5 }])
    await teaching.saveSegment({ ...segment, roomId: 'r', start: day, end: minus(day, hours(-1)) })
    await teaching.saveSegment({ ...segment, roomId: 'r', start: daysAgo(3), end: daysAgo(2) })
  })
  await forgetOld(deps())
  expect((await journalled()).at(-1)).toMatchObject({ hostHoursMadeDays: 2, teachingSegments: 1 })
  const left = await transactions().run(async ({ hostPaces, teaching }) => ({
    hours: (await hostPaces.hours(daysAgo(900), SATURDAY)).map(({ looks }) => looks),
    segments: await teaching.between('r', daysAgo(900), SATURDAY),
  }))
  expect(left).toMatchObject({ hours: [5], segments: [{ start: daysAgo(3) }] })
})

test('a clock that is set ahead makes nothing old, whatever was written by it', async () => {
  const young = await aCase('clock', 50, 'suspected')
  const ahead = createFakeClock(SATURDAY)
  const aheadDeps = depsBy(ahead)
  await forgetOld(aheadDeps)
  ahead.setWall(minus(SATURDAY, hours(-24 * 90)))
  for (let night = 0; night < 2; night += 1) {
    await forgetOld(aheadDeps)
    const now = { at: ahead.now(), monotonic: ahead.monotonic() }
    await transactions().run(({ journal }) => journal.append(aJournalEntry(now)))
  }
  expect([await kept(young.own), await piecesOf('clock')]).toEqual([true, 2])
})
