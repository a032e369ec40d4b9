type Asked = <Row>(text: string) => Promise<{ readonly rows: readonly Row[] }>

export type TableSize = {
  readonly table: string
  readonly rows: number
  /** Table, indexes and what was put aside for being long. */
  readonly bytes: number
  /** The same rows as JSON lines. */
  readonly factBytes: number
}

const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as table, pg_total_relation_size(c.oid)::float8 as bytes
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  order by 1`

/** Every table that is not PostgreSQL's own, with what it takes and what it says. */
export async function tableSizes(query: Asked): Promise<readonly TableSize[]> {
  const { rows: tables } = await query<{ readonly table: string; readonly bytes: number }>(TABLES)
  const sizes: TableSize[] = []
  for (const { table, bytes } of tables) {
    const facts = await query<{ readonly rows: number; readonly bytes: number }>(
      `select count(*)::float8 as rows,
         coalesce(sum(octet_length(row_to_json(t)::text) + 1), 0)::float8 as bytes from ${table} t`,
    )
    const [said] = facts.rows
    sizes.push({ table, bytes, rows: said?.rows ?? 0, factBytes: said?.bytes ?? 0 })
  }
  return sizes
}

/** What PostgreSQL keeps about itself. */
export async function catalogBytes(query: Asked): Promise<number> {
  const { rows } = await query<{ readonly bytes: number }>(`
    select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('pg_catalog', 'information_schema')`)
  return rows[0]?.bytes ?? 0
}
