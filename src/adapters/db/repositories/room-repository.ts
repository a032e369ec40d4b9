import { and, arrayOverlaps, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { Instant } from '../../../core/time/instant.ts'
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
  registeredAt: _registeredAt,
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
  // What it is found by may be another thing now.
  foundBy: null,
})

/** As JSON and text can both carry it; rooms that are found by the same are compared anyway. */
const plainKey = (key: string): string => key.replace(/[^ -~\u00a0-\ud7ff\ue000-\ufffd]/g, '?')

/** Writes down what rooms are found by that were saved since. */
async function nameRooms(
  database: DrizzleDatabase,
  keysOf: (room: LiveRoom) => readonly string[],
): Promise<void> {
  const rows = await database.select().from(liveRooms).where(isNull(liveRooms.foundBy))
  if (rows.length === 0) return
  const named = rows.map((row) => ({ id: row.id, keys: keysOf(toRoom(row)).map(plainKey) }))
  await database.execute(sql`
    update ${liveRooms} set found_by = array(select json_array_elements_text(named.keys))
    from json_to_recordset(${JSON.stringify(named)}::text::json) as named(id text, keys json)
    where ${liveRooms.id} = named.id and ${liveRooms.foundBy} is null`)
}

async function foundBy(
  database: DrizzleDatabase,
  keys: readonly string[],
  keysOf: (room: LiveRoom) => readonly string[],
): Promise<readonly LiveRoom[]> {
  if (keys.length === 0) return []
  await nameRooms(database, keysOf)
  const rows = await database
    .select()
    .from(liveRooms)
    .where(arrayOverlaps(liveRooms.foundBy, keys.map(plainKey)))
    .orderBy(liveRooms.registered)
  return rows.map(toRoom)
}

async function registeredAt(
  database: DrizzleDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await database
    .select({ id: liveRooms.id, at: liveRooms.registeredAt })
    .from(liveRooms)
    .where(isOneOf(liveRooms.id, ids))
  return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at] as const])))
}

async function acrossRegions(
  database: DrizzleDatabase,
  beginning: string,
  keysOf: (room: LiveRoom) => readonly string[],
): Promise<readonly (readonly LiveRoom[])[]> {
  await nameRooms(database, keysOf)
  const { region, foundBy: keys, active } = liveRooms
  const named = database
    .select({ region, key: sql<string>`unnest(${keys})`.as('key') })
    .from(liveRooms)
    .where(eq(active, true))
    .as('named')
  const shared = await database
    .select({ key: named.key })
    .from(named)
    .where(sql`starts_with(${named.key}, ${beginning})`)
    .groupBy(named.key)
    .having(sql`count(distinct ${named.region}) > 1`)
  if (shared.length === 0) return []
  const wanted = shared.map(({ key }) => key)
  const rows = await database
    .select()
    .from(liveRooms)
    .where(and(eq(active, true), arrayOverlaps(keys, wanted)))
    .orderBy(liveRooms.registered)
  return wanted.map((key) => rows.filter((row) => row.foundBy?.includes(key)).map(toRoom))
}

const writing = (
  database: DrizzleDatabase,
): Pick<RoomRegister, 'save' | 'saveMany' | 'remove'> => ({
  async save(room, now) {
    const row = toRow(room)
    await database
      .insert(liveRooms)
      .values({ ...row, registeredAt: now ?? null })
      .onConflictDoUpdate({ target: liveRooms.id, set: row })
  },
  async saveMany(saved, now) {
    const registeredAt = now ?? null
    const written = saved.map((room) => ({ ...toRow(room), registeredAt }))
    await inPieces(written, async (rows) => {
      await database
        .insert(liveRooms)
        .values([...rows])
        .onConflictDoUpdate({ target: liveRooms.id, set: rewritten(liveRooms, ['registeredAt']) })
    })
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
})

export function createRoomRepository(database: DrizzleDatabase): RoomRegister {
  return {
    ...writing(database),
    all: async () =>
      (await database.select().from(liveRooms).orderBy(liveRooms.registered)).map(toRoom),
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
    foundBy: (keys, keysOf) => foundBy(database, keys, keysOf),
    registeredAt: (ids) => registeredAt(database, ids),
    acrossRegions: (beginning, keysOf) => acrossRegions(database, beginning, keysOf),
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
  }
}
