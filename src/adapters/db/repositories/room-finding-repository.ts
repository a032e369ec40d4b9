import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { RoomFindings } from '../../../ports/room-findings.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { roomFindings } from '../schema/room-findings.ts'

export const createRoomFindingRepository = (database: DrizzleDatabase): RoomFindings => ({
  async save(finding) {
    await database
      .insert(roomFindings)
      .values(finding)
      .onConflictDoUpdate({ target: roomFindings.id, set: finding })
  },
  async between(roomId, from, to) {
    return await database
      .select()
      .from(roomFindings)
      .where(
        and(
          eq(roomFindings.roomId, roomId),
          gte(roomFindings.lastSeenAt, from),
          lte(roomFindings.firstSeenAt, to),
        ),
      )
      .orderBy(asc(roomFindings.firstSeenAt), asc(roomFindings.id))
  },
})
