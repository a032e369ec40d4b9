import type { LastingEngine } from './lasting-engine.ts'

type Engine = Pick<LastingEngine, 'query' | 'exec'>

/**
 * Tables whose rows are written again with every look or job. PostgreSQL leaves the former row where it was until it is
 * vacuumed, and nothing does that by itself in an embedded database.
 */
const BUSY_TABLES = `
  select format('%I.%I', schemaname, relname) as name
  from pg_stat_user_tables
  where n_dead_tup > 50 and n_dead_tup > n_live_tup / 10
  order by n_dead_tup desc limit 20`

async function busyTables(engine: Engine): Promise<ReadonlySet<string>> {
  const { rows } = await engine.query<{ name: string }>(BUSY_TABLES)
  return new Set(rows.map(({ name }) => name))
}

/**
 * Gives the space of rewritten rows back, one table after the other so that looks go on between them, and lets the log
 * that recovery needs begin anew. Takes milliseconds when it is done every minute.
 */
export async function reclaimSpace(engine: Engine): Promise<void> {
  for (const table of await busyTables(engine)) await engine.exec(`vacuum ${table}`)
  await engine.exec('checkpoint')
}
