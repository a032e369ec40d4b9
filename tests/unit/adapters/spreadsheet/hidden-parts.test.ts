import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createHiddenParts } from '../../../../src/adapters/spreadsheet/hidden-parts.ts'
import { readWorksheet } from '../../../../src/adapters/spreadsheet/read-worksheet.ts'

const row = { number: 1, cells: ['a', 'b', 'c', 'd'] }
const hiddenBy = (min: string, max: string) => {
  const parts = createHiddenParts()
  parts.hearColumns({ hidden: '1', min, max })
  return parts.among([row] as unknown as Parameters<typeof parts.among>[0]).columns
}

describe('columns that are not shown', () => {
  it('are those between the two numbers of the sheet', () => {
    expect(hiddenBy('2', '3')).toEqual([1, 2])
    expect(hiddenBy('3', '16384')).toEqual([2, 3])
  })

  it.each([
    ['-1e300', '5'],
    ['-16000000', '5'],
    ['1.5', '5'],
    ['NaN', '5'],
    ['1', '1e400'],
    ['0', '5'],
  ])('are none where %s to %s is written to keep the reader busy', (min, max) => {
    expect(hiddenBy(min, max)).toEqual([])
  })
})

const cells = (number: number): string =>
  ['A', 'B', 'C'].map((letter) => `<c r="${letter}${number}"><v>${number}</v></c>`).join('')
/** Three rows of three columns, the second row and what stands before them as the test says. */
async function hiddenIn({ before = '', second = '' }: { before?: string; second?: string }) {
  const rows = ['', second, ''].map(
    (attributes, place) => `<row r="${place + 1}" ${attributes}>${cells(place + 1)}</row>`,
  )
  const xml = `<worksheet>${before}<sheetData>${rows.join('')}</sheetData></worksheet>`
  const needs = { name: '机构', strings: [], rowsBefore: 0 }
  return (await readWorksheet(needs, Readable.from([Buffer.from(xml)]), () => undefined)).hidden
}

const column = (attributes: string): string => `<cols><col min="2" max="2" ${attributes}/></cols>`
const format = (attributes: string): string => `<sheetFormatPr ${attributes}/>`

describe('a row or column that nobody sees', () => {
  it.each([
    ['is called hidden', 'hidden="1"'],
    ['is left out by a filter', 'spans="1:3" hidden="true"'],
    ['is in a group that is folded', 'outlineLevel="1" hidden="1"'],
    ['has no height', 'ht="0" customHeight="1"'],
    ['has a height of a hair', 'ht="0.1" customHeight="1"'],
  ])('is told when a row %s', async (_, second) => {
    expect(await hiddenIn({ second })).toEqual({ rows: [2], columns: [] })
  })

  it.each([
    ['is called hidden', 'hidden="1" width="9"'],
    ['is in a group that is folded', 'outlineLevel="1" hidden="1"'],
    ['has no width', 'width="0"'],
    ['has a width of a hair', 'width="0.05" customWidth="1"'],
  ])('is told when a column %s', async (_, attributes) => {
    expect(await hiddenIn({ before: column(attributes) })).toEqual({ rows: [], columns: [1] })
  })

  it.each([
    ['hides all rows', 'defaultRowHeight="15" zeroHeight="1"'],
    ['gives rows no height', 'defaultRowHeight="0" customHeight="1"'],
  ])('is told when the sheet %s, but for a row with a height of its own', async (_, attributes) => {
    const before = format(attributes)
    expect(await hiddenIn({ before })).toEqual({ rows: [1, 2, 3], columns: [] })
    const shown = await hiddenIn({ before, second: 'ht="15" customHeight="1"' })
    expect(shown.rows).toEqual([1, 3])
  })

  it('is told when the sheet gives columns no width, but for a column with one of its own', async () => {
    const before = format('defaultColWidth="0" defaultRowHeight="15"')
    expect((await hiddenIn({ before })).columns).toEqual([0, 1, 2])
    expect((await hiddenIn({ before: before + column('width="9"') })).columns).toEqual([0, 2])
  })

  it.each([
    ['the head of a folded group', 'collapsed="1"'],
    ['of a group that is open', 'outlineLevel="1"'],
    ['narrow', 'ht="3" customHeight="1"'],
    ['of the usual height', 'ht="15"'],
    ['of a height that is no number', 'ht="x"'],
  ])('is not one that is %s', async (_, second) => {
    expect(await hiddenIn({ second })).toEqual({ rows: [], columns: [] })
  })
})
