import { and, asc, desc, eq, gt, gte, lt, type SQLWrapper, sql } from 'drizzle-orm'
import { chainEvent, chainedBody, eventOfBody } from '../../../core/evidence/hash-chain.ts'
import type { JournalEvent, NewJournalEvent } from '../../../core/evidence/journal-event.ts'
import type { Sha256 } from '../../../ports/hasher.ts'
import type { Journal } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { JOURNAL_CHANNEL } from '../news/journal-channel.ts'
import { journalEvents } from '../schema/journal.ts'
import { isOneOf } from './conditions.ts'
import { inPieces } from './many-rows.ts'
import { decodeCursor, pageOf } from './page-cursor.ts'

/** Any number that no other advisory lock of this database uses; here the letters `jrnl`. */
const JOURNAL_LOCK = 0x6a_72_6e_6c

/** As `canonicalJson` writes it: every record names its region, and what the patrol notes of a room does not. */
const IS_RECORD = (body: SQLWrapper) =>
  sql`(${body} like '%"region":%' or ${body} like '{"at":%,"data":null,%')`

type Row = typeof journalEvents.$inferSelect

const toRow = (chained: JournalEvent): typeof journalEvents.$inferInsert => ({
  sequence: chained.sequence,
  type: chained.type,
  subjectId: chained.subjectId,
  who: chained.who,
  at: chained.at,
  body: chainedBody(chained),
  previousHash: chained.previousHash,
  hash: chained.hash,
})

const toEvent = (row: Row) => eventOfBody(row.body, row.previousHash, row.hash)

async function recordsOf(
  database: DrizzleDatabase,
  subjectId: string,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<readonly JournalEvent[]> {
  const { body, sequence, subjectId: subject } = journalEvents
  const rows = await database
    .select()
    .from(journalEvents)
    .where(and(eq(subject, subjectId), lt(sequence, before), IS_RECORD(body)))
    .orderBy(desc(sequence))
    .limit(limit)
  return rows.map(toEvent)
}

/** Acts, latest first. */
async function actsOf(
  database: DrizzleDatabase,
  { who, type, subjectId, from, to }: Parameters<Journal['acts']>[0],
  request: Parameters<Journal['acts']>[1],
): ReturnType<Journal['acts']> {
  const after = decodeCursor(request.cursor)
  const rows = await database
    .select()
    .from(journalEvents)
    .where(
      and(
        // Word for word the condition of the index.
        who === undefined ? sql`${journalEvents.who} <> 'system'` : isOneOf(journalEvents.who, who),
        type && eq(journalEvents.type, type),
        subjectId === undefined ? undefined : eq(journalEvents.subjectId, subjectId),
        from === undefined ? undefined : gte(journalEvents.at, from),
        to === undefined ? undefined : lt(journalEvents.at, to),
        after === null ? undefined : lt(journalEvents.sequence, after.value),
      ),
    )
    .orderBy(desc(journalEvents.sequence))
    .limit(request.limit + 1)
  return pageOf(rows, request, ({ sequence }) => ({ value: sequence, id: '' }), toEvent)
}

export function createJournalRepository(database: DrizzleDatabase, sha256: Sha256): Journal {
  const lastRow = async (): Promise<Row | null> => {
    const [row] = await database
      .select()
      .from(journalEvents)
      .orderBy(desc(journalEvents.sequence))
      .limit(1)
    return row ?? null
  }
  async function appendAll(events: readonly NewJournalEvent[]): Promise<readonly JournalEvent[]> {
    if (events.length === 0) return []
    // Held until the transaction ends, so nobody reads the same end of the chain before it is committed.
    await database.execute(sql`select pg_advisory_xact_lock(${JOURNAL_LOCK}::bigint)`)
    let previous: Pick<JournalEvent, 'sequence' | 'hash'> | null = await lastRow()
    const chained: JournalEvent[] = []
    for (const event of events) {
      const next = chainEvent(previous, event, (previous?.sequence ?? 0) + 1, sha256)
      chained.push(next)
      previous = next
    }
    await inPieces(chained, async (piece) => {
      // With the insert, not beside it: no second round trip, and nobody is told before the commit.
      await database
        .insert(journalEvents)
        .values(piece.map(toRow))
        .returning({ told: sql`pg_notify(${JOURNAL_CHANNEL}, ${journalEvents.sequence}::text)` })
    })
    return chained
  }
  return {
    async append(event) {
      const [chained] = await appendAll([event])
      if (chained === undefined) throw new Error('an event that was chained is gone')
      return chained
    },
    async appendAll(events) {
      return (await appendAll(events)).at(-1)?.sequence ?? 0
    },
    async after(sequence, limit) {
      const rows = await database
        .select()
        .from(journalEvents)
        .where(gt(journalEvents.sequence, sequence))
        .orderBy(asc(journalEvents.sequence))
        .limit(limit)
      return rows.map(toEvent)
    },
    async ofSubject(subjectId) {
      const rows = await database
        .select()
        .from(journalEvents)
        .where(eq(journalEvents.subjectId, subjectId))
        .orderBy(asc(journalEvents.sequence))
      return rows.map(toEvent)
    },
    recordsOf: (subjectId, page) => recordsOf(database, subjectId, page),
    async firstOf(type, subjectIds) {
      const rows = await database
        .selectDistinctOn([journalEvents.subjectId])
        .from(journalEvents)
        .where(and(eq(journalEvents.type, type), isOneOf(journalEvents.subjectId, subjectIds)))
        .orderBy(journalEvents.subjectId, asc(journalEvents.sequence))
      return rows.map(toEvent)
    },
    acts: (filter, request) => actsOf(database, filter, request),
    async last() {
      const row = await lastRow()
      return row === null ? null : toEvent(row)
    },
  }
}
