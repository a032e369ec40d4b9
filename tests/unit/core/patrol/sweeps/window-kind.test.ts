import { describe, expect, it } from 'vitest'
import {
  isTimeSomewhere,
  windowKindsAt,
} from '../../../../../src/core/patrol/sweeps/window-kind.ts'
import { loadedLaw, shanghai } from '../../../../build/law.ts'

const law = await loadedLaw()
const GUANGZHOU = '440100'
/** A city whose school calendar nobody entered. */
const MEIZHOU = '441400'

const kinds = (at: string, region = GUANGZHOU) =>
  [...windowKindsAt(law, region, 'compulsory', shanghai(at))].toSorted()

describe('which kinds of time it is', () => {
  it.each([
    ['a school morning', '2026-04-15T09:00:00', ['school-hours']],
    ['a school evening in which lessons are permitted', '2026-04-15T19:00:00', []],
    ['a night', '2026-04-15T21:00:00', ['curfew']],
    ['the small hours', '2026-04-15T05:59:59', ['curfew']],
    ['a Saturday', '2026-04-18T10:00:00', ['weekend']],
    ['a Saturday that is an adjusted workday', '2026-05-09T09:00:00', ['school-hours']],
    ['National Day', '2026-10-01T10:00:00', ['holiday']],
    ['a day off around it', '2026-10-07T22:00:00', ['curfew', 'holiday']],
    [
      'the first week of the winter vacation',
      '2026-02-02T10:00:00',
      ['vacation', 'winter-first-week'],
    ],
    ['the week before spring term', '2026-02-25T10:00:00', ['vacation', 'week-before-spring']],
    ['the vacation between them', '2026-02-10T10:00:00', ['vacation']],
    ['Spring Festival, in the vacation', '2026-02-17T10:00:00', ['holiday', 'vacation']],
    ['the summer vacation', '2026-07-20T10:00:00', ['vacation']],
  ])('%s', (_, at, expected) => {
    expect(kinds(at)).toEqual(expected)
  })

  it('a sweep is planned for while it is its time in some place, and not all the year', () => {
    const somewhere = (at: string) => isTimeSomewhere(law, ['winter-first-week'], shanghai(at))
    expect(somewhere('2026-02-02T10:00:00')).toBe(true)
    expect(somewhere('2026-04-15T10:00:00')).toBe(false)
    expect(isTimeSomewhere(law, [], shanghai('2026-04-15T10:00:00'))).toBe(true)
  })

  it('a place without a school calendar is taken to be in its vacation and its key weeks when it may be', () => {
    expect(kinds('2026-01-28T10:00:00', MEIZHOU)).toEqual([
      'school-hours',
      'vacation',
      'week-before-spring',
      'winter-first-week',
    ])
    expect(kinds('2026-07-15T10:00:00', MEIZHOU)).toEqual(['school-hours', 'vacation'])
  })
})
