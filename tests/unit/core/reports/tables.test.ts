import { describe, expect, it } from 'vitest'
import { compareTables } from '../../../../src/core/reports/compare-tables.ts'
import { mergeSheets } from '../../../../src/core/reports/merge-sheets.ts'
import { mergeTables } from '../../../../src/core/reports/merge-tables.ts'
import { reportObjects } from '../../../../src/core/reports/report-object.ts'
import { inspectionTable } from '../../../../src/core/reports/report-table.ts'
import {
  DEFAULT_REPORT_TEMPLATE,
  REPORT_FIELDS,
} from '../../../../src/core/reports/report-template.ts'
import { typicalCases } from '../../../../src/core/reports/typical-cases.ts'
import { aCase, aFortnight, DAYS } from '../../../build/reports/report-rows.ts'

const { cases } = aFortnight()
const tableOf = (own = cases, template = DEFAULT_REPORT_TEMPLATE) =>
  inspectionTable(reportObjects(own), {
    template,
    place: '广东省广州市',
    days: DAYS,
    typical: new Set(['unlicensed']),
  })
const cellsOf = (field: string, table = tableOf()) => {
  const place = table.columns.findIndex((column) => column.field === field)
  return table.rows.map(({ cells }) => cells[place])
}

describe('the inspection table', () => {
  it('has a row for each object that a lead stands against, none for one whose leads were all dismissed', () => {
    const table = tableOf()
    expect(table.title).toBe('广东省广州市线上巡查情况表（2026年10月12日-2026年10月25日）')
    expect(table.columns).toHaveLength(12)
    expect(cellsOf('object')).toEqual(['广州市某某培训中心', '广州市智学王老师工作室'])
    expect(cellsOf('number')).toEqual([1, 2])
    expect(table.rows.map(({ violationIds }) => violationIds)).toEqual([
      ['v-card', 'v-clue'],
      ['v-proven', 'v-again'],
    ])
  })

  it('keeps what was found true apart from what is still a clue', () => {
    const [licensed = ''] = cellsOf('problem').map(String)
    expect(licensed).toContain('已认定 1 条')
    expect(licensed).toContain('疑似违规线索 1 条，待核查')
  })

  it('calls a result only what was seen, and measures what was asked', () => {
    const [, unlicensed = ''] = cellsOf('result').map(String)
    expect(unlicensed).toContain('阻断已证实')
    expect(unlicensed).toContain('阻断令已申请')
    expect(cellsOf('measures')[1]).toContain(
      '阻断直播 1 次（已证实），另有阻断申请 1 次未证实停播（已申请 1 次）',
    )
    expect(cellsOf('departments')).toEqual(['', '网信部门'])
    expect(cellsOf('note')).toEqual(['', '典型案例'])
  })

  it('has the columns of the template, in its order, whichever of our fields they are', () => {
    const columns = REPORT_FIELDS.toReversed().map((field) => ({ field, title: field, width: 10 }))
    const template = {
      ...DEFAULT_REPORT_TEMPLATE,
      inspectionTable: { title: '表', office: '局', columns },
    }
    const table = tableOf(cases, template)
    expect(table.columns.map(({ field }) => field)).toEqual(REPORT_FIELDS.toReversed())
    for (const { cells } of table.rows) expect(cells).toHaveLength(REPORT_FIELDS.length)
  })
})

describe('typical cases', () => {
  it('are one of an institution, those with the heaviest grounds first, each with why', () => {
    const chosen = typicalCases(cases, 3)
    expect(chosen.map(({ violationId }) => violationId)).toEqual(['v-proven'])
    expect(chosen[0]?.reasons).toEqual([
      '无证机构开展学科类培训',
      '同一对象多次被认定',
      '直播被阻断，且独立复查证实已停',
      '已移送有关部门',
      '证据较完整（3 件以上）',
    ])
    expect(typicalCases(cases.toReversed(), 3)).toEqual(chosen)
    expect(typicalCases(cases, 0)).toEqual([])
  })

  it('are none that nobody has found true', () => {
    const clue = aCase({ violation: { status: 'suspected' }, evidence: 9 })
    expect(typicalCases([clue], 3)).toEqual([])
  })
})

describe('the tables of cities, merged', () => {
  const own = tableOf()
  const filed = {
    ...own,
    rows: own.rows.map((row, place) =>
      place === 0 ? { ...row, cells: row.cells.map((cell, at) => (at === 6 ? '无' : cell)) } : row,
    ),
  }
  const other = tableOf([
    aCase({
      violation: { region: '440305' },
      institution: { id: 'far', name: '广州市某某培训中心' },
    }),
  ])
  const merged = mergeTables(own, [
    { region: '440100', filed: { reportId: 'r1', table: filed }, ours: own },
    { region: '440300', filed: null, ours: other },
    {
      region: '440400',
      filed: { reportId: 'r2', table: { ...own, rows: [] } },
      ours: { ...own, rows: [] },
    },
  ])

  it('stand as they were filed, with where our rows say otherwise', () => {
    expect(merged.cities.map(({ state }) => state)).toEqual(['differs', 'not-filed', 'same'])
    expect(merged.cities[0]?.differences).toEqual([
      {
        key: 'licensed',
        object: '广州市某某培训中心',
        what: 'changed',
        cells: [{ title: '发现的问题', filed: '无', now: own.rows[0]?.cells[6] }],
      },
    ])
    expect(merged.table.rows[0]?.cells[6]).toBe('无')
  })

  it('name a city that filed nothing, and list its rows as ours', () => {
    expect(merged.table.rows).toHaveLength(3)
    expect(merged.table.rows[2]?.cells.at(-1)).toBe('该市未报送，按系统数据列入')
    expect(merged.table.notes.join()).toContain('未报送的市：广东省深圳市')
    expect(merged.table.rows.map(({ cells }) => cells[0])).toEqual([1, 2, 3])
  })

  it('name a body that stands there twice', () => {
    expect(merged.doubled).toEqual([
      expect.objectContaining({ cities: ['广东省广州市', '广东省深圳市'] }),
    ])
    expect(mergeSheets(merged).map(({ table }) => table.rows.length)).toEqual([3, 1, 1])
  })

  it('differ where a row came or went', () => {
    const less = { ...own, rows: own.rows.slice(1) }
    expect(compareTables(own, less)).toMatchObject([{ key: 'licensed', what: 'only-filed' }])
    expect(compareTables(less, own)).toMatchObject([{ key: 'licensed', what: 'only-now' }])
    expect(compareTables(own, own)).toEqual([])
  })
})
