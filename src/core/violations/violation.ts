import type { Classification, ClassifiedStage } from '../detection/classification.ts'
import type { Recording } from '../patrol/recording.ts'
import type { RuleCode, Verdict, VerdictKind } from '../policy/verdict.ts'
import type { Subject } from '../reading/subject.ts'
import type { RegionCode } from '../registry/institution.ts'
import type { Instant } from '../time/instant.ts'

/** The human side. `disposed` and `closed` follow the enforcement steps of docs/rules.md §5.4. */
export const VIOLATION_STATUSES = [
  'suspected',
  'confirmed',
  'dismissed',
  'disposed',
  'closed',
] as const
export type ViolationStatus = (typeof VIOLATION_STATUSES)[number]

/** 线索 → 核查 → 认定 → 处置 → 反馈 → 归档. */
export const ENFORCEMENT_STEPS = [
  'clue',
  'verify',
  'determine',
  'dispose',
  'feedback',
  'archive',
] as const
export type EnforcementStep = (typeof ENFORCEMENT_STEPS)[number]

/** The verdict that stands, and what it was passed on where that is no live stream. */
export type StandingVerdict = Verdict & { readonly recording?: Recording }

/** A person's yes or no, with what it changed. */
export type Decision = {
  readonly kind: 'confirmed' | 'dismissed'
  readonly by: string
  readonly at: Instant
  /** The step that it was at before. */
  readonly from: EnforcementStep
  /** Until when it can be taken back as if it had not been made; left out: for the usual time. */
  readonly until?: Instant
}

/** Who works on it. */
export type Handling = {
  /** When the claim lapses; `null`: nobody holds it, or it was claimed before claims lapsed. */
  readonly claimedUntil: Instant | null
  /** Whose it is to deal with; `null`: nobody's in particular. */
  readonly assignedTo: string | null
  /** The decision that stands; `null`: there is none, or it is of an earlier release. */
  readonly decision: Decision | null
}

/** One violation per room and session of teaching. */
export type Violation = {
  readonly id: string
  readonly roomId: string
  readonly institutionId: string
  readonly region: RegionCode
  /** The machine side: is it still going on? */
  readonly ongoing: boolean
  readonly status: ViolationStatus
  readonly enforcementStep: EnforcementStep
  readonly openedAt: Instant
  /** The last instant at which instruction was seen. */
  readonly lastSeenAt: Instant
  readonly endedAt: Instant | null
  /**
   * Why it ended; `null` while ongoing. `withdrawn`: a lead for a person whose further screens spoke against a lesson.
   */
  readonly endReason: ViolationEndReason | null
  /** The strongest rule, and every rule that was hit. */
  readonly rule: RuleCode
  readonly rules: readonly RuleCode[]
  readonly verdict: Exclude<VerdictKind, 'permitted'>
  readonly subject: Subject | null
  readonly classifiedStage: ClassifiedStage
  readonly score: number
  /** The classification and verdict that stand for it: those of its most convincing observation. */
  readonly classification: Classification
  readonly judgement: StandingVerdict
  /** How many observations saw instruction. */
  readonly sightings: number
  /** Who holds it, until the claim lapses (`holderOf`). */
  readonly claimedBy: string | null
  /** `null`: nobody has done anything with it yet. */
  readonly handling: Handling | null
  /** The clock was shifted or the institution is made up. */
  readonly rehearsal: boolean
  /** Counts every change; writers name the version they read. */
  readonly version: number
}

export const VIOLATION_END_REASONS = [
  'off-air',
  'quiet',
  'permitted-time',
  'cut',
  'withdrawn',
] as const
export type ViolationEndReason = (typeof VIOLATION_END_REASONS)[number]
