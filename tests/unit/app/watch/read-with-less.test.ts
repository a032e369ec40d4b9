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
const secondOf = (at: Instant): number => toSeconds(between(START, at))

const PAINTING = ['水彩画入门', '第一步 用铅笔起稿']
const SLIDES = [
  ['第二讲 一元二次方程的求根公式', '例1 解方程 x²-5x+6=0'],
  ['用求根公式求第2题中方程的两个根', 'x=(-b±√(b²-4ac))/2a 知识点'],
  ['判别式 Δ=b²-4ac 与一元二次方程根的情况', '当Δ<0时没有实数根 练习3'],
]
const painted: Screenplay = (at) => [...PAINTING, `第${Math.floor(secondOf(at) / 40)}步`]

it('what was read with fewer lines and shows nothing is seen with less in the ledger and on the wall, never clean without remark', async () => {
  const room = await openWatchedRoom(law, START, painted, {
    thrift: (at) => (secondOf(at) < 200 ? null : 'fewer-lines'),
  })
  await room.watchUntil(after(400))
  const coverage = await room.coverage()
  expect(coverage.map(({ state }) => state)).toEqual(['seen-clean', 'seen-partly'])
  expect(secondOf(coverage[1]?.start ?? START)).toBeLessThanOrEqual(240)
  expect(await room.status()).toMatchObject({ state: 'clean', less: 'fewer-lines' })
})

it('a picture that stands is read whole as soon as there is time again', async () => {
  const room = await openWatchedRoom(law, START, (at) => (secondOf(at) < 60 ? [] : PAINTING), {
    thrift: (at) => (secondOf(at) < 200 ? 'fewer-lines' : null),
    glances: true,
  })
  await room.watchUntil(after(300))
  const coverage = await room.coverage()
  expect(coverage.at(-1)).toMatchObject({ state: 'seen-clean' })
  expect(secondOf(coverage.at(-1)?.start ?? START)).toBeLessThanOrEqual(230)
  expect(await room.status()).toMatchObject({ state: 'clean', less: null })
  // Once with less, and once more whole.
  const counts = room.readings()
  expect(counts.pictures - counts.unchanged).toBeLessThanOrEqual(4)
})

it('a lesson is told as soon, and with all its words, as where nothing was left out', async () => {
  const shows: Screenplay = (at) => {
    const second = secondOf(at)
    return second < 120 ? painted(at) : (SLIDES[Math.floor(second / 60) % SLIDES.length] ?? [])
  }
  const [whole, thrifty] = await Promise.all(
    [null, 'fewer-lines' as const].map(async (thrift) => {
      const room = await openWatchedRoom(law, START, shows, { thrift: () => thrift })
      await room.watchUntil(after(480))
      const [violation] = await room.violations()
      return { violation, pieces: await room.pieces(violation?.id ?? '') }
    }),
  )
  expect(thrifty?.violation?.openedAt).toBe(whole?.violation?.openedAt)
  expect(thrifty?.violation?.verdict).toBe('forbidden')
  expect(thrifty?.pieces).toEqual(whole?.pieces)
})
