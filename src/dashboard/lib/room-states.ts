import type { Room } from '../../contracts/room.ts'
import type { ROOM_STATES } from '../../contracts/vocabulary.ts'

export type RoomState = (typeof ROOM_STATES)[number]

/** What the officer must look at first stands first; what nobody saw stands before what is fine. */
const ORDER: readonly RoomState[] = [
  'violating',
  'suspect',
  'unseen',
  'unknown',
  'clean',
  'off-air',
]

/** A room nobody has looked at yet is `unknown`, never clean. */
export const stateOf = (room: Room): RoomState => room.status?.state ?? 'unknown'

export function sortRooms(rooms: readonly Room[]): Room[] {
  return rooms.toSorted(
    (a, b) =>
      ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)) ||
      a.title.localeCompare(b.title, 'zh') ||
      a.id.localeCompare(b.id),
  )
}

export type RoomCounts = Readonly<Record<RoomState, number>>

export function countRooms(rooms: readonly Room[]): RoomCounts {
  const counts = Object.fromEntries(ORDER.map((state) => [state, 0])) as Record<RoomState, number>
  for (const room of rooms) counts[stateOf(room)] += 1
  return counts
}

/** Seconds after which a picture must not pass for the present. */
export const STALE_AFTER_SECONDS = 60

/** Seconds since the last look, by the program's own (perhaps shifted) clock; `null` when nobody looked. */
export function lookAge(room: Room, nowMillis: number): number | null {
  if (room.status === null) return null
  return Math.max(0, (nowMillis - Date.parse(room.status.lastLookAt)) / 1000)
}
