import type { LookCost } from '../../core/patrol/cost/look-cost.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'

/** What looking came to on a day, for a sweep, in a room. */
export type CostRow = LookCost & {
  readonly day: CivilDate
  /** Empty: looks that no sweep asked for. */
  readonly sweep: string
  /** Empty: probes, which are not told apart by room. */
  readonly roomId: string
}

/** What looking at rooms cost: a row a room, sweep and day, added to every few minutes. */
export interface LookCosts {
  /** Adds to what is there. No two of one room, sweep and day. */
  addMany(rows: readonly CostRow[]): Promise<void>
  /** Since that day, by room; a room of which nothing is known is left out. */
  ofRooms(roomIds: readonly string[], since: CivilDate): Promise<ReadonlyMap<string, LookCost>>
  /** Of a day, by sweep, probes included. */
  ofSweeps(day: CivilDate): Promise<ReadonlyMap<string, LookCost>>
  /** Days before that one. */
  forget(before: CivilDate): Promise<void>
}
