import { describe, expect, it } from 'vitest'
import { DEPARTMENT_FACTS, DEPARTMENTS } from '../../../../src/core/reports/departments.ts'
import { dueReports } from '../../../../src/core/reports/due-reports.ts'
import {
  checkReferral,
  enclosuresOf,
  referralDocument,
} from '../../../../src/core/reports/referral.ts'
import { decideFile, isOverdue } from '../../../../src/core/reports/report.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { startOfDay } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aLetter } from '../../../build/letters/letters.ts'
import { aCase, aReport } from '../../../build/reports/report-rows.ts'

const day = (text: string) => text as CivilDate
const confirmed = aCase({ violation: { status: 'confirmed' } })
const content = { title: '', table: null, document: null, figures: [], typical: [], merged: null }

describe('a referral', () => {
  it('of each department is stopped by every paper that is missing, by its name', () => {
    for (const department of DEPARTMENTS) {
      const stopped = checkReferral(department, confirmed, [])
      const needed = DEPARTMENT_FACTS[department].needs.filter((one) => one !== 'evidence-list')
      expect(stopped.ok, department).toBe(false)
      if (stopped.ok) continue
      expect(stopped.fault.code).toBe('wrong-state')
      expect(stopped.fault.message.split('必须附').length - 1, department).toBe(needed.length)
    }
  })

  it('goes out with all of them, and lists each with its number', () => {
    const given = DEPARTMENT_FACTS.communications.needs.map((enclosure) => ({
      enclosure,
      paper: `穗教函〔2026〕${enclosure.length}号`,
    }))
    const checked = checkReferral('communications', confirmed, given)
    if (!checked.ok) throw new Error(checked.fault.message)
    const paper = referralDocument(confirmed, checked.value, {
      number: '巡移〔2026〕1号',
      department: 'communications',
      addressee: '广东省通信管理局',
      issuer: '广州市教育局',
      contact: { name: '王老师', phone: '020-12345678' },
      reason: '责令改正后仍在播',
      today: day('2026-10-20'),
      pieces: [],
    })
    const words = JSON.stringify(paper)
    for (const { paper: number } of given) expect(words).toContain(number)
    expect(words).toContain('拒不整改')
  })

  it('is of nothing that nobody has found true', () => {
    const clue = checkReferral('police', aCase({ violation: { status: 'suspected' } }), [])
    expect(clue).toMatchObject({ ok: false, fault: { where: 'status' } })
  })

  it('takes no receipt of another letter for the proof that the order to correct was served', () => {
    const receipt = {
      ...{ receivedAt: SATURDAY, receivedBy: '李某', number: '7' },
      ...{ enteredBy: 'user:x', enteredAt: SATURDAY },
    }
    for (const kind of ['measures', 'card'] as const) {
      const one = aCase({ letters: [aLetter({ kind, receipt, status: 'acknowledged' })] })
      const states = enclosuresOf('communications', one, [])
      expect(states.find(({ enclosure }) => enclosure === 'proof-of-service')?.paper).toBeNull()
    }
  })

  it('encloses by itself only what there is', () => {
    const none = enclosuresOf('cyberspace', aCase({ evidence: 0 }), [])
    expect(none.filter(({ paper }) => paper !== null)).toEqual([])
    expect(enclosuresOf('cyberspace', confirmed, [])).toContainEqual(
      expect.objectContaining({ enclosure: 'evidence-list', ours: true }),
    )
  })
})

describe('a report', () => {
  const filing = {
    at: startOfDay(day('2026-10-26')),
    by: 'user:x',
    why: '报送',
    addressee: '省教育厅',
    content,
    files: [],
  }

  it('that was filed stands', () => {
    const filed = decideFile(aReport(), filing)
    if (!filed.ok) throw new Error(filed.fault.message)
    expect(filed.value).toMatchObject({ state: 'filed', version: 2 })
    expect(decideFile(filed.value, filing)).toMatchObject({
      ok: false,
      fault: { code: 'wrong-state' },
    })
  })

  it('is not filed before its last day is over, or the rest of that day would stand in none', () => {
    const early = { ...filing, at: (filing.at - 1) as typeof filing.at }
    expect(decideFile(aReport(), early)).toMatchObject({
      ok: false,
      fault: { code: 'wrong-state', where: 'days' },
    })
  })

  it('is overdue once its day is over, and as long as nobody filed it', () => {
    const asked = { sweep: 'special-campaign', due: day('2022-01-30') }
    expect(isOverdue(aReport({ asked }), day('2022-01-30'))).toBe(false)
    expect(isOverdue(aReport({ asked }), day('2022-01-31'))).toBe(true)
    expect(isOverdue(aReport({ asked, state: 'filed' }), day('2022-01-31'))).toBe(false)
    expect(isOverdue(aReport(), day('2030-01-01'))).toBe(false)
  })
})

describe('the campaign of the plan', () => {
  const sweep = {
    name: 'special-campaign',
    regions: [],
    days: { from: '01-15', to: '02-29', years: [2022] },
    campaign: {
      stages: [],
      reports: [
        { kind: 'batch' as const, titleZh: '第一批', titleEn: 'first', due: '01-30' },
        { kind: 'batch' as const, titleZh: '第二批', titleEn: 'second', due: '02-15' },
        { kind: 'summary' as const, titleZh: '总结', titleEn: 'summary', due: '02-25' },
      ],
    },
  }
  const dueOn = (today: string, cities = ['4401', '4403']) =>
    dueReports([sweep], cities, day(today), 3)

  it('asks for the first batch some days before it is due, of each city and of the province', () => {
    expect(dueOn('2022-01-26')).toEqual([])
    const first = dueOn('2022-01-27')
    expect(first.map(({ region }) => region)).toEqual(['44', '4401', '4403'])
    expect(first[0]).toMatchObject({
      kind: 'inspection-table',
      days: { from: '2022-01-15', to: '2022-01-29' },
      due: '2022-01-30',
    })
    expect(new Set(first.map(({ id }) => id)).size).toBe(3)
  })

  it('asks for the second batch from where the first ended, and for the summary of the whole', () => {
    const kinds = dueOn('2022-02-23', ['4401']).filter(({ region }) => region === '4401')
    expect(kinds.map(({ kind, days }) => [kind, days.from, days.to])).toEqual([
      ['inspection-table', '2022-01-15', '2022-01-29'],
      ['inspection-table', '2022-01-30', '2022-02-14'],
      ['summary', '2022-01-15', '2022-02-24'],
    ])
  })

  it('still asks for what was not filed after its end, and not for ever', () => {
    expect(dueOn('2022-03-20', ['4401']).map(({ due }) => due)).toContain('2022-02-25')
    expect(dueOn('2022-05-01', ['4401'])).toEqual([])
  })

  it('asks nothing of cities that it does not reach', () => {
    const bound = { ...sweep, regions: ['440100'] }
    const due = dueReports([bound], ['4401', '4403'], day('2022-01-29'), 3)
    expect(due.map(({ region }) => region)).toEqual(['4401'])
  })
})
