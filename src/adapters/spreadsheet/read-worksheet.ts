import type { Readable } from 'node:stream'
import type { HiddenParts, OddCell, SheetCell, SheetRow } from '../../ports/spreadsheets.ts'
import { createHiddenParts } from './hidden-parts.ts'
import { LIMITS } from './limits.ts'
import { type CellRange, markMerged, parseRange } from './merged-cells.ts'
import { textCell, tooManyColumns, tooManyRows } from './read-csv.ts'
import { readXml } from './read-xml.ts'

type SheetNeeds = {
  readonly name: string
  readonly strings: readonly string[]
  /** Rows that the sheets before had: the limit is one of the whole file. */
  readonly rowsBefore: number
}

type OpenCell = {
  column: number
  type: string
  text: string
  formula: string
  isFormula: boolean
  hasValue: boolean
}

/** `A` is 0, `AB` 27; -1 when there is no reference. */
export function columnOf(reference: string | undefined): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return -1
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function plainValue({ type, text }: OpenCell, strings: readonly string[]): SheetCell {
  if (type === 's') return textCell(strings[Number(text)] ?? '')
  if (type === 'b') return text.trim() === '1'
  if (type === 'e') return { odd: 'error', value: text }
  if (type === 'n' || type === '') {
    const number = Number(text)
    return text.trim() === '' || !Number.isFinite(number) ? null : number
  }
  return textCell(text)
}

const isOdd = (cell: SheetCell): cell is OddCell => typeof cell === 'object' && cell !== null

function cellOf(open: OpenCell, strings: readonly string[]): SheetCell {
  const value = open.hasValue ? plainValue(open, strings) : null
  // A formula that is one text is how people keep a program from turning a code into a number.
  const isText = /^\s*"(?:[^"]|"")*"\s*$/.test(open.formula)
  if (!open.isFormula || isOdd(value) || (isText && open.hasValue)) return value
  return { odd: open.hasValue ? 'formula' : 'formula-without-value', value }
}

export type WorksheetRows = {
  readonly rows: readonly SheetRow[]
  readonly hidden: Pick<HiddenParts, 'rows' | 'columns'>
}

const newCell = (column: number, type: string): OpenCell => ({
  column,
  type,
  text: '',
  formula: '',
  isFormula: false,
  hasValue: false,
})

function addText(cell: OpenCell, reading: 'value' | 'formula', piece: string): void {
  if (reading === 'formula') {
    cell.formula = (cell.formula + piece).slice(0, LIMITS.cellCharacters)
    return
  }
  if (cell.text.length > LIMITS.cellCharacters) return
  cell.text += piece
  cell.hasValue = true
}

/** The rows of one worksheet; blank ones are left out, merged cells marked. */
export async function readWorksheet(
  { name, strings, rowsBefore }: SheetNeeds,
  stream: Readable,
  onRows: (rows: number) => void,
): Promise<WorksheetRows> {
  const rows: { number: number; cells: SheetCell[] }[] = []
  const merges: CellRange[] = []
  let row: { number: number; cells: SheetCell[] } = { number: 0, cells: [] }
  let cell: OpenCell | null = null
  let reading: 'value' | 'formula' | null = null
  const hidden = createHiddenParts()

  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const given = columnOf(attributes['r'])
    const column = given >= 0 ? given : row.cells.length
    cell = newCell(column, attributes['t'] ?? '')
  }
  const closeCell = (): void => {
    const value = cell === null ? null : cellOf(cell, strings)
    if (cell !== null && value !== null) {
      if (cell.column >= LIMITS.columns) tooManyColumns(`${name} 第 ${row.number} 行`)
      while (row.cells.length < cell.column) row.cells.push(null)
      row.cells[cell.column] = value
    }
    cell = null
  }
  const closeRow = (): void => {
    if (row.cells.every((value) => value === null)) return
    if (rowsBefore + rows.length >= LIMITS.rows) tooManyRows()
    rows.push(row)
    if (rows.length % 5_000 === 0) onRows(rows.length)
  }
  const openText = (element: 'f' | 'v' | 't'): void => {
    if (cell === null) return
    if (element === 'f') cell.isFormula = true
    reading = element === 'f' ? 'formula' : 'value'
  }
  await readXml(name, stream, {
    open: (element, attributes) => {
      if (element === 'row') {
        row = { number: Number(attributes['r'] ?? row.number + 1), cells: [] }
        hidden.hearRow(row.number, attributes)
      } else if (element === 'c') openCell(attributes)
      else if (element === 'f' || element === 'v' || element === 't') openText(element)
      else if (element === 'col') hidden.hearColumns(attributes)
      else if (element === 'sheetFormatPr') hidden.hearDefaults(attributes)
      else if (element === 'mergeCell') merges.push(parseRange(attributes['ref'] ?? ''))
    },
    close: (element) => {
      if (element === 'v' || element === 't' || element === 'f') reading = null
      else if (element === 'c') closeCell()
      else if (element === 'row') closeRow()
    },
    text: (piece) => {
      if (reading !== null && cell !== null) addText(cell, reading, piece)
    },
  })
  markMerged(rows, merges)
  return { rows, hidden: hidden.among(rows) }
}
