import type { Duration } from '../../../core/time/duration.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { StepCount } from '../../../core/violations/timeline/beginnings.ts'
import type { Tally, TallyKind } from '../../../core/violations/timeline/tallies.ts'
import type { Violation, ViolationStatus } from '../../../core/violations/violation.ts'
import type { PlaceFilter } from '../filters.ts'
import type { Page, PageRequest } from '../pages.ts'

export type ViolationFilter = PlaceFilter & {
  readonly from?: Instant
  readonly to?: Instant
  readonly institutionId?: string
  readonly roomId?: string
  readonly status?: ViolationStatus
  readonly rule?: string
  readonly subject?: string
  readonly ongoing?: boolean
  /** A piece of the title of the room or of the name of the institution, or a whole id; capitals do not matter. */
  readonly text?: string
}

/** Of a half-open span of time. */
export type SpannedFilter = ViolationFilter & { readonly from: Instant; readonly to: Instant }

export interface ViolationLog {
  find(id: string): Promise<Violation | null>
  /** Locks the row until the transaction ends: who decides by what belongs to a violation does so one after another. */
  hold(id: string): Promise<Violation | null>
  /** Locks the room (and the row) until the transaction ends. At most one ongoing violation exists per room. */
  ongoingOf(roomId: string): Promise<Violation | null>
  /** Inserts (version 1) or replaces version `violation.version - 1`; `false` when someone else was faster. */
  save(violation: Violation): Promise<boolean>
  findMany(ids: readonly string[]): Promise<readonly Violation[]>
  /** Without locking: who only looks must not hold up who records. Of no more rooms than asked for. */
  ongoingIn(roomIds: readonly string[]): Promise<readonly Violation[]>
  countOngoing(): Promise<number>
  list(filter: ViolationFilter, page: PageRequest): Promise<Page<Violation>>
  /** How many `list` would give. */
  count(filter: ViolationFilter): Promise<number>
  /**
   * How many of them began within [from, to), by steps that the midnight before a Monday of Asia/Shanghai is one of; in order
   * of time, steps without any left out. `step` divides a week.
   */
  beginnings(filter: SpannedFilter, step: Duration): Promise<readonly StepCount[]>
  /** How many of them had begun before `from` and were not over then. */
  begunBefore(filter: SpannedFilter): Promise<number>
  /** How many of them began within [from, to). */
  begun(filter: SpannedFilter): Promise<number>
  /** The same by what they have in common: the most first, at most `limit` of them. */
  tally(filter: SpannedFilter, by: TallyKind, limit: number): Promise<readonly Tally[]>
}
