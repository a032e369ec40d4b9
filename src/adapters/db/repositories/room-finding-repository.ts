import { and, asc, eq, getTableColumns, gte, lte } from 'drizzle-orm'
import type { RoomFindings } from '../../../ports/records/room-findings.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { roomFindings } from '../schema/room-findings.ts'
import { grouped, SPAN, spanRows } from './conditions.ts'

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
  async betweenMany(spans) {
    const rows = await database
      .select({ place: SPAN.place, finding: getTableColumns(roomFindings) })
      .from(roomFindings)
      .innerJoin(
        spanRows(spans),
        and(
          eq(roomFindings.roomId, SPAN.room),
          gte(roomFindings.lastSeenAt, SPAN.first),
          lte(roomFindings.firstSeenAt, SPAN.last),
        ),
      )
      .orderBy(asc(roomFindings.firstSeenAt), asc(roomFindings.id))
    const found = grouped(
      rows,
      ({ place }) => String(place),
      ({ finding }) => finding,
    )
    return spans.map((_, place) => found.get(String(place)) ?? [])
  },
})
