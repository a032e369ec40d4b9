import type { Instant } from '../time/instant.ts'
import type { ReadingThrift } from './load/reading-thrift.ts'
import type { Recording } from './recording.ts'
import type { UnseenReason } from './unseen-reason.ts'

/**
 * `seen-partly`: what was read of the pictures was clean, and they were read with less, because the patrol did not keep up.
 * `missed`: a sweep had the room, and nobody looked: neither `unseen` (a look that saw nothing) nor out of schedule.
 */
export const COVERAGE_STATES = [
  'seen-clean',
  'seen-partly',
  'seen-suspect',
  'unseen',
  'off-air',
  'missed',
] as const
export type CoverageState = (typeof COVERAGE_STATES)[number]

/** A run of equal looks at one room, half-open, extended in place. */
export type CoverageSegment = {
  readonly roomId: string
  readonly state: CoverageState
  readonly unseenReason: UnseenReason | null
  readonly start: Instant
  readonly end: Instant
  /** How many looks it rests on. */
  readonly looks: number
}

/** What a room is right now, for the wall of rooms. */
export const ROOM_STATES = [
  'off-air',
  'clean',
  'suspect',
  'violating',
  'unseen',
  'unknown',
] as const
export type RoomState = (typeof ROOM_STATES)[number]

/** What a look that saw something can say of a room. */
export type SeenRoomState = Exclude<RoomState, 'unseen' | 'unknown'>

export type RoomStatus = {
  readonly roomId: string
  readonly state: RoomState
  readonly unseenReason: UnseenReason | null
  /** Since when it has been so. */
  readonly since: Instant
  readonly lastLookAt: Instant
  /** A recording is offered in place of a live stream; `null` or left out: not, as far as is known. */
  readonly recording?: Recording | null
  /** Its last picture was read with less: it is clean as far as that was read. `null` or left out: all of it was. */
  readonly less?: ReadingThrift | null
  /**
   * What it was when it was last looked at, where nobody has looked since (`isUnlooked`); left out: `state` says it, or that
   * last look saw nothing. For whoever shares out looks: what is shown of the room is `state`.
   */
  readonly lastSeen?: SeenRoomState
}
