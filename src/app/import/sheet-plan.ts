import type { RegisterKind } from './import-report.ts'

/** One column of the template. */
export type FieldPlan = {
  readonly field: string
  readonly heading: string
  /** Other headings people give it. */
  readonly also?: readonly string[]
  /** A code: nothing a spreadsheet computes or rounds may stand here. */
  readonly isCode?: true
  readonly required?: true
  /** What may stand here, for the template. */
  readonly note: string
  readonly example: string
}

export type SheetPlan = {
  readonly kind: RegisterKind
  readonly name: string
  /** The column without which a sheet is not of this kind. */
  readonly mark: string
  readonly fields: readonly FieldPlan[]
}
