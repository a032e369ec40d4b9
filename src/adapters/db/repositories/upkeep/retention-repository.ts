import { and, asc, desc, eq, exists, gt, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { LegalHolds, Retention } from '../../../../ports/records/retention.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { secondOpinions, sessionTraces } from '../../schema/learning.ts'
import { hostHours } from '../../schema/patrol.ts'
import { roomStatuses, roomThumbnails } from '../../schema/registry.ts'
import { hostDays, legalHolds } from '../../schema/retention.ts'
import { teachingSegments } from '../../schema/teaching.ts'
import { violationEvidence, violations } from '../../schema/violations.ts'
import { keptWords } from '../../schema/word-search.ts'
import { isNoneOf } from '../conditions.ts'
import { disownFiles } from './kept-file-repository.ts'

/** Any number that no other advisory lock of this database uses; here the letters `hold`. */
const HOLD_LOCK = 0x68_6f_6c_64

export const createLegalHoldRepository = (database: DrizzleDatabase): LegalHolds => ({
  async lock() {
    await database.execute(sql`select pg_advisory_xact_lock(${HOLD_LOCK}::bigint)`)
  },
  async save(hold) {
    const { liftedAt, liftedBy, liftedWhy } = hold
    await database
      .insert(legalHolds)
      .values(hold)
      .onConflictDoUpdate({ target: legalHolds.id, set: { liftedAt, liftedBy, liftedWhy } })
  },
  async find(id) {
    const [row] = await database.select().from(legalHolds).where(eq(legalHolds.id, id))
    return row ?? null
  },
  all: () => database.select().from(legalHolds).orderBy(desc(legalHolds.at), desc(legalHolds.id)),
})

/** What is shown of a room that is on air is the next picture's to replace. */
const OFF_AIR = ['off-air', 'unseen'] as const

/** Sums of hours, by day of Asia/Shanghai (8 hours ahead of UTC since 1992). */
const ROLL_UP = (before: number) => sql`
  insert into ${hostDays} (host, day, hours, looks, shortest_gap_millis, most_in_flight, waits,
    waited_millis, refusals, pushed_back, failed, overruns)
  select host, (hour + 28800000) / 86400000 * 86400000 - 28800000, count(*), sum(looks),
    min(shortest_gap_millis), max(most_in_flight), sum(waits), sum(waited_millis), sum(refusals),
    sum(pushed_back), sum(failed), sum(overruns)
  from ${hostHours} where hour < ${before} group by 1, 2
  on conflict (host, day) do update set
    hours = host_days.hours + excluded.hours, looks = host_days.looks + excluded.looks,
    shortest_gap_millis = least(host_days.shortest_gap_millis, excluded.shortest_gap_millis),
    most_in_flight = greatest(host_days.most_in_flight, excluded.most_in_flight),
    waits = host_days.waits + excluded.waits,
    waited_millis = host_days.waited_millis + excluded.waited_millis,
    refusals = host_days.refusals + excluded.refusals,
    pushed_back = host_days.pushed_back + excluded.pushed_back,
    failed = host_days.failed + excluded.failed, overruns = host_days.overruns + excluded.overruns`

export const createRetentionRepository = (database: DrizzleDatabase): Retention => ({
  oldViolations: (before, states, { after, limit }) =>
    database
      .select()
      .from(violations)
      .where(
        and(
          inArray(violations.status, [...states]),
          eq(violations.ongoing, false),
          lt(violations.lastSeenAt, before),
          gt(violations.id, after),
          exists(
            database
              .select({ sha256: violationEvidence.sha256 })
              .from(violationEvidence)
              .where(eq(violationEvidence.violationId, violations.id)),
          ),
        ),
      )
      .orderBy(asc(violations.id))
      .limit(limit)
      .for('update'),
  async forgetEvidence(violationId, settled) {
    await disownFiles(database, violationId, settled)
    await database.delete(violationEvidence).where(eq(violationEvidence.violationId, violationId))
    await database.delete(sessionTraces).where(eq(sessionTraces.violationId, violationId))
    await database.delete(keptWords).where(eq(keptWords.violationId, violationId))
    await database.delete(secondOpinions).where(eq(secondOpinions.violationId, violationId))
  },
  async forgetPictures(before, except) {
    const offAir = database
      .select({ roomId: roomStatuses.roomId })
      .from(roomStatuses)
      .where(
        and(
          eq(roomStatuses.roomId, roomThumbnails.roomId),
          // What a room was that nobody has looked at since is not what it is.
          or(inArray(roomStatuses.state, [...OFF_AIR]), isNotNull(roomStatuses.unseenReason)),
        ),
      )
    const gone = await database
      .delete(roomThumbnails)
      .where(
        and(lt(roomThumbnails.at, before), isNoneOf(roomThumbnails.roomId, except), exists(offAir)),
      )
      .returning({ roomId: roomThumbnails.roomId })
    return gone.length
  },
  async forgetSegments(before, except) {
    const gone = await database
      .delete(teachingSegments)
      .where(and(lt(teachingSegments.end, before), isNoneOf(teachingSegments.roomId, except)))
      .returning({ roomId: teachingSegments.roomId })
    return gone.length
  },
  async rollUpHours(before) {
    await database.execute(ROLL_UP(before))
    const gone = await database
      .delete(hostHours)
      .where(lt(hostHours.hour, before))
      .returning({ host: hostHours.host })
    return gone.length
  },
})
