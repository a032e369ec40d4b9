import { type LiveRoom, tierOf } from '../../registry/live-room.ts'
import type { Instant } from '../../time/instant.ts'
import type { RoomStatus } from '../coverage.ts'
import { type LoadRung, type LoadState, rungOf } from './load-ladder.ts'

/** How much more rarely a room is looked at than its sweep says; `shed`: not at all for now. */
export type Eased = number | 'shed'

/** How much more rarely calm rooms are looked at on each rung. */
export const CALM_FACTOR: Readonly<Record<LoadRung, number>> = {
  none: 1,
  'calm-rooms-slower': 2,
  'calm-rooms-slowest': 4,
  'lowest-tier-shed': 4,
}

type EasedRoom = { readonly room: LiveRoom; readonly status: RoomStatus | null }

/** Off air or clean, and no room of the highest tier. What is not known is not calm. */
const isCalm = ({ room, status }: EasedRoom): boolean =>
  tierOf(room) !== 'key' && (status?.state === 'off-air' || status?.state === 'clean')

/**
 * What the load comes to for one room: whoever is under suspicion or of the highest tier is looked at as ever, and so is one
 * that could not be seen, for a violation of it may stand.
 */
export function easedBy(load: LoadState, held: EasedRoom, now: Instant): Eased {
  const rung = rungOf(load, held.room.id, now)
  const shed = rung === 'lowest-tier-shed' && tierOf(held.room) === 'low' && isCalm(held)
  if (shed) return 'shed'
  return isCalm(held) ? CALM_FACTOR[rung] : 1
}
