import { describe, expect, it } from 'vitest'
import { compareFigures } from '../../../../src/core/reports/compare-tables.ts'
import { ENTERED } from '../../../../src/core/reports/figure.ts'
import { figuresOf } from '../../../../src/core/reports/figures.ts'
import { fieldOf, reportObjects } from '../../../../src/core/reports/report-object.ts'
import { DEFAULT_REPORT_TEMPLATE } from '../../../../src/core/reports/report-template.ts'
import { lengthOfDocument, summaryDocument } from '../../../../src/core/reports/summary-text.ts'
import { typicalCases } from '../../../../src/core/reports/typical-cases.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { aCutOrder } from '../../../build/database/database-rows.ts'
import { aLetter } from '../../../build/letters/letters.ts'
import { aCase, aFortnight } from '../../../build/reports/report-rows.ts'

const data = aFortnight()
const paperOf = (of: typeof data, figures: ReturnType<typeof figuresOf>): string =>
  JSON.stringify(
    summaryDocument(of, figures, {
      template: DEFAULT_REPORT_TEMPLATE,
      ...{ place: '广州市', today: '2026-10-26' as CivilDate, typical: [], rehearsal: false },
    }).blocks,
  )
const valuesOf = (figures: ReturnType<typeof figuresOf>) =>
  Object.fromEntries(figures.map(({ code, value }) => [code, value]))

describe('the numbers of a report', () => {
  it('are each how many rows there are', () => {
    const figures = figuresOf(data, {})
    const counted = figures.flatMap((one) => (one.from === 'rows' ? [one] : []))
    expect(counted.length).toBeGreaterThan(25)
    for (const { code, value, rows } of counted) expect([code, value]).toEqual([code, rows.length])
    expect(valuesOf(figures)).toMatchObject({
      objects: 3,
      'objects-KC1': 1,
      'objects-KC2': 2,
      leads: 5,
      'leads-suspected': 1,
      'leads-dismissed': 1,
      'found-true': 3,
      'truth-rate': 75,
      cuts: 2,
      'cuts-proven': 1,
      'cut-delay': 40,
      'asked-suspended': 1,
      'done-suspended': 0,
      referred: 1,
      'referred-cyberspace': 1,
      'referred-police': 0,
      'card-yellow': 1,
      'seen-hours': 10.3,
      'unseen-hours': 2,
    })
  })

  it('are not known, rather than nought, where no record tells them and nobody entered them', () => {
    const empty = valuesOf(figuresOf({ ...data, cases: [] }, {}))
    for (const { code } of ENTERED) expect(empty[code], code).toBeNull()
    expect(empty).toMatchObject({ 'truth-rate': null, 'cut-delay': null, 'correction-rate': null })
    const entered = { 'ordered-to-correct': 4, corrected: 3 }
    expect(valuesOf(figuresOf(data, entered))).toMatchObject({ ...entered, 'correction-rate': 75 })
  })

  it('count no letter that was taken back', () => {
    const letter = aLetter({ status: 'withdrawn' })
    const cases = [aCase({ violation: { status: 'confirmed' }, letters: [letter] })]
    expect(valuesOf(figuresOf({ ...data, cases }, {}))['asked-suspended']).toBe(0)
  })

  it('that changed since they were filed are told with both', () => {
    const before = figuresOf(data, {})
    const after = figuresOf({ ...data, cases: data.cases.slice(1) }, {})
    expect(compareFigures(before, before)).toEqual([])
    expect(compareFigures(before, after)).toContainEqual(
      expect.objectContaining({ code: 'leads', filed: 5, now: 4 }),
    )
  })
})

describe('orders to cut', () => {
  it('hold no order against a platform that it was never given', () => {
    const orders = (['not-approved', 'refused', 'accepted-unverified', 'failed'] as const).map(
      (status) => aCutOrder({ id: status, status }),
    )
    const told = { ...data, cases: [aCase({ violation: { status: 'confirmed' }, orders })] }
    const figures = figuresOf(told, {})
    expect(valuesOf(figures)).toMatchObject({
      ...{ cuts: 4, 'cuts-not-approved': 1, 'cuts-proven': 0, 'cuts-unproven': 2 },
    })
    const [object] = reportObjects(told.cases)
    if (object === undefined) throw new Error('no object')
    const say = (field: 'cuts' | 'measures') =>
      fieldOf(field, object, { number: 1, typical: false })
    expect(say('cuts')).toBe(0)
    expect(say('measures')).not.toContain('阻断直播')
    expect(say('measures')).toContain('未获批准 1 次')
    expect(paperOf(told, figures)).toContain('有 2 次阻断令被平台拒绝或未能证实')
  })
})

describe('the summary', () => {
  const figures = figuresOf(data, { summoned: 2 })
  const paper = summaryDocument(data, figures, {
    template: DEFAULT_REPORT_TEMPLATE,
    place: '广东省广州市',
    today: '2026-10-26' as CivilDate,
    typical: typicalCases(data.cases, 3),
    rehearsal: false,
  })
  const words = paper.blocks.map((block) => ('text' in block ? block.text : '')).join('\n')

  it('has the four parts that the plan asks for, in about 2,000 characters', () => {
    const headings = paper.blocks.flatMap((one) => (one.kind === 'heading' ? [one.text] : []))
    expect(headings).toEqual([
      '一、巡查基本情况',
      '二、发现的问题',
      '三、采取的工作措施',
      '四、工作建议',
    ])
    expect(lengthOfDocument(paper)).toBeGreaterThan(1_500)
    expect(lengthOfDocument(paper)).toBeLessThan(2_500)
  })

  it('says the numbers of its figures, and what nobody entered', () => {
    expect(words).toContain('线索 5 条')
    expect(words).toContain('属实 3 条')
    expect(words).toContain('约谈负责人 2 人次')
    expect(words).toContain('责令整改（未填报）')
    expect(words).toContain('不计为“未见违规”')
  })

  it('names nobody', () => {
    expect(words).not.toContain('智学')
    expect(words).not.toContain('王老师')
    expect(words).toContain('某无证机构')
  })

  it('says of a span without anything found that this is not "nothing wrong"', () => {
    const none = { ...data, cases: [] }
    const empty = summaryDocument(none, figuresOf(none, {}), {
      template: DEFAULT_REPORT_TEMPLATE,
      ...{ place: '广州市', today: '2026-10-26' as CivilDate, typical: [], rehearsal: true },
    })
    expect(JSON.stringify(empty.blocks)).toContain('没有认定不等于没有违规')
    expect(empty.banner).toContain('演练')
  })
})
