import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '../../../src/core/calendar/day-of.ts'
import type { CivilDate } from '../../../src/core/time/civil-date.ts'
import { NOTICE_2027 } from '../../build/schedules-copy.ts'
import { aScheduleDesk, notice, openedAt, type ScheduleDesk } from './schedule-desk.ts'

let desk: ScheduleDesk

beforeEach(async () => {
  desk = await aScheduleDesk()
})
afterEach(() => desk.copy.remove())

describe('a notice', () => {
  test('changes nothing before it is applied, and the law at once when it is', async () => {
    const before = await desk.copy.read('calendars/national/2027.yaml')
    const draft = await desk.drafted(notice())
    expect(draft.files.map(({ file }) => file)).toEqual(['calendars/national/2027.yaml'])
    expect(await desk.copy.read('calendars/national/2027.yaml')).toBe(before)
    expect(desk.dayIn('2027-10-04')).toMatchObject({ kind: 'school-day', provisional: true })
    await desk.applied(notice())
    expect(desk.dayIn('2027-10-04')).toMatchObject({ kind: 'arranged-day-off', provisional: false })
    expect(desk.dayIn('2027-10-09')).toMatchObject({ kind: 'adjusted-workday', name: '国庆节调休' })
    const again = await openedAt(desk.copy.folder)
    expect(again.law().calendar.years.get(2027)?.status).toBe('official')
  })

  test('imported twice changes nothing the second time', async () => {
    await desk.applied(notice())
    expect((await desk.drafted(notice())).files).toEqual([])
  })

  test('may come by year, with weekdays', async () => {
    const year = {
      source: ['https://www.gov.cn/x'],
      off: [{ name: '全年', start: '2027-01-01', end: '2027-12-31' }],
      adjustedWorkdays: [],
    }
    const text = JSON.stringify({ tz: 'Asia/Shanghai', years: { '2027': year } }, null, 2)
    const draft = await desk.drafted(notice(text))
    expect(draft.after.calendar.years.get(2027)?.statutory).toContain('2027-02-05')
  })

  test('writes the last day of the year before into its own year, with the notice as its source', async () => {
    const text = NOTICE_2027.replace('start: 2027-01-01', 'start: 2026-12-31')
    const draft = await desk.drafted(notice(text))
    expect(draft.files.map(({ file }) => file).toSorted()).toEqual([
      'calendars/national/2026.yaml',
      'calendars/national/2027.yaml',
    ])
    const day = dayOf(draft.after.calendar, '2026-12-31' as CivilDate, '440100', 'compulsory')
    expect(day).toMatchObject({ kind: 'arranged-day-off', name: '元旦' })
    expect(day.sources).toContain('https://www.gov.cn/made-up/2027')
  })
})

describe('a bad notice', () => {
  const BAD: readonly (readonly [string, string | RegExp, string, RegExp])[] = [
    [
      'a swap on a Tuesday',
      '2027-02-20, for: 春节, weekday: 六',
      '2027-02-23, for: 春节',
      /第13行.*不是周六或周日/,
    ],
    [
      'a weekday that is not the date’s',
      'weekday: 六',
      'weekday: 日',
      /第13行.*2027-02-20 不是周日/,
    ],
    ['overlapping ranges', 'end: 2027-01-03', 'end: 2027-02-06', /第(5|6)行.*重叠/],
    [
      'a statutory day outside the ranges',
      'start: 2027-02-05',
      'start: 2027-02-06',
      /2027-02-05 不在任何放假区间内/,
    ],
    ['a swap inside a holiday', '2027-10-09', '2027-10-03', /第15行.*(落在放假区间内|不是周六)/],
    ['a date that does not exist', '2027-05-05', '2027-05-35', /第8行.*不是存在的日期/],
    ['no address', /source:.*\n/, '', /必须写明通知地址/],
    ['a field nobody knows', 'source:', 'sauce: x\nsource:', /不认识的字段 sauce/],
    ['broken YAML', 'off:', 'off: [', /YAML/],
    [
      'too few statutory days',
      'adjustedWorkdays:',
      'statutory: [2027-01-01]\nadjustedWorkdays:',
      /应有13天，缺/,
    ],
  ]
  test.each(BAD)('with %s is refused at its line', async (_name, from, to, words) => {
    const text = NOTICE_2027.replace(from, to)
    expect(text).not.toBe(NOTICE_2027)
    const fault = await desk.refused(notice(text))
    expect(fault.code).toBe('bad-request')
    expect(fault.message).toMatch(words)
    expect(fault.message).toContain('n.yaml')
  })

  test.each([
    ['multiply without end', aliases()],
    ['nest without end', '['.repeat(200_000)],
    ['are no text at all', '\u0000\u0001'],
    ['are a list', '[1, 2]'],
    ['are empty', ''],
  ])('of values that %s is refused', async (_name, text) => {
    expect((await desk.refused(notice(text))).code).toBe('bad-request')
  })
})

/** Eight lists, each of nine times the one before it. */
function aliases(): string {
  const lists = [...'abcdefgh']
  return lists
    .map((name, i) => `${name}: &${name} [${Array(9).fill(i === 0 ? 'x' : `*${lists[i - 1]}`)}]`)
    .join('\n')
}
