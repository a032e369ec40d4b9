import { sql } from 'drizzle-orm'
import type { DrizzleDatabase } from '../drizzle-database.ts'

/**
 * Where the line writes down what it makes of canaries: tables of the same shape as its own, in a schema of their own,
 * so that no list, report, export or model can ever come across them.
 */
export const CANARY_SCHEMA = 'patrol_canaries'

/** Any number that no other advisory lock of this database uses; here the letters `cnry`. */
const SCHEMA_LOCK = 0x63_6e_72_79

type Row = Record<string, unknown>

const rowsOf = async (database: DrizzleDatabase, query: ReturnType<typeof sql>): Promise<Row[]> => {
  const answer = (await database.execute(query)) as Iterable<Row> | { readonly rows: Row[] }
  return 'rows' in answer ? answer.rows : [...answer]
}

/** What the tables look like now: they are made anew when a release has changed them. */
const SHAPE = sql`
  select md5(string_agg(format('%s.%s %s %s', class.relname, attribute.attname,
      format_type(attribute.atttypid, attribute.atttypmod), attribute.attnotnull), ','
      order by class.relname, attribute.attnum)) as shape
  from pg_attribute as attribute join pg_class as class on class.oid = attribute.attrelid
  where class.relnamespace = current_schema()::regnamespace and class.relkind = 'r'
    and attribute.attnum > 0 and not attribute.attisdropped`

const KNOWN_SHAPE = sql`
  select obj_description(oid, 'pg_namespace') as shape from pg_namespace where nspname = ${CANARY_SCHEMA}`

const TABLES = sql`
  select relname as name from pg_class
  where relnamespace = current_schema()::regnamespace and relkind = 'r' order by relname`

/** Makes the tables of canaries where they are not there, or not as they should be. Rejects when the role may not. */
export async function makeCanarySchema(database: DrizzleDatabase): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${SCHEMA_LOCK}::bigint)`)
    const [now] = await rowsOf(transaction, SHAPE)
    const [known] = await rowsOf(transaction, KNOWN_SHAPE)
    if (known?.['shape'] === now?.['shape']) return
    const schema = sql.identifier(CANARY_SCHEMA)
    await transaction.execute(sql`drop schema if exists ${schema} cascade`)
    await transaction.execute(sql`create schema ${schema}`)
    for (const row of await rowsOf(transaction, TABLES)) {
      const table = sql.identifier(String(row['name']))
      await transaction.execute(
        sql`create table ${schema}.${table} (like ${table} including defaults including identity including indexes)`,
      )
    }
    await transaction.execute(
      sql`comment on schema ${schema} is ${sql.raw(`'${String(now?.['shape'])}'`)}`,
    )
  })
}

/** Nothing but the tables of canaries: what is missing there fails, and is never written among real ones. */
export const amongCanaries = (transaction: DrizzleDatabase) =>
  transaction.execute(sql`select set_config('search_path', ${CANARY_SCHEMA}, true)`)

/** Forgets what the line made of canaries before. */
export async function emptyCanarySchema(database: DrizzleDatabase): Promise<void> {
  const rows = await rowsOf(
    database,
    sql`select tablename as name from pg_tables where schemaname = ${CANARY_SCHEMA}`,
  )
  const tables = rows.map(
    (row) => sql`${sql.identifier(CANARY_SCHEMA)}.${sql.identifier(String(row['name']))}`,
  )
  if (tables.length === 0) return
  await database.execute(sql`truncate ${sql.join(tables, sql`, `)}`)
}
