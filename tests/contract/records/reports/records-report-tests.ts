import { expect, test } from 'vitest'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aReport, DAYS } from '../../../build/reports/report-rows.ts'
import type { RecordsTestContext } from '../records-suite.ts'

const content = { title: '', table: null, document: null, figures: [], typical: [], merged: null }
const filing = { by: 'user:x', why: '报送', addressee: '省教育厅', content, files: [] }

export function reportTests({ transactions, unique }: RecordsTestContext): void {
  const made = (change = {}) => aReport({ id: unique('report'), ...change })

  test('a report comes back whole, and is replaced by its next version only', async () => {
    const report = made()
    const filed = {
      ...report,
      state: 'filed' as const,
      filed: { ...filing, at: SATURDAY },
      version: 2,
    }
    const answers = await transactions().run(async ({ reports }) => [
      await reports.save(report),
      await reports.save(report),
      await reports.save(filed),
      await reports.save(filed),
    ])
    expect(answers).toEqual([true, false, true, false])
    expect(await transactions().run(({ reports }) => reports.find(report.id))).toEqual(filed)
    expect(await transactions().run(({ reports }) => reports.find('none'))).toBeNull()
  })

  test('what was filed of these days is found, the latest first; drafts and other days are not', async () => {
    const to = unique('day') as CivilDate
    const days = { ...DAYS, to }
    const filed = (hour: number) =>
      made({ days, state: 'filed', filed: { ...filing, at: plus(SATURDAY, hours(hour)) } })
    const [first, second, draft] = [filed(1), filed(2), made({ days })]
    const found = await transactions().run(async ({ reports }) => {
      for (const one of [first, second, draft]) await reports.save(one)
      return await reports.filed('inspection-table', days)
    })
    expect(found).toEqual([second, first])
  })
}

export function reportListTests({ transactions, unique }: RecordsTestContext): void {
  const made = (change = {}) => aReport({ id: unique('report'), ...change })

  test('reports are listed by place, kind, state and page, newest first', async () => {
    const region = '6205'
    const [older, newer] = [
      made({ region, kind: 'cards' }),
      made({ region, kind: 'cards', madeAt: plus(SATURDAY, hours(1)) }),
    ]
    const list = await transactions().run(async ({ reports }) => {
      for (const one of [older, newer]) await reports.save(one)
      const filter = { region: '62', kind: 'cards' as const, state: 'draft' as const }
      const first = await reports.list(filter, { limit: 1, cursor: null })
      return {
        first: first.items,
        second: (await reports.list(filter, { limit: 1, cursor: first.nextCursor })).items,
        filed: (await reports.list({ ...filter, state: 'filed' }, { limit: 9, cursor: null }))
          .items,
      }
    })
    expect(list).toEqual({ first: [newer], second: [older], filed: [] })
  })

  test('drafts that a campaign asks for wait, those due first; referrals are found by their leads and counted by year', async () => {
    const asked = (due: string) => ({ sweep: unique('sweep'), due: due as CivilDate })
    const [late, soon] = [
      made({ asked: asked('2031-02-15') }),
      made({ asked: asked('2031-01-30') }),
    ]
    const violationId = unique('violation')
    const referral = made({
      kind: 'referral',
      state: 'filed',
      referral: { violationId, department: 'police', enclosures: [] },
    })
    const found = await transactions().run(async ({ reports }) => {
      const before = await reports.countReferrals(2026)
      for (const one of [late, soon, referral]) await reports.save(one)
      const own = [late.id, soon.id]
      return {
        waiting: (await reports.waiting()).filter(({ id }) => own.includes(id)),
        of: await reports.referralsOf([violationId]),
        more: (await reports.countReferrals(2026)) - before,
      }
    })
    expect(found).toEqual({ waiting: [soon, late], of: [referral], more: 1 })
  })
}
