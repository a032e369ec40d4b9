import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  sumOfViewers,
  viewersAnswer,
  viewersText,
} from '../../../../src/adapters/platforms/viewers-answer.ts'

const told = z.object({ app: z.string(), viewers: viewersAnswer })

test.each(['-1', '1e309', '"7"', '1.5', 'null', '[]', '{}', 'true'])(
  'an odd number of viewers (%s) is unknown, and never keeps anybody from reading who publishes',
  (viewers) => {
    const answer: unknown = JSON.parse(`{"app":"live","viewers":${viewers}}`)
    expect(told.parse(answer)).toEqual({ app: 'live', viewers: null })
  },
)

test('a number is told as it is, and none is unknown', () => {
  expect(told.parse({ app: 'live', viewers: 7 }).viewers).toBe(7)
  expect(told.parse({ app: 'live' }).viewers).toBeNull()
})

test('a platform may write numbers as texts; nothing is not nobody, and unknown parts make no sum', () => {
  expect([7, '7', 0].map((count) => viewersText.parse(count))).toEqual([7, 7, 0])
  expect(['', null, -1, '-1', ' '].map((count) => viewersText.parse(count))).toEqual(
    Array.from({ length: 5 }, () => null),
  )
  expect(sumOfViewers([1, 2])).toBe(3)
  expect(sumOfViewers([1, null])).toBeNull()
})
