import type { NewJournalEvent } from '../../core/evidence/journal-event.ts'
import type { RoomStatus } from '../../core/patrol/coverage.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { FromLook } from '../tracing.ts'

/** What people hear of a room that is not what it was. */
export const roomChanged = (
  { clock }: { readonly clock: Pick<Clock, 'monotonic'> },
  status: RoomStatus,
  at: Instant,
  look: FromLook = {},
): NewJournalEvent => ({
  type: 'room.changed',
  subjectKind: 'room',
  subjectId: status.roomId,
  at,
  monotonic: clock.monotonic(),
  who: 'system',
  why: `直播间状态变化${status.recording ? '（录播）' : ''}。The room is now ${status.state}${status.recording ? ' (a recording)' : ''}.`,
  ruleVersion: null,
  data: { ...status, ...look },
})
