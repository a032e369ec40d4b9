import type { Figure } from './figure.ts'
import type { ReportTable, TableRow } from './report-table.ts'

export type CellDifference = {
  readonly title: string
  /** As it was filed. */
  readonly filed: string
  /** As our rows say now. */
  readonly now: string
}

/** Where a filed table and our rows part. */
export type RowDifference = {
  readonly key: string
  readonly object: string
  readonly what: 'only-filed' | 'only-now' | 'changed'
  readonly cells: readonly CellDifference[]
}

/** Columns in which a row says where it stands, not what it found. */
const PLACE_FIELDS = new Set(['number'])

const objectOf = (table: ReportTable, row: TableRow): string => {
  const place = table.columns.findIndex(({ field }) => field === 'object')
  return String(row.cells[place] ?? row.key)
}

/** By column, whatever order the columns have; one that only the other table has is left out. */
function cellDifferences(
  filed: { readonly table: ReportTable; readonly row: TableRow },
  now: { readonly table: ReportTable; readonly row: TableRow },
): readonly CellDifference[] {
  return filed.table.columns.flatMap(({ field, title }, place): readonly CellDifference[] => {
    const other = now.table.columns.findIndex((column) => column.field === field)
    if (other === -1 || PLACE_FIELDS.has(field)) return []
    const [was, is] = [String(filed.row.cells[place] ?? ''), String(now.row.cells[other] ?? '')]
    return was === is ? [] : [{ title, filed: was, now: is }]
  })
}

/** What was filed against what our rows say: rows that came, went, or say something else. */
export function compareTables(filed: ReportTable, now: ReportTable): readonly RowDifference[] {
  const present = new Map(now.rows.map((row) => [row.key, row]))
  const before = new Set(filed.rows.map(({ key }) => key))
  const changed = filed.rows.flatMap((row): readonly RowDifference[] => {
    const object = objectOf(filed, row)
    const same = present.get(row.key)
    if (same === undefined) return [{ key: row.key, object, what: 'only-filed', cells: [] }]
    const cells = cellDifferences({ table: filed, row }, { table: now, row: same })
    return cells.length === 0 ? [] : [{ key: row.key, object, what: 'changed', cells }]
  })
  const added = now.rows
    .filter(({ key }) => !before.has(key))
    .map(
      (row): RowDifference => ({
        key: row.key,
        object: objectOf(now, row),
        what: 'only-now',
        cells: [],
      }),
    )
  return [...changed, ...added]
}

export type FigureDifference = {
  readonly code: string
  readonly zh: string
  readonly filed: number | null
  readonly now: number | null
}

type Counted = Pick<Figure, 'code' | 'zh' | 'value'>

/** Numbers that are others now than when they were filed. */
export function compareFigures(
  filed: readonly Counted[],
  now: readonly Counted[],
): readonly FigureDifference[] {
  const present = new Map(now.map(({ code, value }) => [code, value]))
  return filed.flatMap(({ code, zh, value }) => {
    const is = present.get(code) ?? null
    return is === value ? [] : [{ code, zh, filed: value, now: is }]
  })
}
