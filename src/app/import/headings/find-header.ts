import type { Sheet, SheetCell } from '../../../ports/spreadsheets.ts'
import type { FieldPlan, SheetPlan } from '../sheet-plan.ts'
import { SHEET_PLANS } from '../sheet-plans.ts'
import { type DamagedHeading, guessHeadings, isDamaged } from './damaged-heading.ts'
import { namesOf, plainHeading } from './heading-names.ts'

export type FoundHeader = {
  readonly plan: SheetPlan
  /** Place of each recognised column, from 0. */
  readonly columns: ReadonlyMap<string, number>
  /** Place among the sheet's rows; data begin behind it. */
  readonly place: number
  /** Columns with a heading that nobody knows. */
  readonly unknown: readonly { readonly column: number; readonly heading: string }[]
  /** Two columns with the same meaning. */
  readonly twice: readonly { readonly column: number; readonly heading: string }[]
  /** Headings with damaged bytes, and the column that each was taken for; `null`: it may be several, or none. */
  readonly damaged: readonly DamagedHeading[]
}

/** Titles and group headings stand above the headings themselves. */
export const HEADER_WITHIN_ROWS = 12

const shownValue = (cell: SheetCell | undefined): string | number | boolean | null => {
  if (cell === undefined || cell === null) return null
  return typeof cell === 'object' ? cell.value : cell
}

function fieldOf(plan: SheetPlan, heading: string): FieldPlan | undefined {
  const wanted = plainHeading(heading)
  return (
    plan.fields.find((field) => plainHeading(field.heading) === wanted) ??
    plan.fields.find((field) => namesOf(field).some((name) => plainHeading(name) === wanted))
  )
}

function readAs(plan: SheetPlan, cells: readonly SheetCell[], place: number): FoundHeader {
  const columns = new Map<string, number>()
  const unknown: { column: number; heading: string }[] = []
  const twice: { column: number; heading: string }[] = []
  const broken: { column: number; heading: string }[] = []
  for (const [column, cell] of cells.entries()) {
    const heading = shownValue(cell)
    if (typeof heading !== 'string') continue
    if (isDamaged(heading)) {
      broken.push({ column, heading })
      continue
    }
    const field = fieldOf(plan, heading)
    if (field === undefined) unknown.push({ column, heading })
    else if (columns.has(field.field)) twice.push({ column, heading })
    else columns.set(field.field, column)
  }
  const missing = plan.fields.filter(({ field }) => !columns.has(field))
  const damaged = guessHeadings(broken, missing)
  for (const { column, takenFor } of damaged) {
    if (takenFor !== null) columns.set(takenFor.field, column)
  }
  return { plan, columns, place, unknown, twice, damaged }
}

/**
 * The row of headings and what the sheet therefore lists: the reading that recognises most. `null` when no row has the
 * column that marks one of the lists. A heading merged over several rows counts in each of them.
 */
export function findHeader(sheet: Sheet): FoundHeader | null {
  const weightOf = ({ plan, columns }: FoundHeader): number =>
    columns.size + (sheet.name.trim() === plan.name ? 0.5 : 0)
  const readings = sheet.rows
    .slice(0, HEADER_WITHIN_ROWS)
    .flatMap((row, place) => SHEET_PLANS.map((plan) => readAs(plan, row.cells, place)))
    .filter(({ plan, columns }) => columns.has(plan.mark) && columns.size > 1)
  return readings.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? null
}
