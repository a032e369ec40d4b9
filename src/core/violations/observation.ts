import type { Classification } from '../detection/classification.ts'
import type { SecondOpinion } from '../detection/second-opinion.ts'
import type { ReadingThrift } from '../patrol/load/reading-thrift.ts'
import type { Recording } from '../patrol/recording.ts'
import type { UnseenReason } from '../patrol/unseen-reason.ts'
import type { Verdict } from '../policy/verdict.ts'
import type { Instant } from '../time/instant.ts'
import type { EvidencePiece, FramePiece } from './evidence-piece.ts'
import type { SessionTrace } from './session-trace.ts'

type ObservationBase = {
  /** Unique for ever; recording the same observation twice changes nothing. */
  readonly id: string
  readonly roomId: string
  /** The watch lease that made it. */
  readonly watchId: string
  readonly at: Instant
  /** The look that it comes from (`core/patrol/look-id.ts`); left out: nobody follows looks. */
  readonly traceparent?: string
  /** The stream that was looked at, where the room's page had to be asked for it. */
  readonly watchedUrl?: string
}

/** What a watch reports after each look. Only `seen` may ever count as clean. */
export type Observation =
  | (ObservationBase & {
      readonly kind: 'seen'
      /** Evidence over time says a lesson is under way (one frame alone does not, unless overwhelming). */
      readonly instructing: boolean
      readonly classification: Classification
      readonly verdict: Verdict
      /** Empty when nothing is suspect: what is clean is not kept. */
      readonly evidence: readonly EvidencePiece[]
      /** What the verdict rests on besides its evidence, to work it out again; left out where there is nothing to record. */
      readonly trace?: SessionTrace
      /** What another model said of frames since the observation before. Shown beside ours, never part of the verdict. */
      readonly opinions?: readonly SecondOpinion[]
      /** What was told as leaning towards a lesson has turned out to be something else. Left out: no. */
      readonly withdrawn?: true
      /** It was listened to: says nothing of whether the room was seen. Left out: a picture. */
      readonly sense?: 'sound'
      /** Looks alike since the one that was told before, this one included. Left out: one. */
      readonly standsFor?: number
      /** What was looked at is no live stream. */
      readonly recording?: Recording
      /** The picture was read with less, because the patrol did not keep up: what was not read may say anything. */
      readonly less?: ReadingThrift
    })
  | (ObservationBase & { readonly kind: 'unseen'; readonly reason: UnseenReason })
  | (ObservationBase & { readonly kind: 'off-air' })

/** As the version before wrote it into the queue: frames only, and no kind. */
type FramesOnly = { readonly frames?: readonly Omit<FramePiece, 'kind'>[] }

/** What is to be kept with a look, also where it waited in the queue while the program was renewed. */
export function evidenceOf(
  observation: Extract<Observation, { kind: 'seen' }>,
): readonly EvidencePiece[] {
  const { evidence, frames = [] } = observation as Partial<typeof observation> & FramesOnly
  return evidence ?? frames.map((frame) => ({ ...frame, kind: 'frame' }))
}
