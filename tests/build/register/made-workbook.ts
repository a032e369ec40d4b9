import { zipOf } from './zip.ts'

/** A cell as spreadsheet programs store it. */
export type MadeCell =
  | string
  | number
  | null
  | { readonly formula: string; readonly value?: string | number }
  | { readonly error: string }

export type MadeSheet = {
  readonly name: string
  readonly rows: readonly (readonly MadeCell[])[]
  /** `A1:B2` */
  readonly merges?: readonly string[]
  /** Rows and columns that are not shown, from 1. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const letter = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letter(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

function cellXml(cell: MadeCell, place: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'string') {
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  }
  if ('error' in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`
  const { formula, value } = cell
  const type = typeof value === 'string' ? ' t="str"' : ''
  const cached = value === undefined ? '' : `<v>${escaped(String(value))}</v>`
  return `<c r="${place}"${type}><f>${escaped(formula)}</f>${cached}</c>`
}

const rowXml = (cells: readonly MadeCell[], number: number, isHidden: boolean): string =>
  `<row r="${number}"${isHidden ? ' hidden="1"' : ''}>${cells.map((cell, i) => cellXml(cell, letter(i) + number)).join('')}</row>`

export function sheetXml({
  rows,
  merges = [],
  hiddenRows = [],
  hiddenColumns = [],
}: Omit<MadeSheet, 'name'>): string {
  const columns = hiddenColumns.map((one) => `<col min="${one}" max="${one}" hidden="1"/>`).join('')
  const cols = columns === '' ? '' : `<cols>${columns}</cols>`
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${cols}<sheetData>${rows.map((row, i) => rowXml(row, i + 1, hiddenRows.includes(i + 1))).join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts that every workbook has, for the given number of sheets. */
export function workbookParts(names: readonly string[], from1904 = false) {
  const sheets = names.map(
    (name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  const relations = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${RELATION}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${sheets.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relations.join('')}</Relationships>`,
    },
  ]
}

/** An XLSX whose every byte the test decides. */
export function madeWorkbook(sheets: readonly MadeSheet[], from1904 = false): Uint8Array {
  return zipOf([
    ...workbookParts(
      sheets.map(({ name }) => name),
      from1904,
    ),
    ...sheets.map((sheet, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: sheetXml(sheet),
    })),
  ])
}
