import { setImmediate } from 'node:timers/promises'
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { canonicalJson } from '../../../core/evidence/canonical-json.ts'
import type { Sha256 } from '../../../ports/hasher.ts'
import type { FilePlace, FileRow, ProofLedger } from '../../../ports/proofs/proof-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { violationEvidence } from '../schema/violations.ts'

type EvidenceRow = typeof violationEvidence.$inferSelect

type FileRecords = Pick<ProofLedger, 'freshFiles' | 'files' | 'filesAmong' | 'hasFile'>

/** Evidence as it stands in its rows. `sha256`: of text. */
export function createFileRecords(database: DrizzleDatabase, sha256: Sha256): FileRecords {
  const fileOf = ({
    violationId,
    kind,
    at,
    details,
    anchor,
    sha256: name,
  }: EvidenceRow): FileRow => ({
    violationId,
    sha256: name,
    kind,
    at,
    details: sha256(canonicalJson(details)),
    anchor,
  })
  return {
    async freshFiles(limit) {
      const rows = await database
        .select()
        .from(violationEvidence)
        .where(isNull(violationEvidence.anchor))
        .orderBy(asc(violationEvidence.at))
        .limit(limit)
      return rows.map(fileOf).map(({ anchor: _, ...file }) => file)
    },
    async files(after, limit) {
      // As in the journal: others of the process go first.
      await setImmediate()
      const { violationId, sha256: name } = violationEvidence
      const rows = await database
        .select()
        .from(violationEvidence)
        .where(
          or(
            gt(violationId, after.violationId),
            and(eq(violationId, after.violationId), gt(name, after.sha256)),
          ),
        )
        .orderBy(violationId, name)
        .limit(limit)
      return rows.map(fileOf)
    },
    async filesAmong(places: readonly FilePlace[]) {
      const { violationId, sha256: name } = violationEvidence
      const rows = await database
        .select()
        .from(violationEvidence)
        .where(
          sql`(${violationId}, ${name}) in (select "violationId", sha256
            from json_to_recordset(${JSON.stringify(places)}::text::json) as file("violationId" text, sha256 text))`,
        )
      return rows.map(fileOf)
    },
    async hasFile(name) {
      const [row] = await database
        .select({ at: violationEvidence.at })
        .from(violationEvidence)
        .where(eq(violationEvidence.sha256, name))
        .limit(1)
      return row !== undefined
    },
  }
}
