import { milliseconds } from '../../../core/time/duration.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { type Deadline, startDeadline } from '../deadline.ts'
import { reachedButUnseen } from '../unseen.ts'

/** Of a whole look, playlists inside each other included: each costs a request, and the list is a stranger's. */
const RENDITIONS_AT_MOST = 8
/** Of the time that is left; one that hangs leaves the rest to the others. */
const SHARE = 0.6

/** Not `ended`: one that was not tried may be live. */
export const MORE_THAN_TRIED: Unseen = reachedButUnseen(
  'empty',
  `none of the first ${RENDITIONS_AT_MOST} renditions shows the room`,
)

/** Whose turn it is, over all renditions of one look. */
export type Turns = {
  /** Whether the rendition at this address may be tried; it then counts as tried. */
  pass(address: string): 'may-try' | 'none-left' | 'asks-to-be-left'
  /** How many have been tried. */
  taken(): number
  /** A server that asks to be left alone is not asked for its other renditions. */
  heard(address: string, unseen: Unseen): void
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '')

export function createTurns(): Turns {
  let taken = 0
  const left = new Set<string>()
  return {
    pass(address) {
      if (left.has(hostOf(address))) return 'asks-to-be-left'
      if (taken >= RENDITIONS_AT_MOST) return 'none-left'
      taken += 1
      return 'may-try'
    },
    taken: () => taken,
    heard(address, { reason, retryAfterSeconds }) {
      if (reason === 'risk-control' || retryAfterSeconds !== undefined) left.add(hostOf(address))
    },
  }
}

/** The time of one rendition out of that of the look. Once pictures are on their way it has all of it. */
export function startTurn(clock: Clock, whole: Deadline): Deadline {
  const share = startDeadline(clock, milliseconds(whole.remaining() * SHARE))
  let hasAll = false
  return {
    signal: AbortSignal.any([share.signal, whole.signal]),
    remaining: () => (hasAll ? whole.remaining() : share.remaining()),
    expectPictures() {
      hasAll = true
      share.clear()
      whole.expectPictures()
    },
    clear: share.clear,
  }
}
