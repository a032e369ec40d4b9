import type { OddCell, SheetCell } from '../../ports/spreadsheets.ts'
import { LIMITS, SpreadsheetTrouble } from './limits.ts'

/** A range of cells, rows from 1 and columns from 0, both ends included. */
export type CellRange = {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** `A1:C3`. */
export function parseRange(reference: string): CellRange {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference)
  if (match === null) {
    throw new SpreadsheetTrouble(
      `合并单元格“${reference.slice(0, 40)}”无法读取。Merged range "${reference.slice(0, 40)}" cannot be read.`,
    )
  }
  const [, fromLetters = 'A', fromRow, toLetters = 'A', toRow] = match
  return {
    fromRow: Number(fromRow),
    toRow: Number(toRow),
    fromColumn: columnNumber(fromLetters),
    toColumn: Math.min(columnNumber(toLetters), LIMITS.columns - 1),
  }
}

const shown = (cell: SheetCell): OddCell['value'] =>
  typeof cell === 'object' && cell !== null ? cell.value : cell

type OpenRow = { readonly number: number; readonly cells: SheetCell[] }

function markRow(row: OpenRow, range: CellRange, value: OddCell['value']): number {
  while (row.cells.length <= range.toColumn) row.cells.push(null)
  for (let column = range.fromColumn; column <= range.toColumn; column += 1) {
    row.cells[column] = { odd: 'merged', value }
  }
  return Math.max(1, range.toColumn - range.fromColumn + 1)
}

/** Every cell of a merged range shows what its first one holds, and says that it is merged. */
export function markMerged(rows: readonly OpenRow[], merges: readonly CellRange[]): void {
  let marked = 0
  const places = new Map(rows.map(({ number }, place) => [number, place]))
  for (const range of merges) {
    const start = places.get(range.fromRow)
    const anchor = start === undefined ? null : (rows[start]?.cells[range.fromColumn] ?? null)
    const value = shown(anchor)
    let place = start ?? rows.findIndex(({ number }) => number > range.fromRow)
    for (let row = rows[place]; row !== undefined && row.number <= range.toRow; row = rows[place]) {
      marked += markRow(row, range, value)
      if (marked > LIMITS.mergedCells) {
        throw new SpreadsheetTrouble('合并单元格过多。Too many merged cells.')
      }
      place += 1
    }
  }
}
