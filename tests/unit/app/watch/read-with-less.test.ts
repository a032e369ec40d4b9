import { expect, it } from 'vitest'
import type { ReadingThrift } from '../../../../src/core/patrol/load/reading-thrift.ts'
import { milliseconds, seconds, toSeconds } from '../../../../src/core/time/duration.ts'
import { between, type Instant, plus } from '../../../../src/core/time/instant.ts'
import type { TextRecogniser } from '../../../../src/ports/sight/text-recogniser.ts'
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

/** Six new lines a look, the others by later looks of the same picture, where it remembers what it read. */
function readingOn(remembers = true) {
  const asked: (ReadingThrift | null)[] = []
  let known: readonly string[] = []
  const recogniser: TextRecogniser = {
    engine: 'reading on 1',
    async recognise(png, { place, thrift } = {}) {
      asked.push(thrift ?? null)
      const all = new TextDecoder().decode(png).split('\n')
      const had =
        place === undefined || !remembers ? [] : all.filter((line) => known.includes(line))
      const fresh = all.filter((line) => !had.includes(line))
      const wanted = thrift === 'fewer-lines' ? fresh.slice(0, 6) : fresh
      const read = all.filter((line) => had.includes(line) || wanted.includes(line))
      if (place !== undefined) known = read
      const unread = all.length - read.length
      return {
        engine: 'reading on 1',
        linesReused: had.length,
        took: milliseconds(1),
        ...(unread > 0 && { less: 'fewer-lines' as const, unread }),
        lines: read.map((text) => ({
          text,
          confidence: 0.95,
          box: { x: 10, y: 40 * all.indexOf(text), width: 400, height: 30 },
        })),
      }
    },
    trouble: () => null,
    close: async () => {},
  }
  return { recogniser, asked }
}

/** Twenty lines on painting, which stand from the first minute on. */
const PAGE = Array.from({ length: 20 }, (_, i) => `水彩画入门 第${i + 1}步 铺底色`)
const fewer = (at: Instant) => (secondOf(at) < 30 ? null : ('fewer-lines' as const))

it.each([true, false])(
  'a slide that stands is read on, six lines a look, until all of it was read (glances: %s)',
  async (glances) => {
    const reader = readingOn()
    const shows: Screenplay = (at) => (secondOf(at) < 60 ? PAINTING : PAGE)
    const parts = { recogniser: reader.recogniser }
    const room = await openWatchedRoom(law, START, shows, { thrift: fewer, glances, parts })
    await room.watchUntil(after(300))
    // All of it was read: it is clean, and no longer read with less.
    expect(await room.status()).toMatchObject({ state: 'clean', less: null })
    expect((await room.coverage()).map(({ state }) => state)).toEqual([
      'seen-clean',
      'seen-partly',
      'seen-clean',
    ])
    expect(reader.asked.filter((thrift) => thrift === 'fewer-lines')).toHaveLength(4)
  },
)

it('a slide that stands is read whole once where reading on gets nowhere', async () => {
  const reader = readingOn(false)
  const shows: Screenplay = (at) => (secondOf(at) < 60 ? PAINTING : PAGE)
  const parts = { recogniser: reader.recogniser }
  const room = await openWatchedRoom(law, START, shows, { thrift: fewer, parts })
  await room.watchUntil(after(300))
  expect(await room.status()).toMatchObject({ state: 'clean', less: null })
  expect(reader.asked.slice(-3)).toEqual(['fewer-lines', 'fewer-lines', null])
})

it('a lesson that stands only in the small lines of slides that stand is found', async () => {
  const shows: Screenplay = (at) => {
    const second = secondOf(at)
    if (second < 60) return PAINTING
    return [...PAGE.slice(0, 10), ...(SLIDES[Math.floor(second / 60) % SLIDES.length] ?? [])]
  }
  const parts = { recogniser: readingOn().recogniser }
  const room = await openWatchedRoom(law, START, shows, { thrift: fewer, glances: true, parts })
  await room.watchUntil(after(480))
  expect(await room.violations()).toHaveLength(1)
})
