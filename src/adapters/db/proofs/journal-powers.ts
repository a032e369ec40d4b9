import { sql } from 'drizzle-orm'
import type { JournalPowers } from '../../../ports/proofs/proof-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'

type Row = Record<string, unknown>

/**
 * Whether the role could change what only ever grows: by a right of its own, or because it owns the table (or is a member of
 * who does, or a superuser) and so may grant itself the right and take the triggers away.
 */
export async function journalPowers(database: DrizzleDatabase): Promise<JournalPowers> {
  const answer = (await database.execute(sql`
    select current_user as role, bool_or(
        pg_has_role(relowner, 'MEMBER')
        or has_table_privilege(oid, 'UPDATE') or has_table_privilege(oid, 'DELETE')
        or has_table_privilege(oid, 'TRUNCATE') or has_table_privilege(oid, 'TRIGGER')) as may_alter
    from pg_class where relnamespace = 'public'::regnamespace
      and relname in ('journal_events', 'journal_anchors')`)) as
    | Iterable<Row>
    | { readonly rows: readonly Row[] }
  const [row] = 'rows' in answer ? answer.rows : [...answer]
  return { role: String(row?.['role']), mayAlter: row?.['may_alter'] !== false }
}
