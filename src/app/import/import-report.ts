/** A remark on a cell or row of the file; what is rejected keeps the whole file out. */
export type RowRemark = {
  /** Empty for CSV. */
  readonly sheet: string
  /** As the spreadsheet program counts, from 1. */
  readonly row: number
  /** Letter of the column; `null` when the whole row is meant. */
  readonly column: string | null
  /** Heading of the column as the template has it; `null` when the whole row is meant. */
  readonly heading: string | null
  /** What stood there, shortened; `null` when nothing did. */
  readonly value: string | null
  readonly reason: { readonly zh: string; readonly en: string }
}

export const REGISTER_KINDS = ['institutions', 'systems', 'teachers', 'rooms', 'courses'] as const
export type RegisterKind = (typeof REGISTER_KINDS)[number]

export type ChangeCount = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

export type ImportReport = {
  readonly file: string
  /** sha256 of the file's bytes, hex. */
  readonly sha256: string
  readonly dryRun: boolean
  /** `true` only when everything was written (or nothing had to be); never half. */
  readonly applied: boolean
  readonly rows: number
  /** What was done, or in a dry run or after a rejection would have been. */
  readonly changes: Readonly<Record<RegisterKind, ChangeCount>>
  readonly rejected: readonly RowRemark[]
  readonly warnings: readonly RowRemark[]
}
