import type { Jurisdiction } from '../../core/access/jurisdiction.ts'
import type { JournalEvent, NewJournalEvent } from '../../core/evidence/journal-event.ts'
import type { RoomStatus } from '../../core/patrol/coverage.ts'
import type { HostPace } from '../../core/patrol/politeness.ts'
import type { HostHour } from '../../core/patrol/politeness-ledger.ts'
import type { Course } from '../../core/registry/course.ts'
import type { Content, Institution, Stage } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Alert } from '../../core/violations/alert.ts'
import type { EvidencePiece } from '../../core/violations/evidence-piece.ts'
import type { AccessRecords } from './access/access-records.ts'
import type { IdempotencyLedger } from './access/idempotency.ts'
import type { AirPrints } from './air-prints.ts'
import type { CoverageLedger } from './coverage-ledger.ts'
import type { CutOrderLog, CutPower } from './cut-power.ts'
import type { ActFilter, InstitutionFilter, PlaceFilter, RoomFilter } from './filters.ts'
import type { GoalMinutes } from './goal-minutes.ts'
import type { CaseFacts, OperatorLabels, SavedViews, ViolationNotes } from './handling.ts'
import type { Judgements } from './judgements.ts'
import type { CardCases, LetterLog } from './letters.ts'
import type { LookCosts } from './look-costs.ts'
import type { SecondOpinionLog, SessionTraces } from './looks/session-traces.ts'
import type { PatrolNodes } from './nodes.ts'
import type { Channels, Deliveries, DutyRoster } from './outward-records.ts'
import type { Page, PageRequest } from './pages.ts'
import type { PatrolMarks } from './patrol-marks.ts'
import type { PatrolledRooms } from './patrolled-rooms.ts'
import type { PoisonousPictures } from './poisonous-pictures.ts'
import type { DecidedLeads, GoldenItems, ReviewShares } from './quality/decided-leads.ts'
import type { ReportLog } from './reports/reports.ts'
import type { RoomFindings } from './room-findings.ts'
import type { SavedSearches } from './search/saved-searches.ts'
import type { WordSearch } from './search/word-search.ts'
import type { SpeechLog } from './speech-log.ts'
import type { StreamBans } from './stream-bans.ts'
import type { SweepRuns } from './sweep-runs.ts'
import type { TeachingLog } from './teaching-log.ts'
import type { UpkeepRecords } from './upkeep/upkeep-records.ts'
import type { ViolationLog } from './violations/violation-log.ts'

export type { InstitutionFilter, RoomFilter } from './filters.ts'
export type { SecondOpinionLog, SessionTraces } from './looks/session-traces.ts'
export type { Page, PageRequest } from './pages.ts'
export type { SpannedFilter, ViolationFilter, ViolationLog } from './violations/violation-log.ts'

export interface InstitutionRegister {
  save(institution: Institution): Promise<void>
  saveMany(institutions: readonly Institution[]): Promise<void>
  /** Until the transaction ends nobody else may import; waits while somebody does. */
  holdImports(): Promise<void>
  /** Every one, in order of registration: for an import, which has to compare. */
  all(): Promise<readonly Institution[]>
  find(id: string): Promise<Institution | null>
  /** Every one registered under this code, exactly as written: the same body may stand there twice. */
  withCreditCode(code: string): Promise<readonly Institution[]>
  /** Those that there are, in any order: for lists, which name many. */
  findMany(ids: readonly string[]): Promise<readonly Institution[]>
  list(page: PageRequest, filter?: InstitutionFilter): Promise<Page<Institution>>
  remove(id: string): Promise<boolean>
}

export interface RoomRegister {
  /** `now`: kept as the moment of its registration where it is new; left out: nobody knows. */
  save(room: LiveRoom, now?: Instant): Promise<void>
  saveMany(rooms: readonly LiveRoom[], now?: Instant): Promise<void>
  /** When rooms were registered; one of which nobody knows is left out. */
  registeredAt(ids: readonly string[]): Promise<ReadonlyMap<string, Instant>>
  /** Active rooms of several regions that are found by one key with this beginning, together. `keysOf` as for `foundBy`. */
  acrossRegions(
    beginning: string,
    keysOf: (room: LiveRoom) => readonly string[],
  ): Promise<readonly (readonly LiveRoom[])[]>
  /** Every one, in order of registration, active or not. */
  all(): Promise<readonly LiveRoom[]>
  find(id: string): Promise<LiveRoom | null>
  findMany(ids: readonly string[]): Promise<readonly LiveRoom[]>
  /** In order of registration, active or not. */
  ofInstitution(institutionId: string): Promise<readonly LiveRoom[]>
  /**
   * Rooms of which one of their keys is one of these, in order of registration, active or not. `keysOf`: what a room is found by;
   * it is asked of those that were saved since somebody last looked, and remembered.
   */
  foundBy(
    keys: readonly string[],
    keysOf: (room: LiveRoom) => readonly string[],
  ): Promise<readonly LiveRoom[]>
  list(page: PageRequest, filter?: RoomFilter): Promise<Page<LiveRoom>>
  /** Every active room, for planning. */
  active(filter?: PlaceFilter): Promise<readonly LiveRoom[]>
  remove(id: string): Promise<boolean>
}

export type CourseFilter = PlaceFilter & {
  readonly institutionId?: string
  readonly stage?: Stage
  readonly content?: Content
  readonly subject?: string
}

export interface CourseRegister {
  saveMany(courses: readonly Course[]): Promise<void>
  find(id: string): Promise<Course | null>
  list(page: PageRequest, filter?: CourseFilter): Promise<Page<Course>>
  all(): Promise<readonly Course[]>
  remove(id: string): Promise<boolean>
}

export type RoomThumbnail = {
  readonly roomId: string
  readonly at: Instant
  /** JPEG, at most 480 pixels wide. */
  readonly jpeg: Uint8Array
}

export interface RoomBoard {
  status(roomId: string): Promise<RoomStatus | null>
  statuses(): Promise<readonly RoomStatus[]>
  statusesOf(roomIds: readonly string[]): Promise<readonly RoomStatus[]>
  saveStatus(status: RoomStatus): Promise<void>
  /** No two of one room. */
  saveStatuses(statuses: readonly RoomStatus[]): Promise<void>
  thumbnail(roomId: string): Promise<RoomThumbnail | null>
  /** Overwrites the room's only thumbnail. */
  saveThumbnail(thumbnail: RoomThumbnail): Promise<void>
}

export interface ViolationEvidence {
  /** The same file of the same violation is kept once. */
  add(violationId: string, pieces: readonly EvidencePiece[]): Promise<void>
  /** In order of time. */
  of(violationId: string): Promise<readonly EvidencePiece[]>
  /** By violation; one without evidence is left out. */
  ofMany(violationIds: readonly string[]): Promise<ReadonlyMap<string, readonly EvidencePiece[]>>
  /** How many there are, by violation; one without evidence is left out. */
  counts(violationIds: readonly string[]): Promise<ReadonlyMap<string, number>>
}

export interface AlertLog {
  find(id: string): Promise<Alert | null>
  /** Locks it until the transaction ends. */
  hold(id: string): Promise<Alert | null>
  /** Raised since then and not settled, oldest first. */
  unsettled(from: Instant, limit: number): Promise<readonly Alert[]>
  ofViolation(violationId: string): Promise<Alert | null>
  findMany(ids: readonly string[]): Promise<readonly Alert[]>
  ofViolations(violationIds: readonly string[]): Promise<readonly Alert[]>
  save(alert: Alert): Promise<void>
  list(page: PageRequest, filter?: PlaceFilter): Promise<Page<Alert>>
}

/** The pace of each platform, shared by all workers, and the record of what was asked of it. */
export interface HostPaces {
  /** Locks the platform until the transaction ends; `null` when it was never looked at. */
  hold(host: string): Promise<HostPace | null>
  /** Locks those that are there and that nobody else holds, without waiting for anybody. */
  holdFree(hosts: readonly string[]): Promise<readonly HostPace[]>
  /** Without locking, for those who only look. */
  all(): Promise<readonly HostPace[]>
  /** One of each platform at most. */
  saveMany(paces: readonly HostPace[]): Promise<void>
  /** What came to an hour, added to its row (`addedTo`); one of each platform and hour at most. */
  addToHours(more: readonly HostHour[]): Promise<void>
  /** Hours that begin in [from, to), oldest first. */
  hours(from: Instant, to: Instant): Promise<readonly HostHour[]>
}

export interface ObservationMarks {
  /** `true` the first time an observation is seen, `false` ever after. */
  mark(observationId: string, at: Instant): Promise<boolean>
}

export interface Journal {
  /** Appends to the hash chain; calls in parallel are put in line. */
  append(event: NewJournalEvent): Promise<JournalEvent>
  /** Several at once, in this order; the number of the last, 0 where there was none. */
  appendAll(events: readonly NewJournalEvent[]): Promise<number>
  after(sequence: number, limit: number): Promise<readonly JournalEvent[]>
  ofSubject(subjectId: string): Promise<readonly JournalEvent[]>
  /**
   * What was registered of a subject of the register (its whole record, or `null`: removed) before that place, latest
   * first. What the patrol noted of it is left out, of which there is far more.
   */
  recordsOf(
    subjectId: string,
    page: { readonly before: number; readonly limit: number },
  ): Promise<readonly JournalEvent[]>
  /** The first event of a type about each of these; one without it is left out. */
  firstOf(type: JournalEvent['type'], about: readonly string[]): Promise<readonly JournalEvent[]>
  /** Latest first. */
  acts(filter: ActFilter, page: PageRequest): Promise<Page<JournalEvent>>
  last(): Promise<JournalEvent | null>
}

/** Everything that is kept, as seen inside one transaction. A use case names the few it needs with `Pick`. */
export type Records = AccessRecords &
  UpkeepRecords & {
    readonly institutions: InstitutionRegister
    readonly rooms: RoomRegister
    readonly courses: CourseRegister
    readonly roomBoard: RoomBoard
    readonly patrolledRooms: PatrolledRooms
    readonly sweepRuns: SweepRuns
    readonly nodes: PatrolNodes
    readonly patrolMarks: PatrolMarks
    readonly goalMinutes: GoalMinutes
    readonly lookCosts: LookCosts
    readonly violations: ViolationLog
    readonly violationEvidence: ViolationEvidence
    readonly sessionTraces: SessionTraces
    readonly words: WordSearch
    readonly savedSearches: SavedSearches
    readonly operatorLabels: OperatorLabels
    readonly notes: ViolationNotes
    readonly caseFacts: CaseFacts
    readonly savedViews: SavedViews
    readonly decidedLeads: DecidedLeads
    readonly reviewShares: ReviewShares
    readonly goldenItems: GoldenItems
    readonly secondOpinions: SecondOpinionLog
    readonly judgements: Judgements
    readonly alerts: AlertLog
    readonly channels: Channels
    readonly deliveries: Deliveries
    readonly duty: DutyRoster
    readonly cutOrders: CutOrderLog
    readonly letters: LetterLog
    readonly cardCases: CardCases
    readonly reports: ReportLog
    readonly cutPower: CutPower
    readonly streamBans: StreamBans
    readonly coverage: CoverageLedger
    readonly airPrints: AirPrints
    readonly findings: RoomFindings
    readonly teaching: TeachingLog
    readonly speech: SpeechLog
    readonly hostPaces: HostPaces
    readonly observationMarks: ObservationMarks
    readonly poisonous: PoisonousPictures
    readonly journal: Journal
    readonly idempotency: IdempotencyLedger
    /**
     * Also what lies outside the jurisdiction that the transaction is for: for rules that hold across regions (a fuse, a ban that
     * another order needs, a serial number). What is read by it is counted and decided by, never shown.
     */
    readonly whole: WholeRecords
    /** The same without what is hidden from who asks while he reviews it as the second person: for sums that are shown. */
    readonly counted: CountedRecords
  }

export type CountedRecords = Pick<Records, 'institutions' | 'violations' | 'cardCases'>

export type WholeRecords = Pick<
  Records,
  | 'accounts'
  | 'institutions'
  | 'journal'
  | 'rooms'
  | 'violations'
  | 'cardCases'
  | 'cutOrders'
  | 'cutPower'
  | 'letters'
  | 'reports'
  | 'savedSearches'
  | 'words'
>

/** All or nothing. */
export interface Transactions {
  /** Commits when `work` resolves, rolls back when it rejects. Reads alone may use it too. */
  run<T>(work: (records: Records) => Promise<T>): Promise<T>
}

/** Of the program's own work, which sees everything; and of whoever asks, who sees what lies where he may look. */
export interface PlacedTransactions extends Transactions {
  within(jurisdiction: Jurisdiction): Transactions
}
