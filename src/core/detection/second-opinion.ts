import type { Instant } from '../time/instant.ts'
import type { ClassificationLabel } from './classification.ts'

/** Why there is no second opinion. Never read as "clean". */
export const NO_OPINION_REASONS = [
  'budget',
  'busy',
  'timeout',
  'unreachable',
  'blocked-address',
  'refused',
  'bad-answer',
] as const
export type NoOpinionReason = (typeof NO_OPINION_REASONS)[number]

/**
 * What a model of the user's own says of a picture of which ours was unsure. It stands beside ours and never enters
 * what opens a violation or cuts a stream.
 */
export type OpinionAnswer =
  | {
      readonly kind: 'opinion'
      readonly label: ClassificationLabel
      /** Its belief in subject teaching, 0..1. */
      readonly score: number
      /** In its own words, at most 500 characters: hostile text, only ever shown. */
      readonly reason: string
    }
  | { readonly kind: 'no-opinion'; readonly reason: NoOpinionReason; readonly detail: string }

/** An answer with what it is about. */
export type SecondOpinion = {
  /** The kept frame that was shown. */
  readonly sha256: string
  readonly at: Instant
  /** Name of the model that was asked. */
  readonly model: string
  readonly millis: number
  readonly answer: OpinionAnswer
}
