import { and, desc, eq, gt, lt, lte, max, or, type SQL, sql } from 'drizzle-orm'
import type { Letter } from '../../../../core/letters/letter.ts'
import { nextDueAt } from '../../../../core/letters/next-due.ts'
import type { CardCases, LetterFilter, LetterLog } from '../../../../ports/records/letters.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { cardCases, letters } from '../../schema/letters.ts'
import { isOneOf, ofViolationIn } from '../conditions.ts'
import { type CursorPosition, decodeCursor, pageOf } from '../page-cursor.ts'

/** Any number that nothing else locks. */
const SERIALS = 7_140_330

const rowOf = (letter: Letter) => ({
  id: letter.id,
  violationId: letter.violationId,
  institutionId: letter.institutionId,
  kind: letter.kind,
  status: letter.status,
  year: letter.year,
  serial: letter.serial,
  issuedAt: letter.issuedAt,
  nextAt: nextDueAt(letter),
  letter,
  version: letter.version,
})

function behind(position: CursorPosition | null): SQL | undefined {
  if (position === null) return undefined
  const { value, id } = position
  return or(
    lt(letters.issuedAt, value as Letter['issuedAt']),
    and(eq(letters.issuedAt, value as Letter['issuedAt']), lt(letters.id, id)),
  )
}

const conditionsOf = (database: DrizzleDatabase, filter: LetterFilter): SQL | undefined =>
  and(
    filter.status === undefined ? undefined : eq(letters.status, filter.status),
    filter.kind === undefined ? undefined : eq(letters.kind, filter.kind),
    filter.violationId === undefined ? undefined : eq(letters.violationId, filter.violationId),
    filter.institutionId === undefined
      ? undefined
      : eq(letters.institutionId, filter.institutionId),
    ofViolationIn(database, letters.violationId, filter.region),
  )

async function dueLetters(
  database: DrizzleDatabase,
  ...[now, after, atMost]: Parameters<LetterLog['due']>
): Promise<readonly Letter[]> {
  const rows = await database
    .select({ letter: letters.letter })
    .from(letters)
    .where(and(lte(letters.nextAt, now), gt(letters.id, after)))
    .orderBy(letters.id)
    .limit(atMost)
  return rows.map(({ letter }) => letter)
}

export function createLetterRepository(database: DrizzleDatabase): LetterLog {
  const one = async (where: SQL) => {
    const [row] = await database.select({ letter: letters.letter }).from(letters).where(where)
    return row?.letter ?? null
  }
  const all = async (where: SQL) => {
    const rows = await database
      .select({ letter: letters.letter })
      .from(letters)
      .where(where)
      .orderBy(letters.issuedAt, letters.id)
    return rows.map(({ letter }) => letter)
  }
  return {
    find: (id) => one(eq(letters.id, id)),
    ofViolation: (violationId) => all(eq(letters.violationId, violationId)),
    ofViolations: (ids) => all(isOneOf(letters.violationId, ids)),
    due: (...asked) => dueLetters(database, ...asked),
    async list(filter, page) {
      const rows = await database
        .select({ letter: letters.letter })
        .from(letters)
        .where(and(conditionsOf(database, filter), behind(decodeCursor(page.cursor))))
        .orderBy(desc(letters.issuedAt), desc(letters.id))
        .limit(page.limit + 1)
      return pageOf(
        rows,
        page,
        ({ letter }) => ({ value: letter.issuedAt, id: letter.id }),
        ({ letter }) => letter,
      )
    },
    async lastSerial(year) {
      await database.execute(sql`select pg_advisory_xact_lock(${SERIALS})`)
      const [row] = await database
        .select({ last: max(letters.serial) })
        .from(letters)
        .where(eq(letters.year, year))
      return row?.last ?? 0
    },
    async latest() {
      const [row] = await database
        .select({ letter: letters.letter })
        .from(letters)
        .orderBy(desc(letters.issuedAt), desc(letters.id))
        .limit(1)
      return row?.letter ?? null
    },
    async save(letter) {
      if (letter.version === 1) {
        const inserted = await database
          .insert(letters)
          .values(rowOf(letter))
          .onConflictDoNothing()
          .returning({ id: letters.id })
        return inserted.length > 0
      }
      const replaced = await database
        .update(letters)
        .set(rowOf(letter))
        .where(and(eq(letters.id, letter.id), eq(letters.version, letter.version - 1)))
        .returning({ id: letters.id })
      return replaced.length > 0
    },
  }
}

export function createCardCaseRepository(database: DrizzleDatabase): CardCases {
  return {
    async of(violationId) {
      const [row] = await database
        .select()
        .from(cardCases)
        .where(eq(cardCases.violationId, violationId))
      return row ?? null
    },
    ofMany: async (ids) =>
      await database.select().from(cardCases).where(isOneOf(cardCases.violationId, ids)),
    async save(marks) {
      if (marks.version === 1) {
        const inserted = await database
          .insert(cardCases)
          .values(marks)
          .onConflictDoNothing()
          .returning({ id: cardCases.violationId })
        return inserted.length > 0
      }
      const replaced = await database
        .update(cardCases)
        .set(marks)
        .where(
          and(
            eq(cardCases.violationId, marks.violationId),
            eq(cardCases.version, marks.version - 1),
          ),
        )
        .returning({ id: cardCases.violationId })
      return replaced.length > 0
    },
  }
}
