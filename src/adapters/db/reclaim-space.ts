import type { LastingEngine } from './lasting-engine.ts'

type Engine = Pick<LastingEngine, 'query' | 'exec'>
type Rewritten = { readonly name: string; readonly rewritten: number; readonly live: number }

/**
 * How many rows were ever written again or deleted. The count of dead rows will not do: what reads a page tidies it and
 * takes its dead rows off that count, but only a vacuum says that the page has room, so that the table grows all the same.
 */
const REWRITTEN_ROWS = `
  select format('%I.%I', schemaname, relname) as name,
    (n_tup_upd + n_tup_del)::float8 as rewritten, n_live_tup::float8 as live
  from pg_stat_user_tables`

/** Fewer take less room than a vacuum takes time. */
const FEWEST = 50
/** So that a table with a row a room is not gone through for a few of them. */
const SHARE_OF_LIVE = 0.1

/**
 * Gives the space of rewritten rows back, one table after the other so that looks go on between them, and lets the log
 * that recovery needs begin anew. PostgreSQL leaves the former row where it was until its table is vacuumed, and nothing
 * does that by itself in an embedded database. Takes milliseconds when it is done every minute.
 */
export function createSpaceReclaimer(engine: Engine): () => Promise<void> {
  const atLastVacuum = new Map<string, number>()

  const isBusy = ({ name, rewritten, live }: Rewritten): boolean => {
    const before = atLastVacuum.get(name) ?? 0
    // PostgreSQL counts from nothing again after a crash.
    const since = rewritten < before ? rewritten : rewritten - before
    return since > FEWEST && since > live * SHARE_OF_LIVE
  }

  return async () => {
    const { rows } = await engine.query<Rewritten>(REWRITTEN_ROWS)
    for (const table of rows.filter(isBusy)) {
      await engine.exec(`vacuum ${table.name}`)
      atLastVacuum.set(table.name, table.rewritten)
    }
    await engine.exec('checkpoint')
  }
}
