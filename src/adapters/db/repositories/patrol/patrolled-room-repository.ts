import { and, eq, gt, sql } from 'drizzle-orm'
import type { PatrolledRooms } from '../../../../ports/records/patrolled-rooms.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { institutions, liveRooms, roomStatuses } from '../../schema/registry.ts'
import { wholeDossier } from '../institution-repository.ts'
import { toStatus } from '../room-board-repository.ts'
import { toRoom } from '../room-repository.ts'

/** Rooms without an institution are nobody's, and are left out. */
export function createPatrolledRoomRepository(database: DrizzleDatabase): PatrolledRooms {
  return {
    async page(after, limit) {
      const rows = await database
        .select({
          room: liveRooms,
          actor: institutions.actor,
          dossier: institutions.dossier,
          status: roomStatuses,
        })
        .from(liveRooms)
        .innerJoin(institutions, eq(institutions.id, liveRooms.institutionId))
        .leftJoin(roomStatuses, eq(roomStatuses.roomId, liveRooms.id))
        .where(
          and(
            eq(liveRooms.active, true),
            after === null ? sql`true` : gt(liveRooms.registered, after),
          ),
        )
        .orderBy(liveRooms.registered)
        .limit(limit + 1)
      const shown = rows.slice(0, limit)
      return {
        items: shown.map(({ room, actor, dossier, status }) => ({
          room: toRoom(room),
          institution: { actor, ...wholeDossier(dossier) },
          status: status === null ? null : toStatus(status),
        })),
        next: rows.length > limit ? (shown.at(-1)?.room.registered ?? null) : null,
      }
    },
  }
}
