import { expect, it } from 'vitest'
import { createLearnedTimes } from '../../../../src/app/politeness/learned-times.ts'
import { milliseconds, seconds } from '../../../../src/core/time/duration.ts'
import type { ProbeOutcome, ViewOptions } from '../../../../src/ports/sight/stream-viewer.ts'
import { aBudget } from '../../../build/politeness.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'

const OPTIONS: ViewOptions = { budget: seconds(8) }
const gone: ProbeOutcome = { kind: 'unseen', reason: 'ended', httpStatus: 404, detail: '' }
const late = (reached: boolean): ProbeOutcome => ({
  kind: 'unseen',
  reason: 'timeout',
  httpStatus: null,
  reached,
  detail: '',
})

/** A platform, and how long each of its looks was given. */
function platform() {
  const clock = createFakeClock(at('2026-10-17T12:00:00+08:00'))
  const others = aBudget()
  const learned = createLearnedTimes({ clock, politeness: () => ({ rules: [], others }) })
  const given: number[] = []
  const look = (room: string, takes: number, outcome: ProbeOutcome, options = OPTIONS) =>
    learned.probe(`https://live.example.cn/${room}`, options, async ({ budget }) => {
      given.push(budget)
      clock.advance(milliseconds(Math.min(takes, budget)))
      return takes > budget
        ? late(outcome.kind !== 'unseen' || outcome.reason !== 'timeout')
        : outcome
    })
  return { given, look, learned }
}

it('rooms of a quick platform are given two seconds, one that answers later all of it from then on', async () => {
  const { given, look } = platform()
  for (let n = 0; n < 10; n += 1) await look(`${n}`, 50, gone)
  await look('slow', 5_000, gone)
  expect(given.at(-1)).toBe(seconds(2))
  expect(await look('slow', 5_000, gone)).toEqual(gone)
  expect(given.at(-1)).toBe(seconds(8))
})

it('is asked at length about a room that it cut short, unless its platform is silent at length as well', async () => {
  const { learned, look } = platform()
  for (let n = 0; n < 10; n += 1) await look(`${n}`, 50, gone)
  const cut = await look('silent', 60_000, late(false))
  expect(cut).toMatchObject({ reason: 'timeout', cutShort: true })
  expect(learned.isToBeTakenAgain('https://live.example.cn/silent', cut)).toBe(true)
  for (let n = 0; n < 3; n += 1) await look('silent', 60_000, late(false))
  const others = [await look('1', 60_000, late(false)), await look('2', 60_000, late(false))]
  const again = others.filter((one) => one.kind === 'unseen' && one.cutShort === true)
  expect(again.length).toBeGreaterThanOrEqual(1)
  for (const one of again) {
    expect(learned.isToBeTakenAgain('https://live.example.cn/1', one)).toBe(false)
  }
})

it('a platform that says nothing costs two seconds a look, but for every fifth', async () => {
  const { given, look } = platform()
  for (let n = 0; n < 13; n += 1) await look(`${n}`, 60_000, late(false))
  expect(given.slice(0, 3)).toEqual([8_000, 8_000, 8_000])
  expect(given.slice(3).filter((budget) => budget === 8_000)).toHaveLength(2)
})

it.each([4, 5, 7, 10])(
  'a room that is live and takes three seconds is found among %i that hang, whenever its turn is',
  async (count) => {
    for (let place = 0; place < count; place += 1) {
      const { look } = platform()
      const onAir: ProbeOutcome[] = []
      for (let n = 0; n < 40 * count; n += 1) {
        const room = n % count
        if (room !== place) await look(`${room}`, 60_000, late(false))
        else onAir.push(await look('live', 3_000, gone))
      }
      expect(onAir.filter((one) => one === gone).length).toBeGreaterThanOrEqual(30)
    }
  },
)

it('a look that is to prove a cut has all its time, whatever was learned', async () => {
  const { given, look } = platform()
  for (let n = 0; n < 10; n += 1) await look(`${n}`, 50, gone)
  await look('cut', 50, gone, { ...OPTIONS, priority: 'proof' })
  expect(given.at(-1)).toBe(seconds(8))
})
