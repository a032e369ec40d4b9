import type { HiddenParts, SheetRow } from '../../ports/spreadsheets.ts'
import { LIMITS } from './limits.ts'

type Attributes = Readonly<Record<string, string>>

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'
const isFalse = (text: string | undefined): boolean => text === '0' || text === 'false'

/**
 * Less than a screen shows, in points of height or characters of width: a row or column may be drawn to nothing
 * without being called hidden.
 */
const NOTHING_TO_SEE = 0.5

const isNothing = (size: string | undefined): boolean =>
  size !== undefined && size.trim() !== '' && Number(size) < NOTHING_TO_SEE

/**
 * Listens to the elements of a worksheet for rows and columns that are not shown: called hidden (also what a filter or
 * a folded group leaves out), drawn without height or width, or hidden by the sheet unless they say otherwise
 * (ECMA-376 §18.3.1.13 `col`, §18.3.1.73 `row`, §18.3.1.81 `sheetFormatPr`).
 */
export function createHiddenParts() {
  const rows = new Set<number>()
  const columns = new Set<number>()
  const sized = new Set<number>()
  let rowsByDefault = false
  let columnsByDefault = false
  return {
    hearDefaults({
      zeroHeight,
      defaultRowHeight,
      customHeight,
      defaultColWidth,
    }: Attributes): void {
      rowsByDefault = isTrue(zeroHeight) || (isTrue(customHeight) && isNothing(defaultRowHeight))
      columnsByDefault = isNothing(defaultColWidth)
    },
    hearRow(number: number, { hidden, ht }: Attributes): void {
      const isShown = isFalse(hidden) || (ht !== undefined && !isNothing(ht))
      if (isTrue(hidden) || isNothing(ht) || (rowsByDefault && !isShown)) rows.add(number)
    },
    hearColumns({ hidden, width, min, max }: Attributes): void {
      const [first, end] = [Number(min), Number(max)]
      // Whoever writes others means to keep a reader busy, not to hide a column.
      if (!Number.isInteger(first) || !Number.isInteger(end) || first < 1) return
      const isHidden = isTrue(hidden) || isNothing(width)
      const last = Math.min(end, LIMITS.columns)
      for (let column = first; column <= last; column += 1) {
        if (isHidden) columns.add(column - 1)
        else if (width !== undefined) sized.add(column - 1)
      }
    },
    /** Those that hold something: programs hide the empty rest of a sheet too. */
    among(read: readonly SheetRow[]): Pick<HiddenParts, 'rows' | 'columns'> {
      const filled = new Set(read.map(({ number }) => number))
      const used = read.reduce((most, { cells }) => Math.max(most, cells.length), 0)
      const isHidden = (column: number): boolean =>
        columns.has(column) || (columnsByDefault && !sized.has(column))
      return {
        rows: [...rows].filter((number) => filled.has(number)),
        columns: Array.from({ length: used }, (_, column) => column).filter(isHidden),
      }
    },
  }
}
