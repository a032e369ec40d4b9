import { asc, inArray } from 'drizzle-orm'
import type { AnchorStamp } from '../../../ports/proofs/proof-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { anchorStamps } from '../schema/journal.ts'

/** Those that were given; what is still waited for is left out. */
export async function stampsOf(
  database: DrizzleDatabase,
  anchors: readonly number[],
): Promise<readonly AnchorStamp[]> {
  if (anchors.length === 0) return []
  const { anchor, authority, token } = anchorStamps
  const rows = await database
    .select({ anchor, authority, token })
    .from(anchorStamps)
    .where(inArray(anchor, [...anchors]))
    .orderBy(asc(anchor), asc(authority))
  return rows.flatMap((row) => (row.token === null ? [] : [{ ...row, token: row.token }]))
}
