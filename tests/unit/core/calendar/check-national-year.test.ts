import { expect, test } from 'vitest'
import type { NationalYear } from '../../../../src/core/calendar/calendar-data.ts'
import { checkNationalYear } from '../../../../src/core/calendar/check-national-year.ts'
import { checkWorkingRuns } from '../../../../src/core/calendar/check-working-runs.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { loadedLaw } from '../../../build/law.ts'

const { calendar } = await loadedLaw()
const date = (text: string): CivilDate => text as CivilDate

function year2026(changes: Partial<NationalYear>): NationalYear {
  const year = calendar.years.get(2026)
  if (year === undefined) throw new Error('2026 is not shipped')
  return { ...year, ...changes }
}

const errorsOf = (year: NationalYear): readonly string[] =>
  checkNationalYear(year).map((problem) => `${problem.path.join('.')}: ${problem.zh}`)

test('the shipped years hold', () => {
  for (const year of calendar.years.values()) expect(checkNationalYear(year)).toEqual([])
})

test('a swap on a Tuesday is refused', () => {
  const year = year2026({ adjustedWorkdays: [{ date: date('2026-02-24'), for: '春节' }] })
  expect(errorsOf(year)).toEqual(['adjustedWorkdays.0.date: 调休上班日 2026-02-24 不是周六或周日'])
})

test('a swap inside a holiday is refused', () => {
  const year = year2026({ adjustedWorkdays: [{ date: date('2026-02-21'), for: '春节' }] })
  expect(errorsOf(year)[0]).toContain('落在放假区间内')
})

test('overlapping holidays are refused', () => {
  const off = [
    ...year2026({}).off,
    { name: '五一', start: date('2026-05-05'), end: date('2026-05-06'), source: null },
  ]
  expect(errorsOf(year2026({ off }))[0]).toContain('重叠')
})

test('a statutory day outside every holiday range is refused', () => {
  const off = year2026({}).off.filter((range) => range.name !== '中秋节')
  expect(errorsOf(year2026({ off }))).toEqual([
    'statutory.9: 法定节日 2026-09-25 不在任何放假区间内',
  ])
})

test('a missing statutory day is named', () => {
  const statutory = year2026({}).statutory.filter((day) => day !== '2026-05-02')
  expect(errorsOf(year2026({ statutory }))).toEqual(['statutory: 法定节日应有13天，缺 2026-05-02'])
})

test('an official year without the address of its notice is refused', () => {
  expect(errorsOf(year2026({ sources: [] }))).toEqual([
    'source: 状态为 official 时必须写明通知地址',
  ])
})

test('more than six working days on end are a warning, not an error', () => {
  const adjustedWorkdays = [
    { date: date('2026-03-14'), for: '测试' },
    { date: date('2026-03-15'), for: '测试' },
  ]
  const [warning] = checkWorkingRuns(year2026({ adjustedWorkdays }))
  expect(warning?.severity).toBe('warning')
  expect(warning?.zh).toContain('2026-03-09 至 2026-03-20 连续工作 12 天')
  expect(checkWorkingRuns(year2026({}))).toEqual([])
})
