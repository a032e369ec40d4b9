import {
  and,
  arrayContains,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  lt,
  notExists,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { EvidencePiece } from '../../../../core/violations/evidence-piece.ts'
import { foldWords, pairsOf } from '../../../../core/violations/search/fold-words.ts'
import {
  type KeptWords,
  wordsOfPiece,
  wordsOfTrace,
} from '../../../../core/violations/search/kept-words.ts'
import type { WordFilter, WordSearch } from '../../../../ports/records/search/word-search.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { sessionTraces } from '../../schema/learning.ts'
import { violationEvidence, violations } from '../../schema/violations.ts'
import { keptWords } from '../../schema/word-search.ts'
import { inRegion, pieceOf } from '../conditions.ts'
import { decodeCursor, pageOf } from '../page-cursor.ts'

type Row = typeof keptWords.$inferInsert

function rowOf(words: KeptWords): Row {
  const text = words.text.toWellFormed().replaceAll('\0', '�')
  const folded = foldWords(text).text
  return { ...words, text, folded, pairs: [...pairsOf(folded)] }
}

/** Beside what they are a copy of, in the same transaction. */
export async function keepWords(
  database: DrizzleDatabase,
  words: readonly KeptWords[],
): Promise<void> {
  if (words.length === 0) return
  await database.insert(keptWords).values(words.map(rowOf)).onConflictDoNothing()
}

/** Of violations in a place or of somebody, whatever of them is within reach of who asks. */
function ofViolations(
  database: DrizzleDatabase,
  { region, institutionId, roomId }: WordFilter,
): SQL | undefined {
  if (region === undefined && institutionId === undefined && roomId === undefined) return undefined
  const theirs = database
    .select({ id: violations.id })
    .from(violations)
    .where(
      and(
        inRegion(violations.region, region),
        institutionId === undefined ? undefined : eq(violations.institutionId, institutionId),
        roomId === undefined ? undefined : eq(violations.roomId, roomId),
      ),
    )
  return inArray(keptWords.violationId, theirs)
}

const saying = (term: string): SQL | undefined =>
  and(
    arrayContains(keptWords.pairs, [...pairsOf(term)]),
    sql`${keptWords.folded} like ${pieceOf(term)}`,
  )

/** Violations with evidence of which nothing can be found yet. */
async function notTakenIn(database: DrizzleDatabase, most: number): Promise<readonly string[]> {
  const known = database
    .select({ id: keptWords.id })
    .from(keptWords)
    .where(eq(keptWords.violationId, violations.id))
  const kept = database
    .select({ id: violationEvidence.sha256 })
    .from(violationEvidence)
    .where(
      and(
        eq(violationEvidence.violationId, violations.id),
        inArray(violationEvidence.kind, ['frame', 'clip']),
      ),
    )
  const rows = await database
    .select({ id: violations.id })
    .from(violations)
    .where(and(exists(kept), notExists(known)))
    .orderBy(desc(violations.openedAt))
    .limit(most)
  return rows.map(({ id }) => id)
}

async function takeInOne(database: DrizzleDatabase, violationId: string): Promise<void> {
  const rows = await database
    .select()
    .from(violationEvidence)
    .where(eq(violationEvidence.violationId, violationId))
  const traces = await database
    .select()
    .from(sessionTraces)
    .where(eq(sessionTraces.violationId, violationId))
  const pieces = rows.flatMap(({ kind, sha256, at, details }) => {
    const words = wordsOfPiece(violationId, { kind, sha256, at, ...details } as EvidencePiece)
    return words === null ? [] : [words]
  })
  await keepWords(database, [...pieces, ...traces.flatMap(wordsOfTrace)])
}

function meeting(database: DrizzleDatabase, filter: WordFilter): SQL | undefined {
  const { terms, sense, from, to } = filter
  const { at } = keptWords
  return and(
    ...terms.map(saying),
    ofViolations(database, filter),
    sense === undefined ? undefined : eq(keptWords.sense, sense),
    from === undefined ? undefined : gte(at, from),
    to === undefined ? undefined : lt(at, to),
  )
}

export const createWordSearchRepository = (database: DrizzleDatabase): WordSearch => ({
  async find(filter, request) {
    const after = decodeCursor(request.cursor)
    const { id, violationId, at, sha256, text } = keptWords
    const rows = await database
      .select({ id, violationId, at, sense: keptWords.sense, sha256, text })
      .from(keptWords)
      .where(
        and(
          meeting(database, filter),
          after === null ? undefined : sql`(${at}, ${id}) < (${after.value}, ${after.id})`,
        ),
      )
      .orderBy(desc(at), desc(id))
      .limit(request.limit + 1)
    return pageOf(
      rows,
      request,
      (row) => ({ value: row.at, id: row.id }),
      (row) => row,
    )
  },
  async count(filter, most) {
    const some = database
      .select({ id: keptWords.id })
      .from(keptWords)
      .where(meeting(database, filter))
      .limit(most)
      .as('some')
    const [row] = await database.select({ count: count() }).from(some)
    return row?.count ?? 0
  },
  async takeIn(most) {
    const ids = await notTakenIn(database, most)
    for (const id of ids) await takeInOne(database, id)
    return ids.length
  },
})
