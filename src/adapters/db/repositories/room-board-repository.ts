import { eq } from 'drizzle-orm'
import type { RoomBoard } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { roomStatuses, roomThumbnails } from '../schema/registry.ts'
import { isOneOf } from './conditions.ts'
import { inPieces, rewritten } from './many-rows.ts'

export function createRoomBoardRepository(database: DrizzleDatabase): RoomBoard {
  return {
    async status(roomId) {
      const [row] = await database
        .select()
        .from(roomStatuses)
        .where(eq(roomStatuses.roomId, roomId))
      return row ?? null
    },
    statuses: async () => await database.select().from(roomStatuses).orderBy(roomStatuses.roomId),
    statusesOf: async (roomIds) =>
      await database.select().from(roomStatuses).where(isOneOf(roomStatuses.roomId, roomIds)),
    async saveStatus(status) {
      await database
        .insert(roomStatuses)
        .values(status)
        .onConflictDoUpdate({ target: roomStatuses.roomId, set: status })
    },
    saveStatuses: (statuses) =>
      inPieces(statuses, async (piece) => {
        await database
          .insert(roomStatuses)
          .values([...piece])
          .onConflictDoUpdate({ target: roomStatuses.roomId, set: rewritten(roomStatuses) })
      }),
    async thumbnail(roomId) {
      const [row] = await database
        .select()
        .from(roomThumbnails)
        .where(eq(roomThumbnails.roomId, roomId))
      return row ?? null
    },
    async saveThumbnail(thumbnail) {
      await database
        .insert(roomThumbnails)
        .values(thumbnail)
        .onConflictDoUpdate({ target: roomThumbnails.roomId, set: thumbnail })
    },
  }
}
