import { beforeAll, describe, expect, it } from 'vitest'
import type { Law } from '../../../../src/core/policy/law.ts'
import type { Course } from '../../../../src/core/registry/course.ts'
import { fullWidth } from '../../../build/full-width.ts'
import { loadedLaw } from '../../../build/law.ts'
import { type MadeCell, madeWorkbook } from '../../../build/register/made-workbook.ts'
import { anImporter, aRow, HEADINGS, reportOf } from '../../../build/register/register-file.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const COLUMNS = [
  '所属机构',
  '课程名称',
  '科目',
  '上课星期',
  '开课日期',
  '结课日期',
  '上课时间',
  '下课时间',
]
type Times = {
  readonly from?: MadeCell
  readonly until?: MadeCell
  readonly start: MadeCell
  readonly end?: MadeCell
}

function aCourseFile({ from = '2026-09-07', until = '2026-09-20', start, end = null }: Times) {
  const course = ['（虚构）启明在线学堂', '初二数学', '数学', '周三', from, until, start, end]
  return madeWorkbook([
    { name: '机构', rows: [HEADINGS, aRow()] },
    { name: '课程', rows: [COLUMNS, course] },
  ])
}

async function courseOf(times: Times): Promise<Course | undefined> {
  const importer = anImporter(law)
  expect(reportOf(await importer.run(aCourseFile(times))).rejected).toEqual([])
  const [course] = await importer.transactions.run(({ courses }) => courses.all())
  return course
}

async function refusalOf(times: Times): Promise<readonly string[]> {
  const report = reportOf(await anImporter(law).run(aCourseFile(times)))
  expect(report.applied).toBe(false)
  return report.rejected.map(({ row, column, reason }) => `${column}${row} ${reason.zh}`)
}

/** A time of day as a spreadsheet keeps it: 18:30 is 0.7708333333333334. */
const cell = (hours: number, minutes: number): number => (hours * 60 + minutes) / 1_440
const HALF_PAST_SIX = 18 * 3_600 + 30 * 60
/** 2 September 2026. */
const DAY = 46_267

const UNDERSTOOD: readonly (readonly [string, Times])[] = [
  ['cells of a time', { start: cell(18, 30), end: cell(19, 0) }],
  ['cells of a date with a time', { start: DAY + cell(18, 30), end: DAY + cell(19, 0) }],
  [
    'times computed by formulas, with their values',
    {
      start: { formula: 'TIME(18,30,0)', value: cell(18, 30) },
      end: { formula: 'G2+TIME(0,30,0)', value: cell(19, 0) },
    },
  ],
  ['times as text', { start: '18:30', end: '19:00:00' }],
  ['a date with a time as text', { start: '2026-09-02 18:30:00', end: '2026-09-02T19:00:00' }],
  ['times in words', { start: '下午6点半', end: '晚上7点' }],
  ['times in full-width digits', { start: fullWidth('18:30'), end: fullWidth('19:00') }],
  ['a span as text', { start: '18:30-19:00' }],
  ['a span in full-width digits', { start: fullWidth('18:30-19:00') }],
  ['a span whose end is repeated', { start: '18:30-19:00', end: cell(19, 0) }],
]

describe('when a course is taught, as spreadsheets keep times', () => {
  it.each(UNDERSTOOD)('%s', async (_name, times) => {
    const course = await courseOf(times)
    expect(course?.timetable.lessons).toEqual([{ start: HALF_PAST_SIX, minutes: 30 }])
  })

  it('an end at 0:00 is the midnight after', async () => {
    for (const end of [0, 1, '24:00', '0:00']) {
      const course = await courseOf({ start: cell(23, 30), end })
      expect(course?.timetable.lessons).toEqual([{ start: 84_600, minutes: 30 }])
    }
  })

  it.each([
    ['day numbers', 46_272, 46_285],
    ['day numbers with a time', 46_272 + cell(18, 30), 46_285 + cell(19, 0)],
    ['texts with a time', '2026-09-07 18:30', '2026/9/20 19:00:00'],
  ] as const)('the day is what counts in dates that are %s', async (_name, from, until) => {
    const course = await courseOf({ from, until, start: '18:30-19:00' })
    expect(course?.timetable).toMatchObject({ from: '2026-09-07', until: '2026-09-20' })
  })
})

describe('times nobody can be sure of are refused with row, column and reason', () => {
  it.each([
    ['a start without an end', { start: cell(18, 30) }, 'G2 只有上课时刻'],
    ['an end without a start', { start: null, end: cell(19, 0) }, 'G2 有下课时间而没有上课时间'],
    ['an end before the start', { start: cell(19, 0), end: cell(18, 30) }, 'H2 下课时间不晚于'],
    ['an end that is no time', { start: cell(18, 30), end: '放学' }, 'H2 不是一天中的时刻'],
    ['an end that is a day', { start: cell(18, 30), end: DAY }, 'H2 不是一天中的时刻'],
    ['a span with another end beside it', { start: '18:30-19:00', end: '19:30' }, 'H2 与上课时间'],
    ['a number that is no time', { start: 1830, end: cell(19, 0) }, 'G2 看不懂'],
    ['a day instead of a time', { start: DAY, end: cell(19, 0) }, 'G2 看不懂'],
    ['a time instead of a day', { from: cell(8, 0), start: '18:30-19:00' }, 'E2 不是存在的日期'],
    [
      'a day that depends on the time zone',
      { from: '2026-09-06T18:00:00Z', start: '18:30-19:00' },
      'E2 不是存在的日期',
    ],
    ['a formula without its value', { start: { formula: 'NOW()' } }, 'G2 公式没有保存计算结果'],
  ] as const)('%s', async (_name, times, expected) => {
    expect((await refusalOf(times)).join('\n')).toContain(expected)
  })
})
