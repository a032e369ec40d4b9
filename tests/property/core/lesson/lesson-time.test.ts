import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addLookTime,
  NO_LESSON_TIME,
  teachingShare,
} from '../../../../src/core/lesson/lesson-time.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

const START = at('2026-02-07T10:00:00+08:00')

const looks = fc.array(
  fc.record({
    gap: fc.integer({ min: 1, max: 200 }),
    teaches: fc.boolean(),
    sinceBefore: fc.integer({ min: 0, max: 300 }),
  }),
  { maxLength: 60 },
)

test('teaching is never more than what was watched, and nothing runs backwards', () => {
  fc.assert(
    fc.property(looks, (steps) => {
      let time = NO_LESSON_TIME
      let now = START
      for (const { gap, teaches, sinceBefore } of steps) {
        now = plus(now, seconds(gap))
        const before = time
        time = addLookTime(time, {
          at: now,
          teachingSince: teaches ? minus(now, seconds(sinceBefore)) : null,
        })
        expect(time.observedSeconds).toBeGreaterThanOrEqual(before.observedSeconds)
        expect(time.teachingSeconds).toBeGreaterThanOrEqual(before.teachingSeconds)
        expect(time.longestSeconds).toBeGreaterThanOrEqual(before.longestSeconds)
        expect(time.teachingSeconds).toBeLessThanOrEqual(time.observedSeconds + 1e-6)
        expect(teachingShare(time)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('a lesson that is watched from begin to end counts whole, at any cadence', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 2, max: 100 }),
      (cadence, count) => {
        let time = NO_LESSON_TIME
        for (let i = 0; i <= count; i += 1) {
          time = addLookTime(time, { at: plus(START, seconds(i * cadence)), teachingSince: START })
        }
        expect(time.observedSeconds).toBe(count * cadence)
        expect(time.teachingSeconds).toBe(count * cadence)
        expect(time.longestSeconds).toBe(count * cadence)
      },
    ),
  )
})
