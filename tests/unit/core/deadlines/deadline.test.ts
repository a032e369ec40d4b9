import { describe, expect, it } from 'vitest'
import { type CaseMark, deadlinesOf } from '../../../../src/core/deadlines/deadline.ts'
import {
  LIMIT_IDS,
  type LimitId,
  type MarkKind,
  TIME_LIMITS,
} from '../../../../src/core/deadlines/time-limits.ts'
import { formatInstant } from '../../../../src/core/time/instant.ts'
import { loadedLaw, shanghai } from '../../../build/law.ts'

const { calendar } = await loadedLaw()

const mark = (kind: MarkKind, at: string): CaseMark => ({ kind, at: shanghai(at) })

function deadline(limit: LimitId, marks: readonly CaseMark[], now: string) {
  const found = deadlinesOf(marks, calendar, shanghai(now)).find((one) => one.limit === limit)
  if (found === undefined) throw new Error(`has not begun: ${limit}`)
  return found
}

const WORKED = [
  [
    'statement',
    'notice-served',
    '2026-09-30T16:00:00',
    '2026-10-13',
    '国庆节 and the Saturday that is worked for it',
  ],
  [
    'statement',
    'notice-served',
    '2026-02-12T09:00:00',
    '2026-02-26',
    '春节, the Saturday before it is worked',
  ],
  [
    'registered-evidence',
    'evidence-registered',
    '2026-02-13T09:00:00',
    '2026-03-02',
    '春节, both Saturdays are worked',
  ],
  [
    'service',
    'penalty-decided',
    '2026-04-30T17:30:00',
    '2026-05-13',
    '劳动节, the Saturday after it is worked',
  ],
  [
    'hearing',
    'hearing-notice-served',
    '2026-07-31T10:00:00',
    '2026-08-07',
    'school vacations are no rest days',
  ],
  ['penalty', 'case-filed', '2026-01-05T10:00:00', '2026-04-05', 'ninety days of the calendar'],
  [
    'enforcement',
    'performance-ended',
    '2025-11-30T00:00:00',
    '2026-02-28',
    'months end with the shorter month',
  ],
  [
    'platform-records',
    'last-seen',
    '2026-01-20T19:00:00',
    '2026-03-21',
    'sixty days of the calendar',
  ],
  [
    'service-by-announcement',
    'service-announced',
    '2026-03-01T10:00:00',
    '2026-03-31',
    'thirty days',
  ],
] as const

describe('the last day of a time limit', () => {
  it.each(WORKED)('of %s from %s %s is %s: %s', (limit, begins, at, lastDay) => {
    expect(deadline(limit, [mark(begins, at)], at).lastDay).toBe(lastDay)
  })

  it('is over at midnight of Asia/Shanghai, and not an instant before', () => {
    const marks = [mark('penalty-decided', '2026-04-30T17:30:00')]
    const before = deadline('service', marks, '2026-05-13T23:59:59')
    expect(before).toMatchObject({ state: 'due-soon', remaining: 1_000 })
    expect(before.dueAt !== null && formatInstant(before.dueAt)).toBe('2026-05-14T00:00:00+08:00')
    expect(deadline('service', marks, '2026-05-14T00:00:00')).toMatchObject({ state: 'overdue' })
  })

  it('of hours is to the minute', () => {
    const marks = [mark('transfer-approved', '2026-10-02T15:30:00')]
    expect(deadline('transfer', marks, '2026-10-03T11:29:59').state).toBe('running')
    expect(deadline('transfer', marks, '2026-10-03T11:30:00').state).toBe('due-soon')
    expect(deadline('transfer', marks, '2026-10-03T15:30:00').state).toBe('overdue')
  })

  it('is not guessed where the holidays of a year are not arranged yet', () => {
    const marks = [mark('notice-served', '2026-12-29T10:00:00')]
    const unknown = { dueAt: null, lastDay: null, remaining: null, state: 'unknown' }
    expect(deadline('statement', marks, '2026-12-30T10:00:00')).toMatchObject(unknown)
    const answered = [...marks, mark('statement-received', '2026-12-30T10:00:00')]
    expect(deadline('statement', answered, '2026-12-31T10:00:00').state).toBe('unknown')
  })
})

describe('a time limit', () => {
  it('is told five days before the platform may delete its records: on day 55', () => {
    const marks = [mark('last-seen', '2026-01-20T19:00:00')]
    expect(deadline('platform-records', marks, '2026-03-16T23:59:59').state).toBe('running')
    expect(deadline('platform-records', marks, '2026-03-17T00:00:00').state).toBe('due-soon')
  })

  it('of working days is told before the holiday that it spans, not after', () => {
    const marks = [mark('penalty-decided', '2026-09-23T10:00:00')]
    // 24, 28, 29, 30 September, 8 October: five of seven are gone.
    expect(deadline('service', marks, '2026-10-08T23:00:00').state).toBe('running')
    expect(deadline('service', marks, '2026-10-09T00:00:00').state).toBe('due-soon')
    expect(deadline('service', marks, '2026-10-09T00:00:00').lastDay).toBe('2026-10-10')
  })

  it('of the other side runs out, and is not somebody’s delay', () => {
    const marks = [mark('notice-served', '2026-03-02T10:00:00')]
    expect(deadline('statement', marks, '2026-03-10T00:00:00').state).toBe('expired')
  })

  it('ends with what it asks for, in time or late', () => {
    const served = mark('notice-served', '2026-03-02T10:00:00')
    const inTime = [served, mark('statement-received', '2026-03-09T23:00:00')]
    const late = [served, mark('statement-received', '2026-03-10T08:00:00')]
    expect(deadline('statement', inTime, '2026-05-01T00:00:00')).toMatchObject({
      state: 'met',
      remaining: null,
    })
    expect(deadline('statement', late, '2026-05-01T00:00:00').state).toBe('met-late')
  })

  it('runs anew when what begins it happens again, and what ended it before does not end it again', () => {
    const marks = [
      mark('notice-served', '2026-03-02T10:00:00'),
      mark('statement-received', '2026-03-04T10:00:00'),
      mark('notice-served', '2026-03-16T10:00:00'),
    ]
    expect(deadline('statement', marks, '2026-03-17T00:00:00')).toMatchObject({
      lastDay: '2026-03-23',
      endedAt: null,
      state: 'running',
    })
  })

  it('does not exist before it has begun', () => {
    expect(deadlinesOf([], calendar, shanghai('2026-03-02T10:00:00'))).toEqual([])
  })

  it('names its source and what its end means, and is told before its end', () => {
    expect(TIME_LIMITS.map(({ id }) => id)).toEqual(LIMIT_IDS)
    for (const { source, meaning, soon, count } of TIME_LIMITS) {
      expect([source, meaning.zh, meaning.en].every((text) => text.length > 0)).toBe(true)
      expect(soon > 0 && soon < count).toBe(true)
    }
  })
})
