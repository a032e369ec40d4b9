import type { Instant } from '../time/instant.ts'
import type { RoomState, RoomStatus } from './coverage.ts'
import type { Recording } from './recording.ts'
import type { UnseenReason } from './unseen-reason.ts'

/** The room's status after a look; `changed` when people should hear of it. */
export function nextRoomStatus(
  before: RoomStatus | null,
  look: {
    readonly roomId: string
    readonly at: Instant
    readonly state: RoomState
    readonly unseenReason: UnseenReason | null
    readonly recording?: Recording | null
  },
): { readonly status: RoomStatus; readonly changed: boolean } {
  const recording = look.recording ?? null
  const changed =
    before === null ||
    before.state !== look.state ||
    before.unseenReason !== look.unseenReason ||
    ((before.recording ?? null) === null) !== (recording === null)
  const since = changed ? look.at : before.since
  // Nobody looked: the room keeps its place in the order of those that wait longest.
  const notLooked = look.unseenReason === 'budget' && before !== null
  return {
    status: {
      roomId: look.roomId,
      state: look.state,
      unseenReason: look.unseenReason,
      since,
      lastLookAt: notLooked ? before.lastLookAt : look.at,
      recording,
    },
    changed,
  }
}
