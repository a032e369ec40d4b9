import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/** A statement takes 65 535 parameters at most; the widest table here has a dozen columns. */
const ROWS_A_STATEMENT = 500

export async function inPieces<Row>(
  rows: readonly Row[],
  write: (piece: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await write(rows.slice(start, start + ROWS_A_STATEMENT))
  }
}

/** `set` of an upsert of many rows: every column but id and order of registration takes its new value. */
export function rewritten(table: PgTable): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table))
  return Object.fromEntries(
    columns
      .filter(([name]) => name !== 'id' && name !== 'registered')
      .map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]),
  )
}
