import { seconds } from '../time/duration.ts'
import { earlier, type Instant, plus } from '../time/instant.ts'
import type { RoomStatus } from './coverage.ts'
import type { Eased } from './load/ease.ts'
import type { HeldRoom } from './plan-probes.ts'
import { cadenceOf } from './sweep.ts'

/** A round takes its time, a restart too: never overdue before this (as `overdue.ts`). */
const LEAST_SECONDS = 60
/** One look that did not come is not yet a watch that is lost; calm looks are told together besides. */
const LOOKS_MISSED = 4
const TOLD_TOGETHER_SECONDS = 20
/** A recording does not change and is looked into once a minute: three looks that did not come. */
const RECORDING_SECONDS = 180
/** As many rounds that did not come. */
const ROUNDS_MISSED = 3

function patienceSeconds(held: HeldRoom, status: RoomStatus, eased: Eased): number {
  if (held.sweep === null) return 0
  const { probeSeconds, watchSeconds } = cadenceOf(held.sweep, held.room)
  // Of one that the load has no look for it is not known either what it is: it is overdue by its own cadence.
  const slower = eased === 'shed' ? 1 : eased
  const isOnAir = status.state !== 'off-air' && status.state !== 'unseen'
  const every = isOnAir
    ? watchSeconds * slower * LOOKS_MISSED + TOLD_TOGETHER_SECONDS
    : probeSeconds * slower * ROUNDS_MISSED
  return Math.max(LEAST_SECONDS, every, status.recording ? RECORDING_SECONDS : 0)
}

/**
 * When the next look at a room must have come by its own cadence; past that, what was seen last says nothing of the present.
 * `null`: no sweep has the room now, or nobody has looked yet, and it is not known to be anything.
 */
export function lookDueBy(held: HeldRoom, eased: Eased, now: Instant): Instant | null {
  const { status, sweep } = held
  if (status === null || sweep === null) return null
  // A look of the future was before the clock was set back: it vouches for no more than one of now would.
  const seen = earlier(status.lastLookAt, now)
  return plus(seen, seconds(patienceSeconds(held, status, eased)))
}
