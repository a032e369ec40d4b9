import { and, asc, desc, eq, gt, or } from 'drizzle-orm'
import type { StampLedger } from '../../../ports/proofs/time-stamps.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { anchorStamps } from '../schema/journal.ts'

/** What authorities stamped, and what waits for one. */
export function createStampRecords(database: DrizzleDatabase): StampLedger {
  return {
    async lastStamp(authority) {
      const [row] = await database
        .select()
        .from(anchorStamps)
        .where(eq(anchorStamps.authority, authority))
        .orderBy(desc(anchorStamps.anchor))
        .limit(1)
      return row ?? null
    },
    async keepStamp(stamp) {
      const { anchor: _, authority: __, ...set } = stamp
      await database
        .insert(anchorStamps)
        .values(stamp)
        .onConflictDoUpdate({ target: [anchorStamps.anchor, anchorStamps.authority], set })
    },
    stamps: async ({ anchor, authority }, limit) =>
      await database
        .select()
        .from(anchorStamps)
        .where(
          or(
            gt(anchorStamps.anchor, anchor),
            and(eq(anchorStamps.anchor, anchor), gt(anchorStamps.authority, authority)),
          ),
        )
        .orderBy(asc(anchorStamps.anchor), asc(anchorStamps.authority))
        .limit(limit),
  }
}
