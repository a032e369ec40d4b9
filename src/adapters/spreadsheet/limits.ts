/** What a file may have at most. A register of a whole province stays far below. */
export const LIMITS = {
  fileBytes: 32 * 1_048_576,
  /** Of the parts of an XLSX that are read, unpacked: what stops a zip bomb. */
  unpackedBytes: 256 * 1_048_576,
  zipEntries: 2_000,
  sheets: 20,
  rows: 100_000,
  columns: 64,
  cellCharacters: 2_000,
  mergedCells: 1_000_000,
  /** Of all cells: what a table may take in memory once it is read. */
  tableCharacters: 64 * 1_048_576,
} as const

/** Expected trouble with a file; becomes a fault at the edge of this adapter. */
export class SpreadsheetTrouble extends Error {
  readonly where: string | null
  constructor(message: string, where: string | null = null) {
    super(message)
    this.name = 'SpreadsheetTrouble'
    this.where = where
  }
}
