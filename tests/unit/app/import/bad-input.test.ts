import { beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../../../src/adapters/spreadsheet/limits.ts'
import type { Law } from '../../../../src/core/policy/law.ts'
import { fullWidth } from '../../../build/full-width.ts'
import { loadedLaw } from '../../../build/law.ts'
import { madeWorkbook, sheetXml, workbookParts } from '../../../build/register/made-workbook.ts'
import {
  anImporter,
  aRow,
  aSheet,
  HEADINGS,
  reportOf,
} from '../../../build/register/register-file.ts'
import { zipOf } from '../../../build/register/zip.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le')
const CSV = `${HEADINGS.join(',')}\r\n${aRow().join(',')}\r\n`

/** 对象名称,类别,区划代码,学段 / 乙,无证机构,440300,义务教育, as a Chinese Excel saves it. */
const GBK = Buffer.from(
  'b6d4cff3c3fbb3c62cc0e0b1f02cc7f8bbaeb4fac2eb2cd1a7b6ce0d0ad2d22cceded6a4bbfab9b92c3434303330302cd2e5cef1bdccd3fd0d0a',
  'hex',
)

const UNDERSTOOD: readonly (readonly [string, () => Uint8Array])[] = [
  ['UTF-8 without a mark', () => utf8(CSV)],
  ['a BOM', () => utf8(`\uFEFF${CSV}`)],
  ['UTF-16 as Excel’s “Unicode text”', () => utf16(CSV.replaceAll(',', '\t'))],
  ['semicolons', () => utf8(CSV.replaceAll(',', ';'))],
  ['Excel’s sep= line', () => utf8(`sep=;\r\n${CSV.replaceAll(',', ';')}`)],
  ['blank lines', () => utf8(`\r\n${CSV.replace('\r\n', '\r\n,,,,\r\n\r\n')}\r\n`)],
  [
    'a credit code in full-width digits',
    () => aSheet(aRow({ 统一社会信用代码: fullWidth('52440100MJTEXT012H') })),
  ],
  [
    'a lower-case code with blanks',
    () => aSheet(aRow({ 统一社会信用代码: '52440100 mjtext012h' })),
  ],
  ['a region code as a number', () => aSheet(aRow({ 行政区划: 440100 }))],
  ['a region in full-width digits', () => aSheet(aRow({ 行政区划: fullWidth('440100') }))],
  ['a region by its full name', () => aSheet(aRow({ 行政区划: '广东省广州市' }))],
  ['a region with its name behind', () => aSheet(aRow({ 行政区划: '440100 广州市' }))],
  ['a date as an Excel number', () => aSheet(aRow({ 有效期至: 46396 }))],
  ['a date with a time of zero', () => aSheet(aRow({ 有效期至: '2027-01-09 00:00:00' }))],
  ['a date in Chinese', () => aSheet(aRow({ 有效期至: '2027年1月9日' }))],
  ['a date in full-width digits', () => aSheet(aRow({ 有效期至: fullWidth('2027/1/9') }))],
  ['a date with dots', () => aSheet(aRow({ 有效期至: '2027.1.9' }))],
  ['a date as eight digits', () => aSheet(aRow({ 有效期至: '20270109' }))],
  [
    'a date computed by a formula, with its value',
    () => aSheet(aRow({ 有效期至: { formula: 'DATE(2027,1,9)', value: 46396 } })),
  ],
  [
    'a date of a workbook that counts from 1904',
    () => madeWorkbook([{ name: '机构', rows: [HEADINGS, aRow({ 有效期至: 44934 })] }], true),
  ],
  [
    'other words for the headings',
    () =>
      madeWorkbook([
        {
          name: 'Sheet1',
          rows: [
            HEADINGS.map((h) =>
              h === '统一社会信用代码' ? '信用代码(必填)' : h === '有效期至' ? '到期日 *' : h,
            ),
            aRow(),
          ],
        },
      ]),
  ],
  [
    'a title and merged group headings above',
    () =>
      madeWorkbook([
        {
          name: '机构',
          rows: [
            ['某市机构名录'],
            ['机构名称', '主体', null, null, null, '许可'],
            HEADINGS.map((h) => (h === '机构名称' ? null : h)),
            aRow(),
          ],
          merges: ['A1:K1', 'A2:A3', 'B2:E2', 'F2:K2'],
        },
      ]),
  ],
]

const REFUSED_CELLS: readonly (readonly [string, () => Uint8Array, string, string])[] = [
  [
    'merged data cells',
    () =>
      madeWorkbook([
        {
          name: '机构',
          rows: [HEADINGS, aRow(), aRow({ 机构名称: null, 统一社会信用代码: '无' })],
          merges: ['A2:A3'],
        },
      ]),
    'A2',
    '合并',
  ],
  [
    'a formula in a column of codes',
    () => aSheet(aRow({ 统一社会信用代码: { formula: 'B3', value: '52440100MJTEXT012H' } })),
    'B2',
    '公式',
  ],
  [
    'a formula without its value',
    () => aSheet(aRow({ 有效期至: { formula: 'TODAY()' } })),
    'I2',
    '公式',
  ],
  ['an error value', () => aSheet(aRow({ 学段: { error: '#N/A' } })), 'E2', '错误值'],
  [
    'a code that Excel kept as a number',
    () => aSheet(aRow({ 统一社会信用代码: 524401001234567800 })),
    'B2',
    '末尾',
  ],
  [
    'a credit code with a letter that none has',
    () => aSheet(aRow({ 统一社会信用代码: '52440100MJTEXTO12H' })),
    'B2',
    '统一社会信用代码',
  ],
  ['a date that does not exist', () => aSheet(aRow({ 有效期至: '2027-02-29' })), 'I2', '日期'],
  [
    'a date of which day and month could be swapped',
    () => aSheet(aRow({ 有效期至: '1/9/2027' })),
    'I2',
    '日期',
  ],
  ['a region nobody knows', () => aSheet(aRow({ 行政区划: '990100' })), 'D2', '行政区划'],
  ['a kind that is none of the seven', () => aSheet(aRow({ 对象类别: '饭店' })), 'C2', '七类'],
  ['a stage that is none', () => aSheet(aRow({ 学段: '义务教育、大学' })), 'E2', '学龄前'],
  [
    'a licensed institution that does not say for what',
    () => aSheet(aRow({ 办学内容: null })),
    'F2',
    '办学内容',
  ],
  [
    'text without end',
    () => aSheet(aRow({ 机构名称: '长'.repeat(LIMITS.cellCharacters + 1) })),
    'A2',
    '过长',
  ],
  ['a missing name', () => aSheet(aRow({ 机构名称: null })), 'A2', '不能为空'],
]

const BOMB = LIMITS.unpackedBytes + 1
const hostile = (content: string) =>
  zipOf([...workbookParts(['机构']), { name: 'xl/worksheets/sheet1.xml', content }])

const REFUSED_FILES: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['nothing', () => new Uint8Array(), '空'],
  [
    'an old .xls or an encrypted file',
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
    '.xls',
  ],
  ['a PDF', () => utf8('%PDF-1.7\n…'), '.xlsx'],
  [
    'a web page called .xls',
    () => utf8('<html><table><tr><td>机构名称</td></tr></table></html>'),
    '.xlsx',
  ],
  ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), '.xlsx'],
  ['a zip of something else', () => zipOf([{ name: 'a.txt', content: 'a' }]), 'zip'],
  ['OpenDocument', () => zipOf([{ name: 'content.xml', content: '<a/>' }]), '.ods'],
  ['a broken archive', () => aSheet(aRow()).slice(0, 400), '损坏'],
  ['XML that ends in the middle', () => hostile('<worksheet><sheetData><row r="1"><c'), '无法读取'],
  [
    'entities that expand without end',
    () => hostile('<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
    'DOCTYPE',
  ],
  [
    'a zip bomb',
    () =>
      zipOf([
        ...workbookParts(['机构']),
        { name: 'xl/worksheets/sheet1.xml', content: '<a/>', claimedSize: BOMB },
      ]),
    '解压',
  ],
  [
    'a zip bomb that lies about its size',
    () =>
      zipOf([
        ...workbookParts(['机构']),
        {
          name: 'xl/worksheets/sheet1.xml',
          content: sheetXml({ rows: Array.from({ length: 2_000 }, () => ['甲', '乙']) }),
          claimedSize: 1_000,
        },
      ]),
    '无法读取',
  ],
  ['quotes that never close', () => utf8(`机构名称,类别\n"甲,乙\n丙,丁\n`), '引号'],
  [
    'more rows than a province has',
    () => utf8(`机构名称,类别\n${'甲,有证机构\n'.repeat(LIMITS.rows + 1)}`),
    '超过 100000 行',
  ],
  [
    'more columns than any register has',
    () =>
      madeWorkbook([
        { name: '机构', rows: [Array.from({ length: LIMITS.columns + 1 }, (_, i) => `列${i}`)] },
      ]),
    '列',
  ],
]

async function registered(bytes: Uint8Array) {
  const importer = anImporter(law)
  const report = reportOf(await importer.run(bytes))
  expect(report.rejected).toEqual([])
  expect(report.applied).toBe(true)
  return await importer.transactions.run(({ institutions }) => institutions.all())
}

describe('what a person would understand is taken', () => {
  it.each(UNDERSTOOD)('%s', async (_name, bytes) => {
    const [institution, ...more] = await registered(bytes())
    expect(more).toEqual([])
    expect(institution).toMatchObject({
      name: '（虚构）启明在线学堂',
      creditCode: '52440100MJTEXT012H',
      actor: 'licensed-online-subject',
      region: '440100',
      stages: ['compulsory'],
      dossier: { licence: { expiresOn: '2027-01-09', state: 'valid' } },
    })
  })

  it('GBK', async () => {
    expect(await registered(GBK)).toMatchObject([
      { name: '乙', actor: 'unlicensed', region: '440300', stages: ['compulsory'] },
    ])
  })
})

describe('a cell that nobody can be sure of is refused with row, column and reason', () => {
  it.each(REFUSED_CELLS)('%s', async (_name, bytes, place, words) => {
    const importer = anImporter(law)
    const report = reportOf(await importer.run(bytes()))
    const places = report.rejected.map(({ column, row }) => `${column}${row}`)
    expect(places).toContain(place)
    const remark = report.rejected[places.indexOf(place)]
    expect(remark?.reason.zh).toContain(words)
    expect(remark?.reason.en).not.toBe('')
    expect(report.applied).toBe(false)
    expect(await importer.transactions.run(({ institutions }) => institutions.all())).toEqual([])
  })

  it('the same institution twice, naming both rows', async () => {
    const bytes = aSheet(aRow(), aRow({ 机构名称: '另一个名字' }))
    const report = reportOf(await anImporter(law).run(bytes))
    expect(report.rejected).toMatchObject([{ row: 3, reason: { zh: '与第 2 行重复' } }])
  })
})

describe('a file that is no register is refused in one sentence', () => {
  it.each(REFUSED_FILES)('%s', async (_name, bytes, words) => {
    const outcome = await anImporter(law).run(bytes())
    expect(outcome).toMatchObject({ code: 'bad-request' })
    expect('message' in outcome ? outcome.message : '').toContain(words)
  })

  it('merged cells that would fill the memory', async () => {
    const rows = Array.from({ length: 200 }, () => ['甲'])
    const merges = Array.from({ length: 100 }, () => 'A1:XFD1048576')
    const outcome = await anImporter(law).run(madeWorkbook([{ name: '机构', rows, merges }]))
    expect('message' in outcome ? outcome.message : '').toContain('合并单元格过多')
  })
})
