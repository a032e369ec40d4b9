import { decodeCursor, encodeCursor } from '../../src/adapters/db/repositories/page-cursor.ts'
import type { Lane } from '../../src/core/access/sign-in-limits.ts'
import type { Channel } from '../../src/core/alerts/channel.ts'
import type { Delivery } from '../../src/core/alerts/delivery.ts'
import type { DutyShift } from '../../src/core/alerts/duty.ts'
import type { Telling } from '../../src/core/alerts/news.ts'
import type { CanaryRun } from '../../src/core/canary/canary-run.ts'
import type { CutOrder } from '../../src/core/cuts/cut-order.ts'
import type { AutomaticRecord } from '../../src/core/cuts/power/automatic-record.ts'
import type { FuseReset } from '../../src/core/cuts/power/fuse.ts'
import type { CaseFact } from '../../src/core/deadlines/case-fact.ts'
import type { SecondOpinion } from '../../src/core/detection/second-opinion.ts'
import type { JournalEvent } from '../../src/core/evidence/journal-event.ts'
import type { RoomFinding } from '../../src/core/findings/room-finding.ts'
import type { JudgementChange, JudgementVersion } from '../../src/core/judgement/standing.ts'
import type { RoomSession } from '../../src/core/lesson/room-session.ts'
import type { Letter } from '../../src/core/letters/letter.ts'
import type { CoverageSegment, RoomStatus } from '../../src/core/patrol/coverage.ts'
import type { MinuteTally } from '../../src/core/patrol/goals/minute-tally.ts'
import type { HostPace } from '../../src/core/patrol/politeness.ts'
import type { HostHour } from '../../src/core/patrol/politeness-ledger.ts'
import type { SweepRun } from '../../src/core/patrol/sweeps/sweep-run.ts'
import type { CardCaseMarks } from '../../src/core/policy/card-appeals.ts'
import type { TaughtSegment } from '../../src/core/policy/classes/taught-segment.ts'
import type { DecidedLead } from '../../src/core/quality/decided-lead.ts'
import type { GoldenCase, GoldenItem } from '../../src/core/quality/golden.ts'
import type { ReviewShare } from '../../src/core/quality/review-share.ts'
import type { PoisonousPicture } from '../../src/core/reading/poisonous-picture.ts'
import type { Course } from '../../src/core/registry/course.ts'
import type { Institution } from '../../src/core/registry/institution.ts'
import type { LiveRoom } from '../../src/core/registry/live-room.ts'
import { isInRegion } from '../../src/core/registry/region-scope.ts'
import type { RehearsalRecord } from '../../src/core/rehearsal/rehearsal.ts'
import type { AirScene } from '../../src/core/replay/air-scenes.ts'
import type { AirSession } from '../../src/core/replay/air-session.ts'
import type { Report } from '../../src/core/reports/report.ts'
import type { LegalHold } from '../../src/core/retention/legal-hold.ts'
import type { RunningVersion } from '../../src/core/running/running-settings.ts'
import type { Instant } from '../../src/core/time/instant.ts'
import type { Alert } from '../../src/core/violations/alert.ts'
import type { EvidencePiece } from '../../src/core/violations/evidence-piece.ts'
import type { Note } from '../../src/core/violations/note.ts'
import type { OperatorLabel } from '../../src/core/violations/operator-label.ts'
import type { SavedSearch, SearchHit } from '../../src/core/violations/search/saved-search.ts'
import type { RecordedTrace } from '../../src/core/violations/session-trace.ts'
import type { Violation } from '../../src/core/violations/violation.ts'
import type {
  Account,
  AccountIdentity,
  AccountKeys,
  ProgramToken,
  SignedInSession,
} from '../../src/ports/records/access/access-records.ts'
import type { IdempotentAnswer } from '../../src/ports/records/access/idempotency.ts'
import type { SavedView } from '../../src/ports/records/handling.ts'
import type { KeptShadow } from '../../src/ports/records/judgements.ts'
import type { CostRow } from '../../src/ports/records/look-costs.ts'
import type { PatrolNode } from '../../src/ports/records/nodes.ts'
import type { PushSubscription } from '../../src/ports/records/outward-records.ts'
import type { PatrolMark } from '../../src/ports/records/patrol-marks.ts'
import type { Page, PageRequest, RoomThumbnail } from '../../src/ports/records/records.ts'
import type { RoomSpeech } from '../../src/ports/records/speech-log.ts'
import type { StreamBan } from '../../src/ports/records/stream-bans.ts'

/** Everything the memory records keep, by primary key, in order of insertion. */
/** Those that there are, in the order of the ids. */
export const copiesOf = <T>(table: ReadonlyMap<string, T>, ids: readonly string[]): readonly T[] =>
  [...new Set(ids)].flatMap((id) => copyOf(table.get(id)) ?? [])

export const isIn = (region: string | undefined, place: string): boolean =>
  region === undefined || isInRegion(region, place)

export const isViolationIn = (
  tables: MemoryTables,
  violationId: string,
  region: string | undefined,
): boolean => isIn(region, tables.violations.get(violationId)?.region ?? '')

export type MemoryTables = {
  readonly institutions: Map<string, Institution>
  readonly rooms: Map<string, LiveRoom>
  readonly roomsMade: Map<string, Instant>
  readonly courses: Map<string, Course>
  readonly sweepRuns: Map<string, SweepRun>
  readonly canaries: Map<string, CanaryRun>
  readonly rehearsals: Map<string, RehearsalRecord>
  readonly runningSettings: Map<number, RunningVersion>
  readonly legalHolds: Map<string, LegalHold>
  readonly keptFiles: Map<
    string,
    { readonly sha256: string; readonly roomId: string; readonly at: Instant }
  >
  readonly nodes: Map<string, PatrolNode>
  readonly patrolMarks: Map<string, PatrolMark>
  readonly goalMinutes: Map<string, { readonly minute: Instant; readonly tally: MinuteTally }>
  readonly lookCosts: Map<string, CostRow>
  readonly statuses: Map<string, RoomStatus>
  readonly thumbnails: Map<string, RoomThumbnail>
  readonly violations: Map<string, Violation>
  readonly evidence: Map<string, { readonly violationId: string; readonly piece: EvidencePiece }>
  readonly traces: Map<string, RecordedTrace>
  readonly labels: Map<string, OperatorLabel>
  readonly notes: Map<string, Note>
  readonly caseFacts: Map<string, CaseFact>
  readonly savedViews: Map<string, SavedView>
  readonly decidedLeads: Map<string, DecidedLead>
  readonly reviewShares: Map<string, ReviewShare>
  readonly goldenCases: Map<string, GoldenCase>
  readonly goldenItems: Map<string, GoldenItem>
  readonly savedSearches: Map<string, SavedSearch>
  readonly searchHits: Map<string, SearchHit>
  readonly opinions: Map<string, { readonly violationId: string; readonly opinion: SecondOpinion }>
  readonly judgementVersions: Map<string, JudgementVersion & { readonly shadow: KeptShadow | null }>
  readonly judgementChanges: Map<string, JudgementChange>
  readonly alerts: Map<string, Alert>
  readonly channels: Map<string, Channel>
  readonly sealedSecrets: Map<string, string>
  readonly pushSubscriptions: Map<string, PushSubscription>
  readonly deliveries: Map<string, Delivery>
  readonly tellings: Map<string, Telling>
  readonly dutyShifts: Map<string, DutyShift>
  readonly cutOrders: Map<string, CutOrder>
  readonly letters: Map<string, Letter>
  readonly cardCases: Map<string, CardCaseMarks>
  readonly reports: Map<string, Report>
  readonly fuseResets: Map<string, FuseReset>
  readonly automaticCuts: Map<string, AutomaticRecord>
  readonly bans: Map<string, StreamBan>
  readonly coverage: Map<string, CoverageSegment>
  readonly airSessions: Map<string, AirSession>
  readonly airScenes: Map<
    string,
    { readonly sessionId: string; readonly number: number; readonly scene: AirScene }
  >
  readonly roomSessions: Map<string, { readonly at: Instant; readonly session: RoomSession }>
  readonly teaching: Map<string, TaughtSegment>
  readonly speech: Map<string, RoomSpeech>
  readonly findings: Map<string, RoomFinding>
  readonly hostPaces: Map<string, HostPace>
  readonly hostHours: Map<string, HostHour>
  readonly marks: Map<string, Instant>
  readonly poisonous: Map<string, PoisonousPicture>
  readonly journal: Map<number, JournalEvent>
  readonly answers: Map<string, IdempotentAnswer>
  readonly accounts: Map<string, Account>
  readonly accountKeys: Map<string, AccountKeys>
  readonly identities: Map<string, AccountIdentity>
  readonly sessions: Map<string, SignedInSession>
  readonly tokens: Map<string, ProgramToken>
  readonly signInLanes: Map<string, Lane>
}

const noReviews = () => ({
  decidedLeads: new Map(),
  reviewShares: new Map(),
  goldenCases: new Map(),
  goldenItems: new Map(),
})

const noAccess = () => ({
  accounts: new Map(),
  accountKeys: new Map(),
  identities: new Map(),
  sessions: new Map(),
  tokens: new Map(),
  signInLanes: new Map(),
})

export const emptyTables = (): MemoryTables => ({
  ...noReviews(),
  ...noAccess(),
  institutions: new Map(),
  rooms: new Map(),
  roomsMade: new Map(),
  courses: new Map(),
  sweepRuns: new Map(),
  canaries: new Map(),
  rehearsals: new Map(),
  runningSettings: new Map(),
  legalHolds: new Map(),
  keptFiles: new Map(),
  nodes: new Map(),
  patrolMarks: new Map(),
  goalMinutes: new Map(),
  lookCosts: new Map(),
  statuses: new Map(),
  thumbnails: new Map(),
  violations: new Map(),
  evidence: new Map(),
  traces: new Map(),
  labels: new Map(),
  ...{ notes: new Map(), caseFacts: new Map(), savedViews: new Map() },
  savedSearches: new Map(),
  searchHits: new Map(),
  opinions: new Map(),
  judgementVersions: new Map(),
  judgementChanges: new Map(),
  alerts: new Map(),
  channels: new Map(),
  sealedSecrets: new Map(),
  pushSubscriptions: new Map(),
  deliveries: new Map(),
  tellings: new Map(),
  dutyShifts: new Map(),
  cutOrders: new Map(),
  letters: new Map(),
  cardCases: new Map(),
  reports: new Map(),
  fuseResets: new Map(),
  automaticCuts: new Map(),
  bans: new Map(),
  coverage: new Map(),
  airSessions: new Map(),
  airScenes: new Map(),
  roomSessions: new Map(),
  teaching: new Map(),
  speech: new Map(),
  findings: new Map(),
  hostPaces: new Map(),
  hostHours: new Map(),
  marks: new Map(),
  poisonous: new Map(),
  journal: new Map(),
  answers: new Map(),
})

/** A copy that can be thrown away: rows are never changed in place, so the maps alone need copying. */
export const copyTables = (tables: MemoryTables): MemoryTables => {
  const copies = Object.entries(tables).map(([name, rows]) => [
    name,
    new Map<unknown, unknown>(rows),
  ])
  return Object.fromEntries(copies) as MemoryTables
}

/** A row as a database would give it back: equal, but not the same object. */
export const copyOf = <T>(row: T | undefined): T | null =>
  row === undefined ? null : structuredClone(row)

/** Writes keep a copy as well, so a caller who changes his object changes no row. */
export const put = <K, V>(table: Map<K, V>, key: K, row: V): void => {
  table.set(key, structuredClone(row))
}

type Position = readonly [number, string]

const before = (a: Position, b: Position): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

/** Newest first by `position`; the cursor is the position of the last row shown. */
export function pageOf<T>(
  rows: readonly T[],
  request: PageRequest,
  position: (row: T) => Position,
): Page<T> {
  const after = request.cursor === null ? null : readCursor(request.cursor)
  const sorted = rows
    .filter((row) => after === null || before(position(row), after))
    .sort((a, b) => (before(position(a), position(b)) ? 1 : -1))
  const items = sorted.slice(0, request.limit)
  const last = items.at(-1)
  const more = sorted.length > request.limit && last !== undefined
  return {
    items: structuredClone(items),
    nextCursor: more ? encodeCursor({ value: position(last)[0], id: position(last)[1] }) : null,
  }
}

function readCursor(cursor: string): Position {
  const place = decodeCursor(cursor)
  return place === null ? [0, ''] : [place.value, place.id]
}
