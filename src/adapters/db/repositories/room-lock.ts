import { sql } from 'drizzle-orm'
import type { DrizzleDatabase } from '../drizzle-database.ts'

/** Any number that no other two-part advisory lock of this database uses; here the letters `room`. */
const ROOM_LOCKS = 0x72_6f_6f_6d

/** Rooms that a transaction holds until its end: it need not ask twice. */
const heldIn = new WeakMap<DrizzleDatabase, Set<string>>()

/**
 * Puts the transactions that write about one room in line, until each ends. A row lock is not enough: there is none to
 * take while a room has no ongoing violation and no coverage yet. (Two rooms with the same hash wait for each other,
 * which is slow and right.)
 */
export async function lockRoom(transaction: DrizzleDatabase, roomId: string): Promise<void> {
  const held = heldIn.get(transaction) ?? new Set()
  if (held.has(roomId)) return
  heldIn.set(transaction, held)
  await transaction.execute(
    sql`select pg_advisory_xact_lock(${ROOM_LOCKS}::int, hashtext(${roomId}))`,
  )
  held.add(roomId)
}

/** Those of the rooms that nobody else writes about now, locked likewise. Given in order, locked in order. */
export async function lockFreeRooms(
  database: DrizzleDatabase,
  roomIds: readonly string[],
): Promise<readonly string[]> {
  const free = await database
    .select({ id: sql<string>`id` })
    .from(sql`json_array_elements_text(${JSON.stringify(roomIds)}::text::json) as id`)
    .where(sql`pg_try_advisory_xact_lock(${ROOM_LOCKS}::int, hashtext(id))`)
  return free.map(({ id }) => id)
}
