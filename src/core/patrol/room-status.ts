import type { Instant } from '../time/instant.ts'
import type { RoomState, RoomStatus } from './coverage.ts'
import type { ReadingThrift } from './load/reading-thrift.ts'
import type { Recording } from './recording.ts'
import { isUnlooked, type UnseenReason } from './unseen-reason.ts'

/** Nobody has looked yet since the room is known: it was put off when its turn came. */
export const wasOnlyPostponed = ({ unseenReason, since, lastLookAt }: RoomStatus): boolean =>
  isUnlooked(unseenReason) && since === lastLookAt

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
    },
    changed,
  }
}
