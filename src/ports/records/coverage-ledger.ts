import type { CoverageSegment, CoverageState } from '../../core/patrol/coverage.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { PlaceFilter } from './filters.ts'

export type CoverageSum = {
  readonly roomId: string
  readonly state: CoverageState
  readonly millis: number
}

export type CoverageFilter = PlaceFilter & {
  /** Also rooms that are no longer patrolled, for what was; left out: active ones alone. */
  readonly inactive?: boolean
}

export interface CoverageLedger {
  /**
   * To extend it by a look at `at`: the last segment that begins no later (of all, when left out). Locks the room until
   * the transaction ends, as `ViolationLog.ongoingOf` does.
   */
  last(roomId: string, at?: Instant): Promise<CoverageSegment | null>
  /**
   * The last segment of each of these rooms, `null` where there is none. Locks them as `last` does, but waits for nobody:
   * rooms that somebody else has locked are left out.
   */
  lastOfFree(roomIds: readonly string[]): Promise<ReadonlyMap<string, CoverageSegment | null>>
  /** Inserts, or replaces the segment of that room and start. */
  save(segment: CoverageSegment): Promise<void>
  /** The same of many; no two of one room and start. */
  saveMany(segments: readonly CoverageSegment[]): Promise<void>
  between(roomId: string, from: Instant, to: Instant): Promise<readonly CoverageSegment[]>
  /** The same of many rooms, in any order. */
  ofRooms(
    roomIds: readonly string[],
    from: Instant,
    to: Instant,
  ): Promise<readonly CoverageSegment[]>
  /** Milliseconds of [from, to) in each state that there is, of each room of a place. */
  sums(filter: CoverageFilter, from: Instant, to: Instant): Promise<readonly CoverageSum[]>
}
