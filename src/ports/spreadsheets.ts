import type { Result } from '../core/fault.ts'

/** A cell that is not simply a value; `value` is what it shows, where it shows anything. */
export type OddCell = {
  /** `merged`: part of a range of cells; `formula`: computed, with the value last computed. */
  readonly odd: 'merged' | 'formula' | 'formula-without-value' | 'error' | 'too-long'
  readonly value: string | number | boolean | null
}
/** Dates come as Excel's day numbers or as text, times as fractions of a day or as text. */
export type SheetCell = string | number | boolean | OddCell | null

/** `number` is the row as the spreadsheet program shows it, from 1. Blank rows are left out. */
export type SheetRow = { readonly number: number; readonly cells: readonly SheetCell[] }

export type Sheet = {
  /** Empty for CSV, which has no names. */
  readonly name: string
  /** Day numbers count from 1904 instead of 1900. */
  readonly from1904: boolean
  readonly rows: readonly SheetRow[]
  /** What the spreadsheet program does not show; left out where it shows everything. */
  readonly hidden?: HiddenParts
}

export type HiddenParts = {
  readonly isSheet: boolean
  /** Numbers of rows that hold something. */
  readonly rows: readonly number[]
  /** Columns from 0. */
  readonly columns: readonly number[]
}

/** Reads a table that a stranger sends, in bounded memory and time, without keeping this process busy. */
export interface SpreadsheetReader {
  /**
   * XLSX or CSV, told by the content and not by the name. `onRows` hears how many rows were read so far.
   * Fault `bad-request` when it is neither, broken, larger than this program reads, or takes longer.
   */
  read(bytes: Uint8Array, onRows?: (rows: number) => void): Promise<Result<readonly Sheet[]>>
}

/** A sheet to be filled in by people. */
export type TemplateSheet = {
  readonly name: string
  readonly columns: readonly {
    readonly heading: string
    readonly required: boolean
    readonly note: string
    readonly example: string
  }[]
}
