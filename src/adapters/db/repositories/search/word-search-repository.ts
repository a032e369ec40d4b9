import {
  and,
  arrayContains,
  count,
  desc,
  eq,
  exists,
  gt,
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
import { inRegion, isOneOf, pieceOf } from '../conditions.ts'
import { afterCursor, decodeCursor, pageOf } from '../page-cursor.ts'

type Row = typeof keptWords.$inferInsert

function rowOf(words: KeptWords): Row {
  const text = words.text.toWellFormed().replaceAll('\0', '�')
  const folded = foldWords(text).text
  return { ...words, text, folded, pairs: [...pairsOf(folded)] }
}

async function keepRows(database: DrizzleDatabase, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await database
    .insert(keptWords)
    .values([...rows])
    .onConflictDoNothing()
}

/** Beside what they are a copy of, in the same transaction. */
export const keepWords = (database: DrizzleDatabase, words: readonly KeptWords[]): Promise<void> =>
  keepRows(database, words.map(rowOf))

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
  // They are no news: they were written down when they were read or heard.
  await keepRows(
    database,
    [...pieces, ...traces.flatMap(wordsOfTrace)].map((words) => ({
      ...rowOf(words),
      writtenAt: words.at,
    })),
  )
}

const OF_WORDS = {
  id: keptWords.id,
  violationId: keptWords.violationId,
  at: keptWords.at,
  sense: keptWords.sense,
  sha256: keptWords.sha256,
  text: keptWords.text,
}

function meeting(database: DrizzleDatabase, filter: WordFilter): SQL | undefined {
  const { terms, sense, from, to, writtenSince } = filter
  const { at } = keptWords
  return and(
    ...terms.map(saying),
    ofViolations(database, filter),
    sense === undefined ? undefined : eq(keptWords.sense, sense),
    from === undefined ? undefined : gte(at, from),
    to === undefined ? undefined : lt(at, to),
    writtenSince === undefined ? undefined : gt(keptWords.writtenAt, writtenSince),
  )
}

export const createWordSearchRepository = (database: DrizzleDatabase): WordSearch => ({
  async find(filter, request) {
    const after = decodeCursor(request.cursor)
    const { id, at } = keptWords
    const rows = await database
      .select(OF_WORDS)
      .from(keptWords)
      .where(and(meeting(database, filter), afterCursor(after, at, id)))
      .orderBy(desc(at), desc(id))
      .limit(request.limit + 1)
    return pageOf(
      rows,
      request,
      (row) => ({ value: row.at, id: row.id }),
      (row) => row,
    )
  },
  findMany: (ids) => database.select(OF_WORDS).from(keptWords).where(isOneOf(keptWords.id, ids)),
  async latest() {
    const [row] = await database
      .select({ writtenAt: keptWords.writtenAt })
      .from(keptWords)
      .orderBy(desc(keptWords.writtenAt))
      .limit(1)
    return row?.writtenAt ?? null
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
