import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { AutomaticRecord, AutomaticState } from '../../core/cuts/power/automatic-record.ts'
import type { CountedOrder, FuseReset } from '../../core/cuts/power/fuse.ts'
import type { RuleCode } from '../../core/policy/verdict.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Interval } from '../../core/time/interval.ts'
import type { PlaceFilter } from './filters.ts'
import type { Page, PageRequest } from './pages.ts'

/** Orders of the list. What is left out is not asked for. */
export type CutFilter = PlaceFilter & {
  /** Asked for at this instant or later. */
  readonly from?: Instant
  /** Not at this instant any more. */
  readonly to?: Instant
  readonly status?: CutOrder['status']
  readonly roomId?: string
  /** Of the violation that it was given for. */
  readonly institutionId?: string
  readonly automatic?: boolean
  readonly dryRun?: boolean
}

/** An order as a list shows it, without its looks, which are many; and of its violation where it lies and what it breaks. */
export type ListedCut = Omit<CutOrder, 'checks'> & {
  readonly region: string
  readonly institutionId: string
  readonly rule: RuleCode
}

/** What the power to cut is kept within: what was ordered lately, fuses that people put back, automatic orders. */
export interface CutPower {
  /**
   * Waits for whoever counts orders to give one or puts a fuse back, until their transaction ends. Taken before anything else
   * is held: the last place of a fuse is given once.
   */
  lock(): Promise<void>
  /** In order of time, dry runs too. */
  ordersOfRoom(roomId: string): Promise<readonly CutOrder[]>
  /** Latest first, keyset pages. */
  list(filter: CutFilter, page: PageRequest): Promise<Page<ListedCut>>
  /** Real orders asked for since then that were let go, in any order. */
  counted(since: Instant): Promise<readonly CountedOrder[]>
  /** Orders given since then that were recorded as wrong, oldest first. */
  wrong(since: Instant): Promise<readonly CutOrder[]>
  /** Oldest first. */
  resets(since: Instant): Promise<readonly FuseReset[]>
  addReset(reset: FuseReset): Promise<void>
  automatic(violationId: string): Promise<AutomaticRecord | null>
  automaticOf(violationIds: readonly string[]): Promise<readonly AutomaticRecord[]>
  automaticIn(states: readonly AutomaticState[]): Promise<readonly AutomaticRecord[]>
  /** Begun since then, oldest first. */
  automaticSince(since: Instant): Promise<readonly AutomaticRecord[]>
  /** Begins one, anew where it had lapsed; `false`: somebody else began it, or it has come to its end. */
  begin(record: AutomaticRecord): Promise<boolean>
  /** Ends a countdown; `false`: it does not count down any more. */
  end(record: AutomaticRecord): Promise<boolean>
}

/** What became of an order, for a room that it hits. */
export type CutOfRoom = Pick<
  CutOrder,
  'id' | 'violationId' | 'roomId' | 'status' | 'acceptedAt' | 'verifiedAt'
>

export interface CutOrderLog {
  find(id: string): Promise<CutOrder | null>
  findMany(ids: readonly string[]): Promise<readonly CutOrder[]>
  ofViolation(violationId: string): Promise<readonly CutOrder[]>
  ofViolations(violationIds: readonly string[]): Promise<readonly CutOrder[]>
  /**
   * Real orders that end what a room shows, for itself or for another of the same stream (`roomsHit`): those asked for
   * within the span, oldest first.
   */
  hitting(roomId: string, span: Interval): Promise<readonly CutOfRoom[]>
  /** Every order for one stream, whatever it was given for (`isSameStream`), oldest first. */
  ofStream(target: CalledTarget): Promise<readonly CutOrder[]>
  /** As `ViolationLog.save`: optimistic on `version`. `before`: as it was read; then only what differs is written. */
  save(order: CutOrder, before?: CutOrder): Promise<boolean>
  /** Orders in one of these states, oldest first: what a restart has to take up again. */
  inStatus(statuses: readonly CutOrder['status'][]): Promise<readonly CutOrder[]>
  /** Orders about which something is to be done by `now` (`dueAgainAt`), the longest due first. */
  dueAgain(now: Instant): Promise<readonly CutOrder[]>
}
