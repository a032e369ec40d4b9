import { compareTables, type RowDifference } from './compare-tables.ts'
import { cityName } from './report-object.ts'
import type { ReportTable, TableRow } from './report-table.ts'

/** A city's table as it was filed; `null`: it has filed none. */
export type CityTable = {
  /** Code of the city, six digits. */
  readonly region: string
  readonly filed: { readonly reportId: string; readonly table: ReportTable } | null
  /** The same of our rows. */
  readonly ours: ReportTable
}

export type CityMerge = {
  readonly region: string
  readonly name: string
  readonly state: 'same' | 'differs' | 'not-filed'
  readonly reportId: string | null
  readonly filedRows: number | null
  readonly ourRows: number
  readonly differences: readonly RowDifference[]
}

/** One body in the tables of several cities, or twice in one. */
export type DoubledRow = {
  readonly body: string
  readonly object: string
  readonly cities: readonly string[]
}

export type MergedTable = {
  readonly table: ReportTable
  readonly cities: readonly CityMerge[]
  readonly doubled: readonly DoubledRow[]
}

const NOT_FILED = '该市未报送，按系统数据列入'

function mergeOf({ region, filed, ours }: CityTable): CityMerge {
  const differences = filed === null ? [] : compareTables(filed.table, ours)
  const state = filed === null ? 'not-filed' : differences.length === 0 ? 'same' : 'differs'
  return {
    region,
    name: cityName(region),
    state,
    reportId: filed?.reportId ?? null,
    filedRows: filed?.table.rows.length ?? null,
    ourRows: ours.rows.length,
    differences,
  }
}

/** The cells of a row in the order of the columns of the province; a column that the city had not stays empty. */
function recast(row: TableRow, from: ReportTable, to: ReportTable, extra: string): TableRow {
  const cells = to.columns.map(({ field }) => {
    const place = from.columns.findIndex((column) => column.field === field)
    const cell = place === -1 ? '' : (row.cells[place] ?? '')
    if (field !== 'note' || extra === '') return cell
    return cell === '' ? extra : `${cell}\n${extra}`
  })
  return { ...row, cells }
}

function objectIn({ columns }: ReportTable, row: TableRow): string {
  return String(row.cells[columns.findIndex(({ field }) => field === 'object')] ?? row.key)
}

type Placed = { readonly city: string; readonly row: TableRow }

function doubledIn(table: ReportTable, rows: readonly Placed[]): readonly DoubledRow[] {
  const bodies = Map.groupBy(rows, ({ row }) => row.body)
  return [...bodies].flatMap(([body, own]) => {
    const [first] = own
    if (first === undefined || own.length < 2) return []
    return [{ body, object: objectIn(table, first.row), cities: own.map(({ city }) => city) }]
  })
}

/**
 * The tables of the cities as one: what each filed stands as it was filed, and beside it where our rows say otherwise. A city
 * that filed nothing is named and stands with our rows; nothing is left out and nothing silently put right.
 */
export function mergeTables(form: ReportTable, cities: readonly CityTable[]): MergedTable {
  const placed = cities.flatMap(({ region, filed, ours }): readonly Placed[] => {
    const from = filed?.table ?? ours
    const extra = filed === null ? NOT_FILED : ''
    return from.rows.map((row) => ({
      city: cityName(region),
      row: recast(row, from, form, extra),
    }))
  })
  const number = form.columns.findIndex(({ field }) => field === 'number')
  const rows = placed.map(({ row }, nth) => ({
    ...row,
    cells: row.cells.map((cell, place) => (place === number ? nth + 1 : cell)),
  }))
  const merged = cities.map(mergeOf)
  const silent = merged.filter(({ state, ourRows }) => state === 'not-filed' && ourRows > 0)
  return {
    table: {
      ...form,
      rows,
      notes: [
        ...form.notes,
        ...(silent.length === 0
          ? []
          : [`未报送的市：${silent.map(({ name }) => name).join('、')}。`]),
      ],
    },
    cities: merged,
    doubled: doubledIn(form, placed),
  }
}
