import { type Duration, milliseconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import type { RoomStatus } from './coverage.ts'
import { inOrder, seenAt } from './plan-probes.ts'
import { jitterOf } from './politeness.ts'
import { lastSeenOf } from './room-status.ts'

export type DueRoom = {
  readonly roomId: string
  /** The platform; `null` when there is none to be polite to. */
  readonly host: string | null
  readonly status: RoomStatus | null
  /** How often it is looked at; left out: as often as the others. */
  readonly cadence?: Duration
  /** It is not looked at before; left out: at once. */
  readonly from?: Instant
  /** It has waited no longer than since then, whenever it was looked at last; left out: since its last look. */
  readonly waitsFrom?: Instant
}

/** How a platform's looks are to be spread. */
export type HostSpread = {
  readonly pause: Duration
  /** No start before: the platform is closed, or its last look was just now. */
  readonly notBefore: Instant
  readonly jitter: number
}

/** A room under suspicion, also one that was put off since, is treated as if it had waited this much longer. */
const SUSPICION_AHEAD_MILLISECONDS = 45_000

/** A room that is looked at rarely has waited less at the same age than one that is looked at often. */
function waitsSince({ status, cadence, waitsFrom }: DueRoom, now: Instant): number {
  if (status === null) return Number.NEGATIVE_INFINITY
  if (waitsFrom !== undefined && waitsFrom <= now) {
    return Math.max(waitsFrom, seenAt(status, now) + (cadence ?? 0))
  }
  const seen = lastSeenOf(status)
  const suspect = seen === 'suspect' || seen === 'violating'
  return seenAt(status, now) + (cadence ?? 0) - (suspect ? SUSPICION_AHEAD_MILLISECONDS : 0)
}

/** How long a room is still to wait before it is due. */
export const aheadOf = ({ from }: Pick<DueRoom, 'from'>, now: Instant): number =>
  Math.max(0, from === undefined ? 0 : between(now, from))

/** Whoever is due has the first places, longest overdue first; the others follow as they come due. */
function inTurn(due: readonly DueRoom[], now: Instant): readonly DueRoom[] {
  const [later, present] = [true, false].map((comes) =>
    due.filter((room) => aheadOf(room, now) > 0 === comes),
  )
  return [
    ...(present ?? []).toSorted((a, b) => inOrder(waitsSince(a, now), waitsSince(b, now))),
    ...(later ?? []).toSorted((a, b) => aheadOf(a, now) - aheadOf(b, now)),
  ]
}

export type SpreadStarts = {
  readonly starts: readonly { readonly roomId: string; readonly delay: Duration }[]
  /** Rooms whose turn does not come within the horizon. */
  readonly postponed: readonly DueRoom[]
}

/**
 * Spreads the probes of one tick over the time until the next, host by host: a burst at the start of each round is
 * what platforms take for an attack. Longest overdue first, rooms under suspicion ahead. `horizon` is the round of rooms
 * that name no cadence; the others have until their own is over.
 */
export function spreadStarts(
  due: readonly DueRoom[],
  spreadOf: (host: string) => HostSpread,
  now: Instant,
  horizon: Duration,
): SpreadStarts {
  const free = new Map<string, number>()
  const starts: { roomId: string; delay: Duration }[] = []
  const postponed: DueRoom[] = []
  for (const room of inTurn(due, now)) {
    const ahead = aheadOf(room, now)
    if (room.host === null) {
      starts.push({ roomId: room.roomId, delay: milliseconds(ahead) })
      continue
    }
    const spread = spreadOf(room.host)
    const place = Math.max(
      ahead,
      free.get(room.host) ?? Math.max(0, between(now, spread.notBefore)),
    )
    const drawn = spread.pause * spread.jitter * jitterOf(`${room.roomId} ${now}`)
    const delay = place + drawn
    if (delay - ahead >= (room.cadence ?? horizon)) {
      postponed.push(room)
      continue
    }
    free.set(room.host, place + spread.pause)
    starts.push({ roomId: room.roomId, delay: milliseconds(Math.round(delay)) })
  }
  return { starts, postponed }
}
