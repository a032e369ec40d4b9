import type { Room } from '../../contracts/room.ts'
import type { ROOM_STATES } from '../../contracts/words/vocabulary.ts'

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

/** As the wall shows it: what was fine and has not been looked at for long is not known to be fine any more. */
export const shownStateOf = (room: Room, nowMillis: number): RoomState =>
  sightOf(room, nowMillis) === 'known' ? stateOf(room) : 'unknown'

export function sortRooms(rooms: readonly Room[], nowMillis: number): Room[] {
  const places = new Map(
    rooms.map((room) => [room.id, ORDER.indexOf(shownStateOf(room, nowMillis))]),
  )
  return rooms.toSorted(
    (a, b) =>
      (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0) ||
      a.title.localeCompare(b.title, 'zh') ||
      a.id.localeCompare(b.id),
  )
}

export type RoomCounts = Readonly<Record<RoomState, number>>

export function countRooms(rooms: readonly Room[], nowMillis: number): RoomCounts {
  const counts = Object.fromEntries(ORDER.map((state) => [state, 0])) as Record<RoomState, number>
  for (const room of rooms) counts[shownStateOf(room, nowMillis)] += 1
  return counts
}

/** Seconds since the last look, by the program's own (perhaps shifted) clock; `null` when nobody looked. */
export function lookAge(room: Room, nowMillis: number): number | null {
  if (room.status === null) return null
  return Math.max(0, (nowMillis - Date.parse(room.status.lastLookAt)) / 1000)
}

/** The look that was due by the room's own cadence did not come; nobody having looked is not old. */
export function isStale({ status }: Room, nowMillis: number): boolean {
  return status !== null && status.dueBy !== null && nowMillis > Date.parse(status.dueBy)
}

/** No sweep has the room now: nobody will look, however long one waits. */
export const isUnpatrolled = ({ status }: Room): boolean => status !== null && status.dueBy === null

/**
 * What the last look is worth now. What was fine is known only until the next look is `overdue`, or while some sweep has the
 * room (`unpatrolled`: none has); what was not fine stands until somebody sees otherwise.
 */
export type Sight = 'known' | 'overdue' | 'unpatrolled'

export function sightOf(room: Room, nowMillis: number): Sight {
  const state = stateOf(room)
  if (state !== 'clean' && state !== 'off-air') return 'known'
  if (isUnpatrolled(room)) return 'unpatrolled'
  return isStale(room, nowMillis) ? 'overdue' : 'known'
}
