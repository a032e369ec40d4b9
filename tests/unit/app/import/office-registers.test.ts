import { beforeAll, describe, expect, it } from 'vitest'
import type { Law } from '../../../../src/core/policy/law.ts'
import { fullWidth } from '../../../build/full-width.ts'
import { loadedLaw } from '../../../build/law.ts'
import { madeWorkbook } from '../../../build/register/made-workbook.ts'
import {
  anImporter,
  aRow,
  HEADINGS,
  madeCreditCode,
  reportOf,
} from '../../../build/register/register-file.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

type Line = readonly (string | number | null)[]

const csv = (...rows: readonly Line[]): Uint8Array =>
  Buffer.from(rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n'), 'utf8')
const xlsx = (...rows: readonly Line[]): Uint8Array => madeWorkbook([{ name: '机构', rows }])
const line = (...cells: Line): Line => [...cells, ...HEADINGS.slice(cells.length).map(() => null)]
const plainRow = (change = {}): Line => aRow(change) as Line

const imported = async (bytes: Uint8Array) => {
  const importer = anImporter(law)
  const report = reportOf(await importer.run(bytes))
  const institutions = await importer.transactions.run(({ institutions: all }) => all.all())
  return { report, institutions }
}

describe.each([
  ['CSV', csv],
  ['XLSX', xlsx],
])('a register as an office writes it, %s', (_, file) => {
  it('with totals between and totals, signatures and notes below is read without them, and they are told', async () => {
    const second = plainRow({ 机构名称: '（虚构）乙', 统一社会信用代码: madeCreditCode(2) })
    const { report } = await imported(
      file(
        HEADINGS,
        plainRow(),
        line('小计', 1),
        second,
        line('合计', '2家'),
        line('填表人:张三', null, null, null, null, null, null, null, '2026年1月'),
        line(null, '审核人(签字):', null, '单位(盖章)'),
        line('注:本表一式两份。'),
      ),
    )
    expect(report).toMatchObject({ applied: true, rows: 2, rejected: [] })
    expect(report.warnings.map(({ row }) => row)).toEqual([3, 5, 6, 7, 8])
  })

  it('an institution that is called like a total is an institution; one without its kind is rejected', async () => {
    const odd = plainRow({ 机构名称: '合计', 统一社会信用代码: madeCreditCode(3) })
    expect((await imported(file(HEADINGS, odd))).institutions).toHaveLength(1)
    const { report } = await imported(file(HEADINGS, plainRow(), line('（虚构）只有名称')))
    expect(report.applied).toBe(false)
    expect(report.rejected[0]).toMatchObject({ row: 3 })
  })

  it.each([
    ['an apostrophe', `'52440100MJTEXT012H`],
    ['a formula of one text', `="52440100MJTEXT012H"`],
    ['full-width digits and blanks', fullWidth('52440100 MJTEXT 012H')],
    ['characters without width', '\u200e52440100\u200bMJTEXT\u2060012H\ufeff'],
  ])('a code guarded by %s is the code', async (__, code) => {
    const { report, institutions } = await imported(
      file(HEADINGS, plainRow({ 统一社会信用代码: code })),
    )
    expect(report.rejected).toEqual([])
    expect(institutions[0]?.creditCode).toBe('52440100MJTEXT012H')
  })
})

it('a formula that is one text is no computed code', async () => {
  const guarded = { formula: '"52440100MJTEXT012H"', value: '52440100MJTEXT012H' }
  const rows = [HEADINGS, aRow({ 统一社会信用代码: guarded })]
  const { report } = await imported(madeWorkbook([{ name: '机构', rows }]))
  expect(report.rejected).toEqual([])
})

it('hidden rows and columns are read, and told', async () => {
  const rows = [HEADINGS, aRow()]
  const sheet = { name: '机构', rows, hiddenRows: [2], hiddenColumns: [3] }
  const { report } = await imported(madeWorkbook([sheet]))
  expect(report).toMatchObject({ applied: true, rows: 1 })
  const told = report.warnings.map(({ reason }) => reason.en)
  expect(told).toEqual([
    'hidden rows, read all the same: 2',
    'hidden columns, read all the same: C',
  ])
})

describe('one damaged byte in a large file', () => {
  it.each([
    ['is no UTF-8', 0xff],
    ['is a NUL', 0x00],
  ])(
    'that %s names its row and cell; all others are read, and nothing is written',
    async (_, byte) => {
      const rows = Array.from({ length: 300 }, (__, i) =>
        plainRow({ 机构名称: `（虚构）机构${i}`, 统一社会信用代码: madeCreditCode(i + 1) }),
      )
      const bytes = Buffer.from(csv(HEADINGS, ...rows))
      bytes[bytes.indexOf('机构150', 0, 'utf8') + 1] = byte
      const { report, institutions } = await imported(bytes)
      expect(report).toMatchObject({ rows: 300, applied: false })
      expect(report.rejected).toMatchObject([{ row: 152, column: 'A', heading: '机构名称' }])
      expect(institutions).toEqual([])
    },
  )
})

describe('a damaged byte in a heading', () => {
  /** Spoils the second byte of a character within the heading, from the end of the file's first line. */
  function spoiled(heading: string, byte: number, character = 1): Uint8Array {
    const bytes = Buffer.from(csv(HEADINGS, plainRow()))
    bytes[bytes.indexOf(heading, 0, 'utf8') + 3 * character + 1] = byte
    return bytes
  }

  it.each([
    ['机构名称', 0xff, 'A'],
    ['统一社会信用代码', 0xff, 'B'],
    ['有效期至', 0xe5, 'I'],
  ])(
    'that leaves one column only, %s (%i), is read as it and told',
    async (heading, byte, column) => {
      const whole = await imported(csv(HEADINGS, plainRow()))
      const { report, institutions } = await imported(spoiled(heading, byte))
      expect(report).toMatchObject({ applied: true, rows: 1, rejected: [] })
      expect(report.warnings).toMatchObject([{ row: 1, column, heading }])
      expect(report.warnings[0]?.reason.zh).toContain(heading)
      expect(institutions).toEqual(whole.institutions)
    },
  )

  it('that leaves several columns, or none, keeps the file out and is named', async () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      plainRow({ 机构名称: `（虚构）机构${i}`, 统一社会信用代码: madeCreditCode(i + 1) }),
    )
    const several = Buffer.from(csv(HEADINGS, ...rows))
    for (const heading of ['办学内容', '办学形式']) {
      const at = several.indexOf(heading)
      several.fill(0xff, at + 6, at + 12)
    }
    const { report, institutions } = await imported(several)
    expect(report.applied).toBe(false)
    // Before what rows lack because of it.
    expect(report.rejected.slice(0, 2).map(({ row, column }) => [row, column])).toEqual([
      [1, 'F'],
      [1, 'G'],
    ])
    expect(report.rejected[0]?.reason.zh).toMatch(/表头有损坏的字节/)
    expect(institutions).toEqual([])
    const none = await imported(csv([...HEADINGS, '序\ufffd'], [...plainRow(), 1]))
    expect(none.report.rejected).toMatchObject([{ row: 1, column: 'L', value: '序\ufffd' }])
  })

  it('where no heading can be known is named, not only that there are none', async () => {
    const { report } = await imported(csv(['机\ufffd\ufffd\ufffd', '\ufffd'], ['甲', 1]))
    expect(report.rejected).toMatchObject([{ row: 1, column: 'A' }])
    expect(report.rejected[0]?.reason.zh).toMatch(/损坏的字节/)
  })
})

describe('a room by an address of this machine or of a private network', () => {
  const ROOMS = ['机构名称', '直播间名称', '页面地址', '流地址']
  it.each([
    ['http://127.0.0.1:8000/live/a.flv', 1],
    ['rtmp://192.168.1.20/live/a', 1],
    ['rtmp://2130706433/live/a', 1],
    ['http://localhost/a.m3u8', 1],
    ['http://nvr/a.m3u8', 1],
    ['http://[fd00::1]/a.m3u8', 1],
    ['https://live.example.com/a.m3u8', 0],
  ])('%s is warned of: %i', async (address, warned) => {
    const rooms = [ROOMS, ['（虚构）启明在线学堂', '一班', null, address]]
    const { report } = await imported(
      madeWorkbook([
        { name: '机构', rows: [HEADINGS, aRow()] },
        { name: '直播间', rows: rooms },
      ]),
    )
    expect(report.rejected).toEqual([])
    expect(report.warnings.filter(({ sheet }) => sheet === '直播间')).toHaveLength(warned)
  })
})
