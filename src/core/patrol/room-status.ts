import type { Instant } from '../time/instant.ts'
import type { RoomState, RoomStatus, SeenRoomState } from './coverage.ts'
import type { ReadingThrift } from './load/reading-thrift.ts'
import type { Recording } from './recording.ts'
import { isUnlooked, type UnseenReason } from './unseen-reason.ts'

/** Nobody has looked yet since the room is known: it was put off when its turn came. */
export const wasOnlyPostponed = ({ unseenReason, since, lastLookAt }: RoomStatus): boolean =>
  isUnlooked(unseenReason) && since === lastLookAt

const isSeen = (state: RoomState): state is SeenRoomState =>
  state !== 'unseen' && state !== 'unknown'

/**
 * What the room was when somebody last looked at it; `null`: that look saw nothing, or there was none. That we had no look for
 * a room says nothing of it: were it no longer calm for that, the rooms that we put off would be what keeps us busiest.
 */
export const lastSeenOf = ({ state, lastSeen }: RoomStatus): SeenRoomState | null =>
  isSeen(state) ? state : (lastSeen ?? null)

/** The room's status after a look; `changed` when people should hear of it. */
export function nextRoomStatus(
  before: RoomStatus | null,
  look: {
    readonly roomId: string
    readonly at: Instant
    readonly state: RoomState
    readonly unseenReason: UnseenReason | null
    readonly recording?: Recording | null
    readonly less?: ReadingThrift | null
  },
): { readonly status: RoomStatus; readonly changed: boolean } {
  const recording = look.recording ?? null
  const less = look.less ?? null
  const changed =
    before === null ||
    before.state !== look.state ||
    before.unseenReason !== look.unseenReason ||
    ((before.recording ?? null) === null) !== (recording === null) ||
    (before.less ?? null) !== less
  // Nobody looked: the room keeps its place in the order of those that wait longest.
  const notLooked = isUnlooked(look.unseenReason) && before !== null
  const putOffAgain = notLooked && wasOnlyPostponed(before)
  const lastSeen = notLooked ? lastSeenOf(before) : null
  const since = changed && !putOffAgain ? look.at : (before?.since ?? look.at)
  return {
    status: {
      roomId: look.roomId,
      state: look.state,
      unseenReason: look.unseenReason,
      since,
      lastLookAt: notLooked ? before.lastLookAt : look.at,
      recording,
      less,
      ...(lastSeen !== null && { lastSeen }),
    },
    changed,
  }
}
