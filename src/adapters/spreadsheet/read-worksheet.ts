import type { Readable } from 'node:stream'
import type { OddCell, SheetCell, SheetRow } from '../../ports/spreadsheets.ts'
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
  if (!open.isFormula || isOdd(value)) return value
  return { odd: open.hasValue ? 'formula' : 'formula-without-value', value }
}

/** The rows of one worksheet; blank ones are left out, merged cells marked. */
export async function readWorksheet(
  { name, strings, rowsBefore }: SheetNeeds,
  stream: Readable,
  onRows: (rows: number) => void,
): Promise<readonly SheetRow[]> {
  const rows: { number: number; cells: SheetCell[] }[] = []
  const merges: CellRange[] = []
  let row: { number: number; cells: SheetCell[] } = { number: 0, cells: [] }
  let cell: OpenCell | null = null
  let reading = false

  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const given = columnOf(attributes['r'])
    const column = given >= 0 ? given : row.cells.length
    cell = { column, type: attributes['t'] ?? '', text: '', isFormula: false, hasValue: false }
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
  await readXml(name, stream, {
    open: (element, attributes) => {
      if (element === 'row') {
        row = { number: Number(attributes['r'] ?? row.number + 1), cells: [] }
      } else if (element === 'c') openCell(attributes)
      else if (element === 'f' && cell !== null) cell.isFormula = true
      else if (element === 'v' || element === 't') reading = cell !== null
      else if (element === 'mergeCell') merges.push(parseRange(attributes['ref'] ?? ''))
    },
    close: (element) => {
      if (element === 'v' || element === 't') reading = false
      else if (element === 'c') closeCell()
      else if (element === 'row') closeRow()
    },
    text: (piece) => {
      if (!reading || cell === null || cell.text.length > LIMITS.cellCharacters) return
      cell.text += piece
      cell.hasValue = true
    },
  })
  markMerged(rows, merges)
  return rows
}
