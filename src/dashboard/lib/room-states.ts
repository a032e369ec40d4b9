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
  isOverdue(room, nowMillis) ? 'unknown' : stateOf(room)

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

/** Seconds after which a picture of a live room must not pass for the present. */
const STALE_AFTER_SECONDS = 60
/** A recording does not change, and is looked into once a minute: three looks that did not come. */
const STALE_RECORDING_AFTER_SECONDS = 180

/** Seconds since the last look, by the program's own (perhaps shifted) clock; `null` when nobody looked. */
export function lookAge(room: Room, nowMillis: number): number | null {
  if (room.status === null) return null
  return Math.max(0, (nowMillis - Date.parse(room.status.lastLookAt)) / 1000)
}

/** The last look is older than the room is looked at; nobody having looked is not old. */
export function isStale(room: Room, nowMillis: number): boolean {
  const recorded = (room.status?.recording ?? null) !== null
  const limit = recorded ? STALE_RECORDING_AFTER_SECONDS : STALE_AFTER_SECONDS
  return (lookAge(room, nowMillis) ?? 0) > limit
}

/** One that is off air is looked at more rarely: some rounds of a slow sweep. */
const OVERDUE_OFF_AIR_AFTER_SECONDS = 900

/** It was fine at the last look, and nobody has looked for longer than that is worth. */
export function isOverdue(room: Room, nowMillis: number): boolean {
  const state = stateOf(room)
  if (state === 'clean') return isStale(room, nowMillis)
  return state === 'off-air' && (lookAge(room, nowMillis) ?? 0) > OVERDUE_OFF_AIR_AFTER_SECONDS
}
