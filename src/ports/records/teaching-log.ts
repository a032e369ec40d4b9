import type { RoomSession } from '../../core/lesson/room-session.ts'
import type { TaughtSegment } from '../../core/policy/classes/taught-segment.ts'
import type { Instant } from '../../core/time/instant.ts'

/** What was taught in a room, and what its looks add up to so far. */
export interface TeachingLog {
  /** What was last saved of the room, however old. */
  session(roomId: string): Promise<RoomSession | null>
  saveSession(roomId: string, at: Instant, session: RoomSession): Promise<void>
  /** Sessions that were last looked at from then on, in order of their rooms, those after `afterRoom` only. */
  sessionsSince(
    from: Instant,
    page: { readonly afterRoom: string; readonly limit: number },
  ): Promise<readonly { readonly roomId: string; readonly session: RoomSession }[]>
  /** Sessions that were last looked at before, of all rooms but these; segments stay. How many there were. */
  forgetSessions(before: Instant, except?: readonly string[]): Promise<number>
  /** Inserts, or replaces the segment of that room and start. */
  saveSegment(segment: TaughtSegment): Promise<void>
  /** Segments of the room, and of that class in any room, that touch [from, to), in order of their start. */
  between(
    roomId: string,
    from: Instant,
    to: Instant,
    classId?: string | null,
  ): Promise<readonly TaughtSegment[]>
}
