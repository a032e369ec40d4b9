import type { HiddenParts, SheetRow } from '../../ports/spreadsheets.ts'
import { LIMITS } from './limits.ts'

type Attributes = Readonly<Record<string, string>>

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

/** Listens to the elements of a worksheet for rows and columns that are not shown (ECMA-376 §18.3.1.13, §18.3.1.73). */
export function createHiddenParts() {
  const rows = new Set<number>()
  const columns = new Set<number>()
  return {
    hearRow(number: number, { hidden }: Attributes): void {
      if (isTrue(hidden)) rows.add(number)
    },
    hearColumns({ hidden, min, max }: Attributes): void {
      if (!isTrue(hidden)) return
      const [first, end] = [Number(min), Number(max)]
      // Whoever writes others means to keep a reader busy, not to hide a column.
      if (!Number.isInteger(first) || !Number.isInteger(end) || first < 1) return
      const last = Math.min(end, LIMITS.columns)
      for (let column = first; column <= last; column += 1) columns.add(column - 1)
    },
    /** Those that hold something: programs hide the empty rest of a sheet too. */
    among(read: readonly SheetRow[]): Pick<HiddenParts, 'rows' | 'columns'> {
      const filled = new Set(read.map(({ number }) => number))
      const used = read.reduce((most, { cells }) => Math.max(most, cells.length), 0)
      return {
        rows: [...rows].filter((number) => filled.has(number)),
        columns: [...columns].filter((column) => column < used),
      }
    },
  }
}
