import { type LiveRoom, tierOf } from '../../registry/live-room.ts'
import type { Instant } from '../../time/instant.ts'
import type { RoomStatus } from '../coverage.ts'
import { lastSeenOf } from '../room-status.ts'
import { backAt, isAtLeast, type LoadRung, type LoadState, rungOf } from './load-ladder.ts'

/** How much more rarely a room is looked at than its sweep says; `shed`: not at all for now. */
export type Eased = number | 'shed'

/** How much more rarely calm rooms are looked at on each rung. */
export const CALM_FACTOR: Readonly<Record<LoadRung, number>> = {
  none: 1,
  'calm-rooms-slower': 2,
  'calm-rooms-slowest': 4,
  'smaller-pictures': 4,
  'fewer-lines': 4,
  'lowest-tier-shed': 4,
}

export type EasedRoom = {
  readonly room: LiveRoom
  readonly status: RoomStatus | null
  /** A violation of it stands or stood within the hour. Left out: none. */
  readonly accused?: boolean
}

/**
 * Off air or clean when it was last looked at, and no room of the highest tier. What is not known is not calm; that we had no
 * look for it since does not make it less so. A room of which a violation stands, or stood a while ago, is not: a
 * lesson that broke off or was cut comes back.
 */
export function isCalm({ room, status, accused = false }: EasedRoom): boolean {
  if (accused) return false
  const seen = status === null ? null : lastSeenOf(status)
  return tierOf(room) !== 'key' && (seen === 'off-air' || seen === 'clean')
}

const isShedOn = (rung: LoadRung, held: EasedRoom): boolean =>
  isAtLeast(rung, 'lowest-tier-shed') && tierOf(held.room) === 'low' && isCalm(held)

/**
 * A room that was shed has waited since it came back, not since its last look: it goes ahead of nobody who was looked at all
 * along. `null`: it was not shed.
 */
export function waitsFrom(load: LoadState, held: EasedRoom): Instant | null {
  return isShedOn(load.before, held) ? backAt(load, held.room.id) : null
}

/**
 * What the load comes to for one room: whoever is under suspicion or of the highest tier is looked at as ever, and so is one
 * that was looked at and could not be seen, for a violation of it may stand.
 */
export function easedBy(load: LoadState, held: EasedRoom, now: Instant): Eased {
  const rung = rungOf(load, held.room.id, now)
  if (isShedOn(rung, held)) return 'shed'
  return isCalm(held) ? CALM_FACTOR[rung] : 1
}
