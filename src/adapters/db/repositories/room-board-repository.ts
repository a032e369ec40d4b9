import { eq } from 'drizzle-orm'
import type { RoomStatus } from '../../../core/patrol/coverage.ts'
import { lastSeenOf } from '../../../core/patrol/room-status.ts'
import { isUnlooked } from '../../../core/patrol/unseen-reason.ts'
import type { RoomBoard } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { roomStatuses, roomThumbnails } from '../schema/registry.ts'
import { isOneOf } from './conditions.ts'
import { inPieces, upsertRows } from './many-rows.ts'

type StatusRow = typeof roomStatuses.$inferSelect

/** A row's `state` is what was last seen; with a reason for which nobody looked since, the room is unseen. */
export function toStatus(row: StatusRow): RoomStatus {
  const { state } = row
  if (!isUnlooked(row.unseenReason) || state === 'unseen' || state === 'unknown') return row
  return { ...row, state: 'unseen', lastSeen: state }
}

function toRow(status: RoomStatus): typeof roomStatuses.$inferInsert {
  const { lastSeen: _known, ...row } = status
  return isUnlooked(row.unseenReason) ? { ...row, state: lastSeenOf(status) ?? row.state } : row
}

export function createRoomBoardRepository(database: DrizzleDatabase): RoomBoard {
  return {
    async status(roomId) {
      const [row] = await database
        .select()
        .from(roomStatuses)
        .where(eq(roomStatuses.roomId, roomId))
      return row === undefined ? null : toStatus(row)
    },
    async statuses() {
      const rows = await database.select().from(roomStatuses).orderBy(roomStatuses.roomId)
      return rows.map(toStatus)
    },
    async statusesOf(roomIds) {
      const known = isOneOf(roomStatuses.roomId, roomIds)
      const rows = await database.select().from(roomStatuses).where(known)
      return rows.map(toStatus)
    },
    async saveStatus(status) {
      const row = toRow(status)
      await database
        .insert(roomStatuses)
        .values(row)
        .onConflictDoUpdate({ target: roomStatuses.roomId, set: row })
    },
    saveStatuses: (statuses) =>
      inPieces(statuses.map(toRow), (piece) => upsertRows(database, roomStatuses, piece)),
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
