import { and, asc, eq, gt, gte, lt, or } from 'drizzle-orm'
import type { TeachingLog } from '../../../ports/records/teaching-log.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { roomSessions, teachingSegments } from '../schema/teaching.ts'
import { isNoneOf } from './conditions.ts'

export function createTeachingRepository(database: DrizzleDatabase): TeachingLog {
  return {
    async session(roomId) {
      const [row] = await database
        .select({ session: roomSessions.session })
        .from(roomSessions)
        .where(eq(roomSessions.roomId, roomId))
      return row?.session ?? null
    },
    async saveSession(roomId, at, session) {
      await database
        .insert(roomSessions)
        .values({ roomId, at, session })
        .onConflictDoUpdate({ target: roomSessions.roomId, set: { at, session } })
    },
    sessionsSince: (from, { afterRoom, limit }) =>
      database
        .select({ roomId: roomSessions.roomId, session: roomSessions.session })
        .from(roomSessions)
        .where(and(gte(roomSessions.at, from), gt(roomSessions.roomId, afterRoom)))
        .orderBy(asc(roomSessions.roomId))
        .limit(limit),
    async forgetSessions(before, except = []) {
      const gone = await database
        .delete(roomSessions)
        .where(and(lt(roomSessions.at, before), isNoneOf(roomSessions.roomId, except)))
        .returning({ roomId: roomSessions.roomId })
      return gone.length
    },
    async saveSegment(segment) {
      await database
        .insert(teachingSegments)
        .values(segment)
        .onConflictDoUpdate({
          target: [teachingSegments.roomId, teachingSegments.start],
          set: segment,
        })
    },
    async between(roomId, from, to, classId = null) {
      const room = eq(teachingSegments.roomId, roomId)
      return await database
        .select()
        .from(teachingSegments)
        .where(
          and(
            classId === null ? room : or(room, eq(teachingSegments.classId, classId)),
            lt(teachingSegments.start, to),
            gt(teachingSegments.end, from),
          ),
        )
        .orderBy(teachingSegments.start)
    },
  }
}
