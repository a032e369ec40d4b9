import type {
  Classification,
  ClassificationLabel,
  ClassifiedStage,
} from '../detection/classification.ts'
import type { Subject } from '../reading/subject.ts'
import type { Instant } from '../time/instant.ts'
import type { Violation } from './violation.ts'

/** Why a violation was none; `other` is explained by the note alone. */
export const DISMISS_REASONS = [
  'not-subject',
  'not-k12',
  'wrong-room',
  'permitted-time',
  'recorded-material',
  'technical',
  'other',
] as const
export type DismissReason = (typeof DISMISS_REASONS)[number]

export const LABEL_DECISIONS = ['confirmed', 'dismissed'] as const
export type LabelDecision = (typeof LABEL_DECISIONS)[number]

/** What a person says of a violation besides yes and no. */
export type Correction = {
  /** `null`: nothing was chosen. */
  readonly reason: DismissReason | null
  /** The right subject and stage, where the machine's were wrong; `null` where nobody said so. */
  readonly subject: Subject | null
  readonly stage: ClassifiedStage | null
}

export const NO_CORRECTION: Correction = { reason: null, subject: null, stage: null }

/** A person's word on what the machine found: what later versions of the classifier are measured by. */
export type OperatorLabel = Correction & {
  readonly id: string
  readonly violationId: string
  readonly decision: LabelDecision
  /** The person's own words. */
  readonly note: string
  /** What the machine had said at that time. */
  readonly machine: MachineFinding
  readonly at: Instant
  /** `user:<name>` or `program:<name>`. */
  readonly who: string
}

export type MachineFinding = {
  readonly label: ClassificationLabel
  readonly score: number
  readonly subject: Subject | null
  readonly stage: ClassifiedStage
  readonly modelVersion: string
}

export const machineFinding = (classification: Classification): MachineFinding => ({
  label: classification.label,
  score: classification.score,
  subject: classification.subjects[0]?.code ?? null,
  stage: classification.stage,
  modelVersion: classification.modelVersion,
})

/**
 * What the person says the screens showed; `null` when the decision tells nothing of them (a lesson in permitted time
 * is dismissed and is a lesson all the same, or not).
 */
export function saidContent(
  label: Pick<OperatorLabel, 'decision' | 'reason'>,
): 'subject' | 'non-subject' | null {
  if (label.decision === 'confirmed') return 'subject'
  return label.reason === 'not-subject' || label.reason === 'not-k12' ? 'non-subject' : null
}

export type NewLabel = {
  readonly id: string
  readonly decision: LabelDecision
  readonly correction: Correction
  readonly note: string
  readonly at: Instant
  readonly who: string
}

export const labelOf = (
  violation: Violation,
  { correction, ...given }: NewLabel,
): OperatorLabel => ({
  ...given,
  ...correction,
  violationId: violation.id,
  machine: machineFinding(violation.classification),
})
