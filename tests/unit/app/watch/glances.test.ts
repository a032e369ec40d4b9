import { expect, it } from 'vitest'
import { seconds, toSeconds } from '../../../../src/core/time/duration.ts'
import { between, type Instant, plus } from '../../../../src/core/time/instant.ts'
import { loadedLaw, shanghai } from '../../../build/law.ts'
import type { Screenplay } from '../../../build/watch/scripted-eyes.ts'
import { openWatchedRoom } from '../../../build/watch/watched-room.ts'

const law = await loadedLaw()
/** A Saturday morning: no lesson is allowed. */
const START = shanghai('2025-10-18T09:00')
const after = (second: number): Instant => plus(START, seconds(second))

const PAINTING = ['水彩画入门', '第一步 用铅笔起稿']
const SLIDES = [
  ['第二讲 一元二次方程的求根公式', '例1 解方程 x²-5x+6=0'],
  ['用求根公式求第2题中方程的两个根', 'x=(-b±√(b²-4ac))/2a 知识点'],
  ['判别式 Δ=b²-4ac 与一元二次方程根的情况', '当Δ<0时没有实数根 练习3'],
]

/** A picture that stands for four minutes, a moment that cannot be seen, and then a lesson, a slide each minute. */
const shows: Screenplay = (at) => {
  const second = toSeconds(between(START, at))
  if (second < 240) return PAINTING
  if (second < 250) return 'unseen'
  return SLIDES[Math.floor(second / 60) % SLIDES.length] ?? []
}

async function watched(glances: boolean) {
  const room = await openWatchedRoom(law, START, shows, { cadence: seconds(10), glances })
  await room.watchUntil(after(540))
  return room
}

it('a watch that glances first comes to what one that decodes everything comes to', async () => {
  const [glancing, decoding] = [await watched(true), await watched(false)]
  const { stood, ...counts } = glancing.readings()
  expect(stood, 'most pictures stand').toBeGreaterThan(30)
  expect({ ...counts, stood: 0 }).toEqual(decoding.readings())
  expect(await glancing.coverage()).toEqual(await decoding.coverage())
  const violations = await glancing.violations()
  expect(violations).toHaveLength(1)
  expect(violations).toEqual(await decoding.violations())
  const [violation] = violations
  expect(await glancing.pieces(violation?.id ?? '')).toEqual(
    await decoding.pieces(violation?.id ?? ''),
  )
})

it('a calm room is told of three times a minute, and the ledger has each look and no gap', async () => {
  const room = await openWatchedRoom(law, START, () => PAINTING, { cadence: seconds(5) })
  await room.watchUntil(after(300))
  const coverage = await room.coverage()
  expect(coverage.map(({ state }) => state)).toEqual(['seen-clean'])
  expect(coverage[0]?.looks).toBe(room.readings().pictures)
  expect(room.readings().pictures).toBeGreaterThan(55)
  expect(room.seen.length).toBeLessThan(room.readings().pictures / 3)
})

it('of a worker that is killed the ledger claims nothing that was not told', async () => {
  const room = await openWatchedRoom(law, START, () => PAINTING, { cadence: seconds(5) })
  await room.killedAt(after(55))
  const last = (await room.coverage()).at(-1)
  expect(last?.state).toBe('seen-clean')
  const told = room.seen.at(-1)?.at ?? START
  expect(between(told, last?.end ?? START)).toBeLessThanOrEqual(1)
})

it('a worker that cannot read gives its room back within a look, so that another has it', async () => {
  let [benchings, looks] = [0, 0]
  const shows: Screenplay = () => {
    looks += 1
    return PAINTING
  }
  const parts = { isBenched: () => looks === 6 && benchings++ === 0 }
  const room = await openWatchedRoom(law, START, shows, { cadence: seconds(5), parts })
  await room.watchUntil(after(60))
  expect(room.leases()).toBe(2)
})
