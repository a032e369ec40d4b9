import { fail, type Result, succeed } from '../fault.ts'
import { milliseconds } from '../time/duration.ts'
import { between, type Instant, plus } from '../time/instant.ts'
import { BAN_AT_MOST } from './ban-time.ts'
import type { CutCheck, CutOrder, CutStatus } from './cut-order.ts'

/** `CutCheck.what` of another room in which the lesson goes on. */
export const roomLook = (roomId: string): string => `${ROOM}${roomId}`
const ROOM = 'room:'

/** Whether a check tells of another room than the one that was cut. */
export const isRoomLook = ({ what }: Pick<CutCheck, 'what'>): boolean => what.startsWith(ROOM)

/** An order in one of these has ended without the stream being known to be gone. */
const WITHOUT_EFFECT: readonly CutStatus[] = [
  'came-back',
  'came-back-elsewhere',
  'accepted-unverified',
  'cannot-verify',
  'cached-tail',
  'refused',
  'failed',
]

export type CutAgain = {
  readonly violationId: string
  /** Where it goes on. */
  readonly roomId: string
  readonly ban: boolean
  /** As long as was ordered before, counted from now. */
  readonly until: Instant | null
}

/** Orders of earlier versions may name an end that none may name now. */
const lasting = (from: Instant, until: Instant) =>
  milliseconds(Math.min(between(from, until), BAN_AT_MOST))

/** What is to be ordered when what came back, or never went, is to be cut again as it was. */
export function cutAgain(order: CutOrder, now: Instant): Result<CutAgain> {
  if (order.dryRun || !WITHOUT_EFFECT.includes(order.status)) {
    return fail(
      'wrong-state',
      '该阻断令仍在生效或已解除，没有需要再次阻断的直播。The order is in force or was undone: there is nothing to cut again.',
      'status',
    )
  }
  const { violationId, ban, until, requestedAt } = order
  const elsewhere = order.checks.findLast((check) => check.found === 'live' && isRoomLook(check))
  const moved = order.status === 'came-back-elsewhere' ? elsewhere : undefined
  return succeed({
    violationId,
    roomId: moved?.what.slice(ROOM.length) ?? order.roomId,
    ban,
    until: until === null ? null : plus(now, lasting(requestedAt, until)),
  })
}
