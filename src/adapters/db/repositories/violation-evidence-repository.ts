import { count, eq } from 'drizzle-orm'
import type { EvidencePiece } from '../../../core/violations/evidence-piece.ts'
import { wordsOfPiece } from '../../../core/violations/search/kept-words.ts'
import type { ViolationEvidence } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { violationEvidence } from '../schema/violations.ts'
import { grouped, isOneOf } from './conditions.ts'
import { keepWords } from './search/word-search-repository.ts'

type Row = typeof violationEvidence.$inferSelect

function rowOf(
  violationId: string,
  { kind, sha256, at, ...details }: EvidencePiece,
): Omit<Row, 'anchor'> {
  return { violationId, kind, sha256, at, details }
}

/** Kind and details were written together, by `rowOf`. */
const pieceOf = ({ kind, sha256, at, details }: Row): EvidencePiece =>
  ({ kind, sha256, at, ...details }) as EvidencePiece

export function createViolationEvidenceRepository(database: DrizzleDatabase): ViolationEvidence {
  return {
    async add(violationId, pieces) {
      if (pieces.length === 0) return
      await database
        .insert(violationEvidence)
        .values(pieces.map((piece) => rowOf(violationId, piece)))
        .onConflictDoNothing()
      const words = pieces.map((piece) => wordsOfPiece(violationId, piece))
      await keepWords(
        database,
        words.filter((one) => one !== null),
      )
    },
    async of(violationId) {
      const rows = await database
        .select()
        .from(violationEvidence)
        .where(eq(violationEvidence.violationId, violationId))
        .orderBy(violationEvidence.at, violationEvidence.sha256)
      return rows.map(pieceOf)
    },
    async ofMany(violationIds) {
      const rows = await database
        .select()
        .from(violationEvidence)
        .where(isOneOf(violationEvidence.violationId, violationIds))
        .orderBy(violationEvidence.at, violationEvidence.sha256)
      return grouped(rows, (row) => row.violationId, pieceOf)
    },
    async counts(violationIds) {
      const rows = await database
        .select({ id: violationEvidence.violationId, pieces: count() })
        .from(violationEvidence)
        .where(isOneOf(violationEvidence.violationId, violationIds))
        .groupBy(violationEvidence.violationId)
      return new Map(rows.map(({ id, pieces }) => [id, pieces]))
    },
  }
}
