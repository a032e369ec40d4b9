import type { Room } from '../../contracts/room.ts'
import { sightOf, stateOf } from './room-states.ts'

/**
 * What the absence of violations is worth. Only `calm` may look reassuring: `blind` rooms cannot be seen (or have not
 * been looked at for a while), `nothing` is registered, `unknown` means that we cannot tell at all.
 */
export type Calm =
  | { readonly kind: 'calm' }
  | { readonly kind: 'blind'; readonly rooms: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' }

function isBlind(room: Room, nowMillis: number): boolean {
  const state = stateOf(room)
  if (state === 'unseen' || state === 'unknown') return true
  const sight = sightOf(room, nowMillis)
  // Where teaching is permitted nobody has to look; anywhere else a room without a sweep is a blind spot.
  if (sight === 'unpatrolled') return room.legalTime?.verdict !== 'permitted'
  return sight === 'overdue'
}

export function calmOf(
  rooms: readonly Room[] | undefined,
  connected: boolean,
  nowMillis: number,
): Calm {
  if (rooms === undefined || !connected) return { kind: 'unknown' }
  if (rooms.length === 0) return { kind: 'nothing' }
  const blind = rooms.filter((room) => isBlind(room, nowMillis)).length
  return blind > 0 ? { kind: 'blind', rooms: blind } : { kind: 'calm' }
}
