import { expect, it } from 'vitest'
import { canonicalJson } from '../../../../src/core/evidence/canonical-json.ts'
import { explain } from '../../../../src/core/policy/words/explain.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { loadedLaw, shanghai } from '../../../build/law.ts'
import { LEANING_TEXTS, leaningScreen } from '../../../build/leaning-screens.ts'
import { replayViolation } from '../../../build/watch/replayed-room.ts'
import type { Screenplay } from '../../../build/watch/scripted-eyes.ts'
import { openWatchedRoom } from '../../../build/watch/watched-room.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'

const law = await loadedLaw()
/** A day of rest: whatever is taught is forbidden. */
const SATURDAY = shanghai('2026-03-14T09:00:00')
const ROOM = { title: '周末科学故事' }
const WATERCOLOUR = [
  '水彩画入门 今天画一片湖',
  '先铺底色 再画倒影',
  '群青加一点熟褐',
  '留白的地方不要碰',
]
const TASKS = [
  ['例1 解方程 x²-5x+6=0', '解:(x-2)(x-3)=0'],
  ['用求根公式求方程的两个根', '判别式 Δ=b²-4ac'],
  ['求抛物线y=x²-4x+3的顶点坐标和对称轴', '解:配方得'],
  ['例2 因式分解 x²-9', '解:原式=(x+3)(x-3)'],
]

const turns = (screens: readonly (readonly string[])[], at: Instant): readonly string[] =>
  screens[Math.floor(at / 60_000) % screens.length] ?? []

const leaningUntil =
  (end: Instant, then: Screenplay): Screenplay =>
  (at) =>
    at < end ? leaningScreen(at) : then(at)

const painting: Screenplay = (at) =>
  turns(
    WATERCOLOUR.map((line) => [line]),
    at,
  )
const teaching: Screenplay = (at) => turns(TASKS, at)

const watched = async (shows: Screenplay, until: number) => {
  const room = await openWatchedRoom(law, SATURDAY, shows, { cadence: seconds(15), room: ROOM })
  await room.watchUntil(plus(SATURDAY, minutes(until)))
  return room
}

it('what leans towards a lesson comes to a person after five minutes, with what was seen', async () => {
  const room = await watched(leaningScreen, 30)
  const [lead, ...others] = await room.violations()
  expect(others).toEqual([])
  expect(lead).toMatchObject({ verdict: 'review', status: 'suspected', ongoing: true })
  expect(lead?.openedAt).toBeGreaterThanOrEqual(plus(SATURDAY, minutes(5)))
  expect(lead?.openedAt).toBeLessThan(plus(SATURDAY, minutes(10)))
  expect(lead?.judgement).toMatchObject({ autoCut: false, reason: 'leaning' })
  expect(lead && explain(lead.judgement).zh).toContain('偏向学科授课满 5 分钟')
  expect(lead?.classification.label).toBe('unsure')
  const pieces = await room.pieces(lead?.id ?? '')
  expect(pieces.length).toBeGreaterThanOrEqual(LEANING_TEXTS.length - 1)
  expect(pieces.map(({ at }) => at).every((at) => at >= SATURDAY)).toBe(true)
})

it('five minutes are not over: nobody is called', async () => {
  const end = plus(SATURDAY, minutes(4))
  const room = await watched(leaningUntil(end, painting), 30)
  expect(await room.violations()).toEqual([])
})

it('it is worked out again from what was kept, to the byte', async () => {
  const evidenceStore = createMemoryEvidenceStore()
  const parts = { evidenceStore }
  const room = await openWatchedRoom(law, SATURDAY, leaningScreen, {
    cadence: seconds(15),
    room: ROOM,
    parts,
  })
  await room.watchUntil(plus(SATURDAY, minutes(30)))
  const [lead] = await room.violations()
  if (lead === undefined) throw new Error('no lead')
  const again = await replayViolation({ room, law, evidenceStore }, lead)
  expect(canonicalJson(again.violation)).toBe(canonicalJson(lead))
})

it('it is taken back when its further screens are of something else, and not raised again', async () => {
  const lead = plus(SATURDAY, minutes(10))
  const again = plus(SATURDAY, minutes(30))
  const shows = leaningUntil(lead, (at) => (at < again ? painting(at) : leaningScreen(at)))
  const room = await watched(shows, 60)
  const violations = await room.violations()
  expect(violations).toMatchObject([{ ongoing: false, endReason: 'withdrawn', verdict: 'review' }])
  expect(violations[0]?.endedAt).toBeLessThan(plus(lead, minutes(6)))
})

it('it becomes a violation when a lesson is believed after all', async () => {
  const end = plus(SATURDAY, minutes(10))
  const room = await watched(leaningUntil(end, teaching), 20)
  const [violation, ...others] = await room.violations()
  expect(others).toEqual([])
  expect(violation).toMatchObject({ verdict: 'forbidden', ongoing: true })
  expect(violation?.judgement.reason).toBeUndefined()
})

it('in permitted time it is nobody’s business', async () => {
  const evening = shanghai('2025-10-15T19:00:00')
  const options = { cadence: seconds(15), room: ROOM }
  const room = await openWatchedRoom(law, evening, leaningScreen, options)
  await room.watchUntil(plus(evening, minutes(20)))
  expect(await room.violations()).toEqual([])
})

it('it does not come anew with another watch or another worker', async () => {
  const whole = await watched(leaningScreen, 30)
  const killed = await openWatchedRoom(law, SATURDAY, leaningScreen, {
    cadence: seconds(15),
    room: ROOM,
  })
  await killed.killedAt(plus(SATURDAY, minutes(13)))
  await killed.watchUntil(plus(SATURDAY, minutes(30)))
  const opened = async (room: typeof whole) =>
    (await room.violations()).map(({ openedAt, ongoing }) => ({ openedAt, ongoing }))
  expect(await opened(killed)).toEqual(await opened(whole))
  expect(whole.leases()).toBeGreaterThan(1)
})
