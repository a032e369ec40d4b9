import type { Instant } from '../time/instant.ts'

/** Event names of the contract (`/events`), plus those of the audit. */
export const JOURNAL_EVENT_TYPES = [
  'violation.opened',
  'violation.extended',
  'violation.ended',
  'violation.changed',
  'alert.raised',
  'alert.changed',
  'cut.changed',
  'room.changed',
  'coverage.changed',
  'system.changed',
  'account.changed',
] as const
export type JournalEventType = (typeof JOURNAL_EVENT_TYPES)[number]

export type JournalSubjectKind =
  | 'violation'
  | 'alert'
  | 'cut'
  | 'room'
  | 'institution'
  | 'system'
  | 'account'

/** What a caller hands over; the journal adds place and hashes. */
export type NewJournalEvent = {
  readonly type: JournalEventType
  readonly subjectKind: JournalSubjectKind
  readonly subjectId: string
  readonly at: Instant
  /** Monotonic milliseconds of the process that wrote it: order survives a wall clock that jumps. */
  readonly monotonic: number
  /** `system`, or `user:<name>`. */
  readonly who: string
  /** The reason a person gave, or why the machine did it. */
  readonly why: string
  readonly ruleVersion: string | null
  /** JSON value: the resource after the change. */
  readonly data: unknown
}

/** Append-only and hash-chained: `hash` = sha256 over `previousHash` and the canonical JSON of the rest. */
export type JournalEvent = NewJournalEvent & {
  /** 1, 2, 3 … without a gap. Also the id of the server-sent event. */
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
}
