import { describe, expect, it } from 'vitest'
import { followWall, steadyAt } from '../../../../src/core/time/clock-step.ts'
import {
  beginClockWatch,
  isTold,
  stepWords,
  watchClock,
} from '../../../../src/core/time/clock-watch.ts'
import { hours, milliseconds, minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

const TEN = at('2026-10-17T10:00:00+08:00')
const start = { wall: TEN, monotonic: milliseconds(0) }
/** `second` real seconds later, on a wall that was set by `by`. */
const later = (second: number, by = 0) => ({
  wall: plus(TEN, seconds(second + by)),
  monotonic: seconds(second),
})

describe('a wall clock that is set', () => {
  it.each([-1, -60, -3_540, -10_800, 86_400])(
    'by %i s is noticed, and by how much is told',
    (by) => {
      const watch = watchClock(beginClockWatch(start, null), later(1, by))
      expect(watch).toMatchObject({ steps: 1, latest: { by: seconds(by), seen: 'running' } })
      if (watch.latest === null) throw new Error('no step')
      expect(stepWords(watch.latest).zh).toContain(by < 0 ? '回拨' : '拨快')
    },
  )

  it('is told in hours and minutes, and for a day', () => {
    const { latest } = watchClock(beginClockWatch(start, null), later(1, -3_540))
    if (latest === null) throw new Error('no step')
    expect(stepWords(latest).zh).toContain('回拨 59 分')
    expect(isTold(latest, hours(24))).toBe(true)
    expect(isTold(latest, milliseconds(hours(24) + seconds(2)))).toBe(false)
  })

  it('is not what a clock daemon steers', () => {
    const watch = watchClock(beginClockWatch(start, null), later(1, 0.2))
    expect(watch.steps).toBe(0)
  })

  it('while nobody ran is told by records that lie in the future', () => {
    const watch = beginClockWatch(start, plus(TEN, minutes(59)))
    expect(watch.latest).toMatchObject({ by: -minutes(59), seen: 'at-start' })
    expect(beginClockWatch(start, plus(TEN, seconds(5))).latest).toBeNull()
  })
})

describe('steady time', () => {
  it('goes on as it began, and follows the wall when no wait of before is left', () => {
    let anchor = followWall({ ...start, differsSince: null }, later(10, -3_540))
    expect(steadyAt(anchor, seconds(10))).toBe(plus(TEN, seconds(10)))
    anchor = followWall(anchor, later(3_700, -3_540))
    expect(steadyAt(anchor, seconds(3_700))).toBe(plus(TEN, seconds(160)))
  })
})
