import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { DrizzleDatabase } from '../drizzle-database.ts'

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

/** `set` of an upsert of many rows: every column but id, registration and those in `kept` takes its new value. */
export function rewritten(table: PgTable, kept: readonly string[] = []): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table))
  return Object.fromEntries(
    columns
      .filter(([name]) => name !== 'id' && name !== 'registered' && !kept.includes(name))
      .map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]),
  )
}

/** What one statement says of a table, made once. */
type Upsert = {
  readonly names: ReadonlyMap<string, string>
  readonly before: SQL
  readonly after: SQL
}
const upserts = new WeakMap<PgTable, Upsert>()

function upsertInto(table: PgTable, changes: Readonly<Record<string, string>>): Upsert {
  const known = upserts.get(table)
  if (known !== undefined) return known
  const { name: place, primaryKeys, columns } = getTableConfig(table)
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  const named = Object.entries(getTableColumns(table)).map(([at, { name }]) => [at, name] as const)
  const list = named.map(([, name]) => `"${name}"`).join(', ')
  const target = key.map(({ name }) => `"${name}"`).join(', ')
  const others = named.filter(([, name]) => key.every((column) => column.name !== name))
  const set = others.map(([at, name]) => `"${name}" = ${changes[at] ?? `excluded."${name}"`}`)
  const made: Upsert = {
    names: new Map(named),
    before: sql.raw(
      `insert into "${place}" (${list}) select ${list} from json_populate_recordset(null::"${place}", `,
    ),
    after: sql.raw(`::text::json) on conflict (${target}) do update set ${set.join(', ')}`),
  }
  upserts.set(table, made)
  return made
}

/**
 * Rows of a table by its primary key, new or written anew, with one parameter and a statement that is put together once: where
 * thousands of rows a minute are written, telling the database so must cost little. `changes` says, in SQL, what becomes of
 * columns that do not take the new value; always the same for a table.
 */
export async function upsertRows<Table extends PgTable>(
  database: DrizzleDatabase,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  changes: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (rows.length === 0) return
  const { names, before, after } = upsertInto(table, changes)
  const written = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([at, value]) => [names.get(at) ?? at, value])),
  )
  await database.execute(sql`${before}${JSON.stringify(written)}${after}`)
}
