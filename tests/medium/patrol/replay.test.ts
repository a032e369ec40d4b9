import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createViolationQueries } from '../../../src/app/queries/violation-queries.ts'
import { record } from '../../../src/app/record/record.ts'
import { addOnAir } from '../../../src/app/watch/replay/air-memory.ts'
import { keepAir, recallAir } from '../../../src/app/watch/replay/follow-air.ts'
import { searchReplay } from '../../../src/app/watch/replay/search-replay.ts'
import type { Frame } from '../../../src/core/picture/frame.ts'
import { printOfPicture } from '../../../src/core/replay/air-print.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../src/core/time/instant.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { anInstitution, aRoom, aSighting, at } from '../../build/violations.ts'
import {
  film,
  framesOf,
  from,
  lesson,
  scenesOf,
  sentAgain,
  watched,
} from '../../build/watch/replay-lessons.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const EVENING = at('2026-02-07T19:00:00+08:00')
const SUNDAY = at('2026-02-08T09:00:00+08:00')
const TWELVE_MINUTES = 720
const EVERY = 5
/** The lesson, as its encoder sent it. */
const LESSON = lesson(3, 24)

let folder: string
let live: readonly Frame[]
/** The recording, half the size, a sixth of the bits, begun twelve minutes in. */
let again: readonly Frame[]
let transactions: Transactions
let identifiers: ReturnType<typeof createFakeIdentifiers>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'))
  const first = await film(LESSON, folder, 'live')
  const change = { size: '426:240', bitRate: '60k', fromSecond: TWELVE_MINUTES }
  const second = await sentAgain(first, join(folder, 'again.mp4'), change)
  live = await framesOf(first, 640, 360, EVERY)
  again = await framesOf(second, 426, 240, EVERY)
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  transactions = createMemoryTransactions()
  identifiers = createFakeIdentifiers('session')
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.rooms.save(aRoom({ id: 'room-2' }))
  })
})

async function onAir(frames: readonly Frame[], begin: Instant, roomId: string, text = '') {
  const deps = { clock: createFakeClock(begin), identifiers, logger: silentLogger, transactions }
  const where = { roomId, institutionId: anInstitution().id }
  let air = await recallAir(deps, roomId, begin)
  for (const [i, frame] of frames.entries()) {
    const now = plus(begin, seconds(i * EVERY))
    const print = printOfPicture(frame)
    const seen = addOnAir(air, { ...where, id: identifiers.next(), at: now, print, text: '' })
    air = seen.air
    if (seen.news === null) continue
    await keepAir(deps, seen.news)
    if (!seen.news.search) continue
    const { session, scenes } = seen.news
    const found = await searchReplay(deps, session, scenes, { surroundings: text, at: now })
    air = { ...air, session: found, searchedAt: now }
  }
  return air.session?.finding ?? null
}

const violate = (roomId: string, when: Instant) =>
  record(
    { clock: createFakeClock(when), identifiers, transactions, drill: false },
    aSighting({ id: `look-${roomId}`, roomId, at: when }),
  )

async function violationOf(roomId: string) {
  const queries = createViolationQueries({ transactions, evidenceStore: { get: async () => null } })
  const page = await queries.list({ roomId }, { limit: 1, cursor: null })
  const view = page.items[0]
  if (view === undefined) throw new Error('no violation')
  return { view, events: (await queries.events(view.violation.id)) ?? [] }
}

describe('a lesson that was sent live on Saturday and again as a recording on Sunday', () => {
  it('is the same, shifted by 12 minutes, for the violation and its history', async () => {
    await onAir(live, EVENING, 'room-1')
    await violate('room-2', SUNDAY)
    const finding = await onAir(again, SUNDAY, 'room-2', '准时开课,请助教带大家签到打卡')
    expect(finding).toMatchObject({
      kind: 'earlier-session',
      sameAs: { roomId: 'room-1', startedAt: EVENING },
      judgedAs: 'live',
      signs: ['scheduled', 'collective', 'interaction'],
    })
    expect(Math.abs((finding?.offsetSeconds ?? 0) - TWELVE_MINUTES)).toBeLessThanOrEqual(8)
    const { view, events } = await violationOf('room-2')
    expect(view.replay).toEqual(finding)
    const told = events.filter(({ type }) => type === 'violation.changed')
    expect(told.map(({ why }) => why)).toEqual([
      expect.stringContaining('与 2026-02-07 19:00 相同，偏移 12 分钟'),
    ])
  })

  it('goes on being known by the next lease of the watch, in the same session', async () => {
    await onAir(live, EVENING, 'room-1')
    const half = Math.floor(again.length / 2)
    await onAir(again.slice(0, half), SUNDAY, 'room-2')
    const finding = await onAir(again.slice(half), plus(SUNDAY, seconds(half * EVERY)), 'room-2')
    expect(finding).toMatchObject({ kind: 'earlier-session', judgedAs: 'review' })
    const sessions = await transactions.run(({ airPrints }) => airPrints.latest('room-2'))
    expect(sessions?.startedAt).toBe(SUNDAY)
  })

  it('is not told to be a replay when two rooms send the same live lesson at the same time', async () => {
    await onAir(live, EVENING, 'room-1')
    expect(await onAir(live, plus(EVENING, seconds(7)), 'room-2')).toBeNull()
  })

  it('is not compared with what other institutions sent', async () => {
    await onAir(live, EVENING, 'room-1')
    await transactions.run(async ({ airPrints }) => {
      const session = await airPrints.latest('room-1')
      if (session !== null) await airPrints.save({ ...session, institutionId: 'another' })
    })
    expect(await onAir(again, SUNDAY, 'room-2')).toBeNull()
  })
})

describe('a session that repeats itself', () => {
  it('is found with the length of its loop', async () => {
    const loop = live.slice(0, 72)
    const finding = await onAir([...loop, ...loop], EVENING, 'room-1')
    expect(finding).toMatchObject({ kind: 'loop', sameAs: { startedAt: EVENING } })
    expect(Math.abs((finding?.offsetSeconds ?? 0) + 72 * EVERY)).toBeLessThanOrEqual(8)
  })
})

describe('prints', () => {
  it('survive another size and a sixth of the bits: few bits differ, and scenes are as many', () => {
    const shots = (frames: readonly Frame[]) =>
      frames.map((frame, i) => ({ second: i * EVERY, frame }))
    const recorded = scenesOf(shots(again))
    const sent = watched(from(LESSON, TWELVE_MINUTES))
    expect(Math.abs(recorded.length - sent.length)).toBeLessThanOrEqual(1)
    expect(again.every((frame) => printOfPicture(frame).telling)).toBe(true)
  })

  it('are small: an hour of slides takes less than 20 kB', () => {
    const scenes = scenesOf(live.map((frame, i) => ({ second: i * EVERY, frame })))
    const hour = (JSON.stringify(scenes).length / (live.length * EVERY)) * 3_600
    expect(hour).toBeLessThan(20_000)
  })
})
