import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findHeader } from '../../../../src/app/import/headings/find-header.ts'
import { withoutFooters } from '../../../../src/app/import/table-footer.ts'
import { fullWidth } from '../../../build/full-width.ts'

type Line = readonly (string | number | null)[]

const INSTITUTIONS = ['机构名称', '统一社会信用代码', '对象类别', '行政区划', '学段', '办学内容']
const ROOMS = ['直播间名称', '所属机构', '页面地址']
const TEACHERS = ['教师姓名', '所属机构', '任教学科']
const GOOD: Line = ['（虚构）启明', '52440100MJTEXT012H', '有证机构', '440100', '义务教育', '学科']
const ROOM: Line = ['初三数学', '（虚构）启明', 'https://a.example/1']
const TEACHER: Line = ['张三', '（虚构）启明', '数学']

/** The numbers of the rows that are taken for footers; row 2 is in order. */
function footersBelow(headings: Line, good: Line, rows: readonly Line[]): readonly number[] {
  const all = [headings, good, ...rows].map((cells, place) => ({ number: place + 1, cells }))
  const sheet = { name: '', from1904: false, rows: all }
  const header = findHeader(sheet)
  if (header === null) throw new Error('no headings')
  return withoutFooters(all.slice(1), header).footers.map(({ number }) => number)
}

const split = (text: string): Line => text.split('|').map((cell) => cell.trim() || null)

const FOOTERS = [
  '填表人:张三||审核人:李四|||',
  '制表人:李四||审核人:王五||||日期:2026年1月31日',
  '经办人签字:||负责人签字:',
  '联系人:王五|||电话:020-88888888',
  '填报单位(盖章):||||填报人:',
  '填表人:|张三|审核人:|李四|填表日期:|2026-01-31',
  '填表人|张三|审核人|李四',
  '制表人 张三||复核人 李四',
  '单位负责人:张三|填表人:李四|联系电话:13800000000',
  '填 表 人:张三|审 核 人:李四',
  '填报单位|（虚构）某区教育局|填报日期|2026年1月31日',
  '(公章)',
  '天河区教育局(公章)',
  '天河区教育局||||2026年1月31日',
  '||||2026年1月31日',
  '年 月 日',
  '统计截至 2026 年 1 月 31 日',
  '数据截止日期:2026-01-31',
  '统计时间:2026年1月|数据来源:年检',
  '第1页 共1页',
  '共 3 页',
  'Page 1 of 2',
  '- 1 -',
  '注:本表一式两份。',
  '备 注:|本表一式两份,一份存档。',
  '以下空白',
  '合计',
  '总 计|1',
  '合  计',
  '共计|3|家',
  '本页小计|2家',
  '合计:|2家|有证机构1家|无证机构1家',
  '共 2 家',
  '共计3家机构。',
  'Grand total|2',
]

const RECORDS: readonly (readonly [string, Line, Line, string])[] = [
  ['an institution', INSTITUTIONS, GOOD, '合计教育|52440100MJTEXT012H|有证机构|440100'],
  ['an institution', INSTITUTIONS, GOOD, '总计培训||无证机构|440100'],
  ['an institution', INSTITUTIONS, GOOD, '合计||有证机构|440100'],
  ['an institution', INSTITUTIONS, GOOD, '合 计||KC2|440100'],
  ['an institution', INSTITUTIONS, GOOD, '小计|无|有证机构|广东省广州市'],
  ['an institution', INSTITUTIONS, GOOD, '共一个梦想教育|无|有证机构|440100'],
  ['an institution', INSTITUTIONS, GOOD, '填表人||有证机构|440100'],
  ['an institution', INSTITUTIONS, GOOD, '单位|无|有证机构|440100|义务教育'],
  ['an institution', INSTITUTIONS, GOOD, '说明:培训||有证机构|440100'],
  ['an institution', INSTITUTIONS, GOOD, '（虚构）某公司(公章)||有证机构|440100'],
  ['an institution', INSTITUTIONS, GOOD, '（虚构）区教育局||学校网校|440100'],
  ['an institution without its kind', INSTITUTIONS, GOOD, '（虚构）只有名称'],
  ['an institution without its kind', INSTITUTIONS, GOOD, '合计教育'],
  ['an institution without its kind', INSTITUTIONS, GOOD, '审核通教育||||义务教育'],
  ['a room', ROOMS, ROOM, '制表人|（虚构）启明|https://a.example/2'],
  ['a room', ROOMS, ROOM, '制表人:怎样制表|（虚构）启明|https://a.example/2'],
  ['a room', ROOMS, ROOM, '合计|（虚构）启明|https://a.example/2'],
  ['a room', ROOMS, ROOM, '日期:晚七点数学|（虚构）启明|https://a.example/2'],
  ['a room', ROOMS, ROOM, '第1页|（虚构）启明|https://a.example/2'],
  ['a teacher', TEACHERS, TEACHER, '总数|（虚构）启明|数学'],
]

/** Blanks of any width between the characters of words that are spread out. */
const spread = (text: string, blanks: readonly string[]): string =>
  [...text].map((letter, i) => `${letter}${blanks[i % Math.max(1, blanks.length)] ?? ''}`).join('')

describe('a row below the register that is a footer', () => {
  it.each(FOOTERS)('%s is told from a record, in every list', (text) => {
    for (const [headings, good] of [
      [INSTITUTIONS, GOOD],
      [ROOMS, ROOM],
      [TEACHERS, TEACHER],
    ] as const) {
      expect(footersBelow(headings, good, [split(text)]), headings.join()).toEqual([3])
    }
  })

  it('stays one however wide its letters, and whatever blanks stand between them', () => {
    const blank = fc.constantFrom('', ' ', '  ', '\u3000', '\u3000\u3000', '\u00a0', '\t')
    const words = fc.constantFrom(
      '合计',
      '共计',
      '填表人:',
      '审核人签字:',
      '统计日期:',
      '第1页共1页',
    )
    fc.assert(
      fc.property(
        words,
        fc.array(blank, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (...made) => {
          const [text, blanks, wide] = made
          const written = spread(wide ? fullWidth(text) : text, blanks)
          expect(footersBelow(INSTITUTIONS, GOOD, [[written]])).toEqual([3])
        },
      ),
    )
  })

  it('is one in whichever column it begins', () => {
    const column = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(column, column, column, (first, gap, end) => {
        const cells = new Array<string | null>(first).fill(null)
        cells.push('填表人:张三', ...new Array<null>(gap).fill(null), '审核人:')
        cells.push(...new Array<null>(end).fill(null))
        expect(footersBelow(INSTITUTIONS, GOOD, [cells])).toEqual([3])
      }),
    )
  })
})

describe('a row of the register that reads like a footer', () => {
  it.each(RECORDS)('is %s (%s)', (_, headings, good, text) => {
    expect(footersBelow(headings, good, [split(text)])).toEqual([])
  })

  it('is an institution whatever footer it is called like, when it has a kind and a place', () => {
    const name = fc.constantFrom(...FOOTERS.map((text) => split(text).find((cell) => cell) ?? ''))
    const kind = fc.constantFrom('有证机构', '无证机构', 'KC7', '学校网校', '第三方平台')
    const code = fc.constantFrom(null, '无', '52440100MJTEXT012H')
    fc.assert(
      fc.property(name, kind, code, fc.constantFrom('440100', '广东省广州市'), (...made) => {
        const [called, ofKind, withCode, place] = made
        const row = [called, withCode, ofKind, place, '义务教育', '学科']
        expect(footersBelow(INSTITUTIONS, GOOD, [row])).toEqual([])
      }),
    )
  })

  it('that signs between records is a record, which a person is told of', () => {
    expect(footersBelow(INSTITUTIONS, GOOD, [['填表人:张三'], GOOD])).toEqual([])
  })
})
