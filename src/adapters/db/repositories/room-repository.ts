import { and, desc, eq, lt } from 'drizzle-orm'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { RoomRegister } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { liveRooms, roomStatuses, roomThumbnails } from '../schema/registry.ts'
import { inRegion, isOneOf } from './conditions.ts'
import { inPieces, rewritten } from './many-rows.ts'
import { decodeCursor, pageOf } from './page-cursor.ts'
import { roomsBy } from './register/register-filters.ts'

type Row = typeof liveRooms.$inferSelect

export const toRoom = ({
  registered: _,
  foundBy: _foundBy,
  pushUrls,
  system,
  tier,
  tags,
  ...room
}: Row): LiveRoom => ({
  ...room,
  ...(pushUrls === null ? {} : { pushUrls }),
  ...(system === null ? {} : { system }),
  ...(tier === null ? {} : { tier }),
  ...(tags === null ? {} : { tags }),
})

const toRow = (room: LiveRoom) => ({
  ...room,
  streamUrls: [...room.streamUrls],
  pushUrls: room.pushUrls === undefined ? null : [...room.pushUrls],
  system: room.system ?? null,
  tier: room.tier ?? null,
  tags: room.tags === undefined ? null : [...room.tags],
})

export function createRoomRepository(database: DrizzleDatabase): RoomRegister {
  return {
    async save(room) {
      const row = toRow(room)
      await database
        .insert(liveRooms)
        .values(row)
        .onConflictDoUpdate({ target: liveRooms.id, set: row })
    },
    async saveMany(saved) {
      await inPieces(saved.map(toRow), async (rows) => {
        await database
          .insert(liveRooms)
          .values([...rows])
          .onConflictDoUpdate({ target: liveRooms.id, set: rewritten(liveRooms) })
      })
    },
    async all() {
      return (await database.select().from(liveRooms).orderBy(liveRooms.registered)).map(toRoom)
    },
    async find(id) {
      const [row] = await database.select().from(liveRooms).where(eq(liveRooms.id, id))
      return row === undefined ? null : toRoom(row)
    },
    async findMany(ids) {
      const rows = await database.select().from(liveRooms).where(isOneOf(liveRooms.id, ids))
      return rows.map(toRoom)
    },
    async ofInstitution(institutionId) {
      const rows = await database
        .select()
        .from(liveRooms)
        .where(eq(liveRooms.institutionId, institutionId))
        .orderBy(liveRooms.registered)
      return rows.map(toRoom)
    },
    async list(request, filter = {}) {
      const after = decodeCursor(request.cursor)
      const rows = await database
        .select()
        .from(liveRooms)
        .where(
          and(
            roomsBy(database, filter),
            after === null ? undefined : lt(liveRooms.registered, after.value),
          ),
        )
        .orderBy(desc(liveRooms.registered))
        .limit(request.limit + 1)
      return pageOf(rows, request, (row) => ({ value: row.registered, id: row.id }), toRoom)
    },
    async active(filter = {}) {
      const rows = await database
        .select()
        .from(liveRooms)
        .where(and(eq(liveRooms.active, true), inRegion(liveRooms.region, filter.region)))
        .orderBy(liveRooms.registered)
      return rows.map(toRoom)
    },
    async remove(id) {
      await database.delete(roomStatuses).where(eq(roomStatuses.roomId, id))
      await database.delete(roomThumbnails).where(eq(roomThumbnails.roomId, id))
      const removed = await database
        .delete(liveRooms)
        .where(eq(liveRooms.id, id))
        .returning({ id: liveRooms.id })
      return removed.length > 0
    },
  }
}
