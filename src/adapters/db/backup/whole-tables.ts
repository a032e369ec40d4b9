import { sql } from 'drizzle-orm'
import type { DrizzleDatabase } from '../drizzle-database.ts'

/** Every row of every table, as text: the same for the embedded database and a server. */
export type WholeTables = {
  /** The migration that the schema stands at. */
  schema(): Promise<string>
  /** All tables at one moment, one after the other; `take` is handed each with its rows: a JSON object a row, of the text of each value. */
  read(
    take: (table: string, rows: AsyncIterable<readonly string[]>) => Promise<void>,
  ): Promise<void>
  /**
   * Fills the tables of an empty database, all or none.
   * @throws Error when one has rows already, or a row does not fit.
   */
  fill(tables: readonly string[], rowsOf: (table: string) => AsyncIterable<string>): Promise<void>
}

/** What an installation finds out anew wherever it is put. */
const NOT_MOVED = ['installation_facts', 'cron_ticks']
const ROWS = 200

type Row = Record<string, unknown>

const rowsOf = async (database: DrizzleDatabase, query: ReturnType<typeof sql>): Promise<Row[]> => {
  const answer = (await database.execute(query)) as Iterable<Row> | { readonly rows: Row[] }
  return 'rows' in answer ? answer.rows : [...answer]
}

async function tablesOf(database: DrizzleDatabase): Promise<readonly string[]> {
  const rows = await rowsOf(
    database,
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  )
  return rows.map((row) => String(row['name'])).filter((name) => !NOT_MOVED.includes(name))
}

type Column = { readonly name: string; readonly type: string }

async function columnsOf(database: DrizzleDatabase, table: string): Promise<readonly Column[]> {
  const rows = await rowsOf(
    database,
    sql`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = (${`public.${table}`}::text)::regclass and attnum > 0 and not attisdropped
      order by attnum`,
  )
  return rows.map((row) => ({ name: String(row['name']), type: String(row['type']) }))
}

/**
 * Each value as its text: so nothing is rounded, and JSON that is kept word for word (with an escaped NUL of a hostile
 * page in it) is a string like any other.
 */
async function* cursorRows(
  transaction: DrizzleDatabase,
  table: string,
): AsyncGenerator<readonly string[]> {
  const columns = await columnsOf(transaction, table)
  const texts = columns.map(({ name }) => sql`${sql.identifier(name)}::text`)
  await transaction.execute(
    sql`declare whole cursor for select row_to_json(one)::text as line
      from (select ${sql.join(texts, sql`, `)} from ${sql.identifier(table)}) as one`,
  )
  for (;;) {
    const rows = await rowsOf(transaction, sql`fetch ${sql.raw(String(ROWS))} from whole`)
    if (rows.length === 0) break
    yield rows.map((row) => String(row['line']))
  }
  await transaction.execute(sql`close whole`)
}

/** Those that others point to come first. */
async function inOrder(
  database: DrizzleDatabase,
  tables: readonly string[],
): Promise<readonly string[]> {
  const rows = await rowsOf(
    database,
    sql`select child.relname as child, parent.relname as parent from pg_constraint
      join pg_class as child on child.oid = conrelid join pg_class as parent on parent.oid = confrelid
      where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  const parents = (table: string) =>
    rows.filter((row) => row['child'] === table).map((row) => String(row['parent']))
  const order: string[] = []
  const visit = (table: string): void => {
    if (order.includes(table)) return
    for (const parent of parents(table)) if (parent !== table) visit(parent)
    order.push(table)
  }
  for (const table of tables) visit(table)
  return order.filter((table) => tables.includes(table))
}

async function insert(
  transaction: DrizzleDatabase,
  table: string,
  columns: readonly Column[],
  batch: readonly string[],
): Promise<void> {
  const list = (of: (column: Column) => ReturnType<typeof sql>) =>
    sql.join(columns.map(of), sql`, `)
  const names = list(({ name }) => sql`${sql.identifier(name)}`)
  const values = list(({ name, type }) => sql`${sql.identifier(name)}::${sql.raw(type)}`)
  const given = list(({ name }) => sql`${sql.identifier(name)} text`)
  await transaction.execute(
    sql`insert into ${sql.identifier(table)} (${names}) overriding system value
      select ${values} from json_to_recordset(${`[${batch.join(',')}]`}::text::json) as one(${given})`,
  )
}

async function fillTable(
  transaction: DrizzleDatabase,
  table: string,
  rows: AsyncIterable<string>,
): Promise<void> {
  const columns = await columnsOf(transaction, table)
  let batch: string[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < ROWS) continue
    await insert(transaction, table, columns, batch)
    batch = []
  }
  if (batch.length > 0) await insert(transaction, table, columns, batch)
}

/** Numbers that the database gives out go on behind those that were given out before. */
async function goOnCounting(transaction: DrizzleDatabase): Promise<void> {
  const rows = await rowsOf(
    transaction,
    sql`select table_name as name, column_name as number from information_schema.columns
      where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const row of rows) {
    const [table, column] = [String(row['name']), String(row['number'])]
    await transaction.execute(
      sql`select setval(pg_get_serial_sequence(${table}::text, ${column}::text), max(${sql.identifier(column)}))
        from ${sql.identifier(table)} having max(${sql.identifier(column)}) is not null`,
    )
  }
}

export const createWholeTables = (database: DrizzleDatabase): WholeTables => ({
  async schema() {
    const [row] = await rowsOf(
      database,
      sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
    )
    return String(row?.['at'])
  },
  read: (take) =>
    database.transaction(
      async (transaction) => {
        for (const table of await tablesOf(transaction)) {
          await take(table, cursorRows(transaction, table))
        }
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    ),
  fill: (tables, rows) =>
    database.transaction(async (transaction) => {
      const known = await tablesOf(transaction)
      for (const table of known) {
        const [found] = await rowsOf(
          transaction,
          sql`select exists (select from ${sql.identifier(table)}) as filled`,
        )
        if (found?.['filled'] === true) throw new Error(`the table ${table} is not empty`)
      }
      const strange = tables.find((table) => !known.includes(table))
      if (strange !== undefined) throw new Error(`there is no table ${strange}`)
      for (const table of await inOrder(transaction, tables)) {
        await fillTable(transaction, table, rows(table))
      }
      await goOnCounting(transaction)
    }),
})
