import { setImmediate } from 'node:timers/promises'
import { asc, desc, gt, inArray, sql } from 'drizzle-orm'
import type { ProofLedger } from '../../../ports/proofs/proof-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { journalAnchors, journalEvents } from '../schema/journal.ts'
import { violationEvidence } from '../schema/violations.ts'

type AnchorRecords = Pick<
  ProofLedger,
  'journal' | 'entries' | 'lastAnchor' | 'anchors' | 'anchorsAmong' | 'keepAnchor'
>

/**
 * The journal and what was signed of it. The embedded database answers without a turn of the event loop: who walks along pages
 * would keep everybody else of the process waiting, so each page lets the others go first.
 */
export function createAnchorRecords(database: DrizzleDatabase): AnchorRecords {
  const anchor = { statement: journalAnchors.statement, signature: journalAnchors.signature }
  return {
    async journal(after, limit) {
      await setImmediate()
      return await database
        .select()
        .from(journalEvents)
        .where(gt(journalEvents.sequence, after))
        .orderBy(asc(journalEvents.sequence))
        .limit(limit)
    },
    entries: async (after, limit) =>
      await database
        .select({ sequence: journalEvents.sequence, hash: journalEvents.hash })
        .from(journalEvents)
        .where(gt(journalEvents.sequence, after))
        .orderBy(asc(journalEvents.sequence))
        .limit(limit),
    async lastAnchor() {
      const [row] = await database
        .select(anchor)
        .from(journalAnchors)
        .orderBy(desc(journalAnchors.number))
        .limit(1)
      return row ?? null
    },
    async anchors(after, limit) {
      await setImmediate()
      return await database
        .select({ number: journalAnchors.number, ...anchor })
        .from(journalAnchors)
        .where(gt(journalAnchors.number, after))
        .orderBy(asc(journalAnchors.number))
        .limit(limit)
    },
    anchorsAmong: async (numbers) =>
      await database
        .select({ number: journalAnchors.number, ...anchor })
        .from(journalAnchors)
        .where(inArray(journalAnchors.number, [...numbers])),
    keepAnchor: ({ number, at, statement, signature }, files) =>
      database.transaction(async (transaction) => {
        await transaction.insert(journalAnchors).values({ number, at, statement, signature })
        if (files.length === 0) return
        await transaction.execute(sql`
          update ${violationEvidence} set anchor = ${number}::bigint
          from json_to_recordset(${JSON.stringify(files)}::text::json) as file("violationId" text, sha256 text)
          where ${violationEvidence.violationId} = file."violationId" and ${violationEvidence.sha256} = file.sha256`)
      }),
  }
}
