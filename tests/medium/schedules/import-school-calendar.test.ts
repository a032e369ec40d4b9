import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '../../../src/core/calendar/day-of.ts'
import type { CivilDate } from '../../../src/core/time/civil-date.ts'
import { SCHOOL_2026 } from '../../build/schedules-copy.ts'
import { aScheduleDesk, type ScheduleDesk, school } from './schedule-desk.ts'

let desk: ScheduleDesk

beforeEach(async () => {
  desk = await aScheduleDesk()
})
afterEach(() => desk.copy.remove())

describe('good school calendars', () => {
  test('are laid over what is known, comments and other years stay, and twice changes nothing', async () => {
    const before = await desk.copy.read('calendars/regions/440100.yaml')
    await desk.applied(school())
    const after = await desk.copy.read('calendars/regions/440100.yaml')
    expect(after.startsWith(before.slice(0, 200))).toBe(true)
    expect(after).toContain('schoolYear: 2026-2027')
    expect(after).toContain('schoolYear: 2021-2022')
    expect(desk.dayIn('2027-01-25')).toMatchObject({
      kind: 'winter-vacation',
      schoolCalendarKnown: true,
    })
    expect((await desk.drafted(school())).files).toEqual([])
  })

  test('keep what they do not know', async () => {
    await desk.applied(school())
    const [row] = SCHOOL_2026.rows
    await desk.applied(
      school({ rows: [{ ...row, winter: '2027-01-25', spring: null, summer: null }] }),
    )
    expect(desk.dayIn('2027-01-24').kind).toBe('rest-day')
    expect(desk.dayIn('2027-02-21').kind).toBe('winter-vacation')
  })

  test('make a file for a county that has none, leaning on its city', async () => {
    const row = { ...SCHOOL_2026.rows[0], region: '440305', name: '南山' }
    await desk.applied(school({ rows: [row] }))
    expect(await desk.copy.read('calendars/regions/440305.yaml')).toContain('extends: "440300"')
    expect(desk.dayIn('2027-01-25', '440305').kind).toBe('winter-vacation')
  })

  test('may bring a decision of a person, in the words of the document', async () => {
    const overrides = [
      {
        region: '440100',
        stage: '*',
        date: '2026-12-07',
        kind: 'REST',
        docNo: '穗教〔2026〕1号',
        reason: '停课',
      },
    ]
    const draft = await desk.drafted(school({ overrides }))
    const day = dayOf(draft.after.calendar, '2026-12-07' as CivilDate, '440106', 'senior-high')
    expect(day).toMatchObject({ kind: 'rest-day', name: '停课' })
  })
})

describe('bad school calendars', () => {
  const row = SCHOOL_2026.rows[0]
  const BAD: readonly (readonly [string, object, RegExp])[] = [
    [
      'overlapping vacations',
      { rows: [{ ...row, summer: '2027-02-01' }] },
      /第\d+行.*假期重叠或次序颠倒/,
    ],
    ['a region nobody knows', { rows: [{ ...row, region: '449900' }] }, /第4行.*没有“449900”/],
    ['a county nobody knows', { rows: [{ ...row, region: '440199' }] }, /广东省广州市之下没有它/],
    ['a code without quotes', { rows: [{ ...row, region: 440100 }] }, /加引号/],
    ['the same year twice', { rows: [row, row] }, /写了两次/],
    ['no source', { rows: [{ ...row, sourceUrl: undefined }] }, /必须写明来源/],
    ['a year that is none', { rows: [{ ...row, year: '2026-2028' }] }, /相连的两年/],
    ['a date of another year', { rows: [{ ...row, winter: '2028-01-23' }] }, /不在2027年/],
    ['nothing in it', { rows: [] }, /没有任何校历/],
    [
      'a break that ends before it starts',
      {
        localBreaks: [
          { region: '440100', stage: 'C', start: '2026-11-13', end: '2026-11-11', name: '秋假' },
        ],
      },
      /止日早于起日/,
    ],
  ]
  test.each(BAD)('with %s are refused', async (_name, document, words) => {
    const fault = await desk.refused(school(document))
    expect(fault.code).toBe('bad-request')
    expect(fault.message).toMatch(words)
    expect(fault.message).toContain('s.json')
  })
})
