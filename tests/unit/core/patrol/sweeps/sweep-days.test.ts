import { describe, expect, it } from 'vitest'
import { campaignAt } from '../../../../../src/core/patrol/sweeps/campaign.ts'
import { spanAt, spanFromDay } from '../../../../../src/core/patrol/sweeps/sweep-days.ts'
import { parseCivilDate } from '../../../../../src/core/time/civil-date.ts'

const day = (text: string) => {
  const date = parseCivilDate(text)
  if (date === null) throw new Error(text)
  return date
}

describe('the days of a sweep', () => {
  it('with a year are those and no others, both ends included', () => {
    const days = { from: '2022-01-25', to: '2022-02-20', years: [] }
    expect(spanAt(days, day('2022-02-20'))).toEqual({ from: '2022-01-25', to: '2022-02-20' })
    expect(spanAt(days, day('2022-02-21'))).toBeNull()
    expect(spanFromDay(days, day('2022-02-21'))).toBeNull()
  })

  it('without a year come every year, and 02-29 is the end of February', () => {
    const days = { from: '01-15', to: '02-29', years: [] }
    expect(spanAt(days, day('2027-02-28'))?.to).toBe('2027-02-28')
    expect(spanAt(days, day('2028-02-29'))?.to).toBe('2028-02-29')
    expect(spanFromDay(days, day('2026-11-29'))?.from).toBe('2027-01-15')
  })

  it('may run over New Year, and belong to the year in which they begin', () => {
    const days = { from: '12-20', to: '01-10', years: [2026] }
    expect(spanAt(days, day('2027-01-10'))).toEqual({ from: '2026-12-20', to: '2027-01-10' })
    expect(spanAt(days, day('2026-01-05'))).toBeNull()
  })
})

describe('a campaign', () => {
  const campaign = {
    stages: [{ titleZh: '全面巡查', titleEn: 'Patrol', from: '01-25', to: '02-20' }],
    reports: [
      { kind: 'batch' as const, titleZh: '第一批', titleEn: 'First', due: '01-30' },
      { kind: 'batch' as const, titleZh: '第二批', titleEn: 'Second', due: '02-15' },
      { kind: 'summary' as const, titleZh: '总结', titleEn: 'Summary', due: '02-25' },
    ],
  }

  it('has its stages and reporting days in whatever year it runs, each report with what it covers', () => {
    const dated = campaignAt(
      campaign,
      { from: '01-15', to: '02-29', years: [2022, 2028] },
      day('2026-01-01'),
    )
    expect(dated?.stages).toMatchObject([{ from: '2028-01-25', to: '2028-02-20' }])
    expect(dated?.reports.map(({ due, covers }) => [due, covers.from, covers.to])).toEqual([
      ['2028-01-30', '2028-01-15', '2028-01-29'],
      ['2028-02-15', '2028-01-30', '2028-02-14'],
      ['2028-02-25', '2028-01-15', '2028-02-24'],
    ])
  })
})
