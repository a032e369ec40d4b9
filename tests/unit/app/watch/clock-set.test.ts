import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Duration, hours, minutes, seconds } from '../../../../src/core/time/duration.ts'
import {
  CADENCE,
  OWN,
  patrolDay,
  type RealLook,
  SLOW,
  SLOW_PAUSE,
} from '../../../build/patrol-day.ts'

const SETTINGS: readonly (readonly [string, number])[] = [
  ['back by a second', -seconds(1)],
  ['back by a minute', -minutes(1)],
  ['back by 59 minutes', -minutes(59)],
  ['back by three hours', -hours(3)],
  ['forward by a day', hours(24)],
]

/** The longest real time that one of these rooms went without a look, up to `until`. */
function longestWait(looks: readonly RealLook[], rooms: readonly string[], until: number): number {
  const waits = rooms.flatMap((room) => {
    const times = [...looks.filter((look) => look.room === room).map(({ second }) => second), until]
    return times.map((second, i) => second - (times[i - 1] ?? 0))
  })
  return Math.max(...waits)
}

const gapsOn = (looks: readonly RealLook[], rooms: readonly string[]): readonly number[] => {
  const times = looks.filter(({ room }) => rooms.includes(room)).map(({ second }) => second)
  return times.slice(1).map((second, i) => second - (times[i] ?? 0))
}

/** Twice the cadence of a room, and the turns of the slow platform. */
const PATIENCE = (2 * CADENCE + SLOW.length * 2 * SLOW_PAUSE) / 1_000 + 5

describe.each(SETTINGS)('a wall clock that is set %s', (_how, by) => {
  it('silences no room, and no budget is broken by it', async () => {
    const day = await patrolDay()
    await day.live(minutes(2))
    day.setClock(by as Duration)
    await day.live(minutes(3))
    expect(longestWait(day.looks, [...OWN, ...SLOW], 300)).toBeLessThanOrEqual(PATIENCE)
    expect(Math.min(...gapsOn(day.looks, SLOW))).toBeGreaterThanOrEqual(SLOW_PAUSE / 1_000)
  })
})

it('whatever the clock is set to and however often, every room is looked at and every budget kept', async () => {
  const steps = fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 90 }),
      by: fc.oneof(
        fc.integer({ min: -7_200, max: 7_200 }),
        fc.integer({ min: -60, max: 60 }),
        fc.constantFrom(86_400, -3_540, -86_400),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (happening) => {
      const day = await patrolDay()
      for (const { after, by } of happening) {
        await day.live(seconds(after))
        day.setClock(seconds(by))
      }
      await day.live(minutes(1))
      const until = day.clock.monotonic() / 1_000
      // Each setting may cost a room one cadence more, and no more than that.
      const patience = PATIENCE + (happening.length * CADENCE) / 1_000
      expect(longestWait(day.looks, [...OWN, ...SLOW], until)).toBeLessThanOrEqual(patience)
      expect(Math.min(...gapsOn(day.looks, SLOW))).toBeGreaterThanOrEqual(SLOW_PAUSE / 1_000)
    }),
    { numRuns: 25 },
  )
})
