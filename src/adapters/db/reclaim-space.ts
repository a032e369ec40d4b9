import type { PGlite } from '@electric-sql/pglite'

/**
 * Tables whose rows are written again with every look or job. PostgreSQL leaves the former row where it was until it is
 * vacuumed, and nothing does that by itself in an embedded database.
 */
const BUSY_TABLES = `
  select format('%I.%I', schemaname, relname) as name
  from pg_stat_user_tables
  where n_dead_tup > 50 and n_dead_tup > n_live_tup / 10
  order by n_dead_tup desc limit 20`

async function busyTables(pglite: PGlite): Promise<ReadonlySet<string>> {
  const { rows } = await pglite.query<{ name: string }>(BUSY_TABLES)
  return new Set(rows.map(({ name }) => name))
}

/**
 * Gives the space of rewritten rows back, one table after the other so that looks go on between them, and lets the log
 * that recovery needs begin anew. Takes milliseconds when it is done every minute.
 */
export async function reclaimSpace(pglite: PGlite): Promise<void> {
  for (const table of await busyTables(pglite)) await pglite.exec(`vacuum ${table}`)
  await pglite.exec('checkpoint')
}
