import { and, desc, eq, gte, lt } from 'drizzle-orm'
import { wordsOfTrace } from '../../../core/violations/search/kept-words.ts'
import type { OperatorLabels } from '../../../ports/records/handling.ts'
import type { SecondOpinionLog, SessionTraces } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { operatorLabels, secondOpinions, sessionTraces } from '../schema/learning.ts'
import { grouped, isOneOf, ofViolationIn } from './conditions.ts'
import { afterCursor, decodeCursor, pageOf } from './page-cursor.ts'
import { keepWords } from './search/word-search-repository.ts'

export const createSessionTraceRepository = (database: DrizzleDatabase): SessionTraces => ({
  async add(row) {
    await database.insert(sessionTraces).values(row).onConflictDoNothing()
    await keepWords(database, wordsOfTrace(row))
  },
  async has(violationId, observationId) {
    const rows = await database
      .select({ id: sessionTraces.observationId })
      .from(sessionTraces)
      .where(
        and(
          eq(sessionTraces.violationId, violationId),
          eq(sessionTraces.observationId, observationId),
        ),
      )
    return rows.length > 0
  },
  of: (violationId) =>
    database
      .select()
      .from(sessionTraces)
      .where(eq(sessionTraces.violationId, violationId))
      .orderBy(sessionTraces.version, sessionTraces.observationId),
  async ofMany(violationIds) {
    const rows = await database
      .select()
      .from(sessionTraces)
      .where(isOneOf(sessionTraces.violationId, violationIds))
      .orderBy(sessionTraces.version, sessionTraces.observationId)
    return grouped(
      rows,
      (row) => row.violationId,
      (row) => row,
    )
  },
})

export const createOperatorLabelRepository = (database: DrizzleDatabase): OperatorLabels => ({
  async save(label) {
    await database.insert(operatorLabels).values(label)
  },
  async forget(violationId) {
    await database.delete(operatorLabels).where(eq(operatorLabels.violationId, violationId))
  },
  ofViolation: (violationId) =>
    database
      .select()
      .from(operatorLabels)
      .where(eq(operatorLabels.violationId, violationId))
      .orderBy(operatorLabels.at, operatorLabels.id),
  async ofMany(violationIds) {
    const rows = await database
      .select()
      .from(operatorLabels)
      .where(isOneOf(operatorLabels.violationId, violationIds))
      .orderBy(operatorLabels.at, operatorLabels.id)
    return grouped(
      rows,
      (row) => row.violationId,
      (row) => row,
    )
  },
  async list({ region, from, to }, request) {
    const after = decodeCursor(request.cursor)
    const rows = await database
      .select()
      .from(operatorLabels)
      .where(
        and(
          from === undefined ? undefined : gte(operatorLabels.at, from),
          to === undefined ? undefined : lt(operatorLabels.at, to),
          ofViolationIn(database, operatorLabels.violationId, region),
          afterCursor(after, operatorLabels.at, operatorLabels.id),
        ),
      )
      .orderBy(desc(operatorLabels.at), desc(operatorLabels.id))
      .limit(request.limit + 1)
    return pageOf(
      rows,
      request,
      (row) => ({ value: row.at, id: row.id }),
      (row) => row,
    )
  },
})

export const createSecondOpinionRepository = (database: DrizzleDatabase): SecondOpinionLog => ({
  async add(violationId, opinions) {
    if (opinions.length === 0) return
    await database
      .insert(secondOpinions)
      .values(opinions.map((opinion) => ({ ...opinion, violationId })))
      .onConflictDoNothing()
  },
  async of(violationId) {
    const rows = await database
      .select()
      .from(secondOpinions)
      .where(eq(secondOpinions.violationId, violationId))
      .orderBy(secondOpinions.at, secondOpinions.sha256)
    return rows.map(({ violationId: _, ...opinion }) => opinion)
  },
  async ofMany(violationIds) {
    const rows = await database
      .select()
      .from(secondOpinions)
      .where(isOneOf(secondOpinions.violationId, violationIds))
      .orderBy(secondOpinions.at, secondOpinions.sha256)
    return grouped(
      rows,
      (row) => row.violationId,
      ({ violationId: _, ...opinion }) => opinion,
    )
  },
})
