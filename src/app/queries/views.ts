import type { Delivery } from '../../core/alerts/delivery.ts'
import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { SecondOpinion } from '../../core/detection/second-opinion.ts'
import type { RoomFinding } from '../../core/findings/room-finding.ts'
import type { LookCost } from '../../core/patrol/cost/look-cost.ts'
import type { RoomStatus } from '../../core/patrol/coverage.ts'
import type { RuleCode, VerdictKind } from '../../core/policy/verdict.ts'
import type { Sentence } from '../../core/policy/words/explain.ts'
import type { GoldenOutcome } from '../../core/quality/golden.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { ReplayFinding } from '../../core/replay/replay-finding.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Alert } from '../../core/violations/alert.ts'
import type { EvidencePiece } from '../../core/violations/evidence-piece.ts'
import type { Decision, Violation } from '../../core/violations/violation.ts'
import type { Page } from '../../ports/records/records.ts'
import type { PlatformView } from './politeness-queries.ts'

/** What subject teaching in a room would be right now, and until when (`null`: no change in sight). */
export type LegalTime = {
  readonly verdict: VerdictKind
  /** The rule that decides, and why in words; `null` where nothing stands against it. */
  readonly rule: RuleCode | null
  readonly reason: Sentence
  readonly until: Instant | null
}

/** A room with everything the wall of rooms shows of it. */
export type RoomView = {
  readonly room: LiveRoom
  readonly institution: Institution | null
  /** `null`: nobody has looked yet. */
  readonly status: RoomStatus | null
  /** When the next look must have come by the room's own cadence; `null`: no sweep has it now. */
  readonly lookDueBy: Instant | null
  readonly ongoingViolationId: string | null
  readonly legalTime: LegalTime | null
  /** What its platform allows; `null` when the room has no address. */
  readonly platform: PlatformView | null
  /** Disguises and soliciting of the last day; `null` where they were not read (lists). */
  readonly findings: readonly RoomFinding[] | null
  /** What watching it cost since that day; `null`: nothing is known. Left out: not read (lists). */
  readonly cost?: (LookCost & { readonly since: CivilDate }) | null
}

/** A violation with what it refers to. */
export type ViolationView = {
  readonly violation: Violation
  readonly room: LiveRoom | null
  readonly institution: Institution | null
  readonly evidence: readonly EvidencePiece[]
  /** The latest order that is not a dry run. */
  readonly cut: CutOrder | null
  /** `null` where there is none, or it was not read (lists). */
  readonly alert: Alert | null
  /** When the record was written; `null` where it was not read (lists). */
  readonly recordedAt: Instant | null
  /** What was on air was on air before; `null`: not found. */
  readonly replay: ReplayFinding | null
  /** What another model said of its frames; empty where none was asked (and in lists). */
  readonly opinions?: readonly SecondOpinion[]
  /** Disguises and soliciting while it went on; `null` where they were not read (lists). */
  readonly findings: readonly RoomFinding[] | null
  /** It was a golden item, and its person has done with it: what he is told. Left out: it is what it says. */
  readonly qualityCheck?: QualityCheck
}

export type QualityCheck = {
  readonly outcome: GoldenOutcome | 'withdrawn'
  readonly truth: Decision['kind']
  readonly why: string
  /** The case that it was made of. */
  readonly violationId: string
}

export type AlertView = {
  readonly alert: Alert
  readonly violation: Violation | null
  readonly room: LiveRoom | null
  readonly institution: Institution | null
  /** Messages that told of it. */
  readonly deliveries: readonly Delivery[]
}

export function mapPage<From, To>(page: Page<From>, items: readonly To[]): Page<To> {
  return { items, nextCursor: page.nextCursor }
}
