import type { ReadingThrift } from '../../../core/patrol/load/reading-thrift.ts'
import type { Recording } from '../../../core/patrol/recording.ts'
import type { TextLine } from '../../../core/picture/frame.ts'
import type { PictureEmptiness } from '../../../core/picture/picture-gate.ts'
import type { PicturePrint } from '../../../core/replay/air-print.ts'
import type { Duration } from '../../../core/time/duration.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { EvidencePiece, SpokenLine } from '../../../core/violations/evidence-piece.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'

/** By what a watch learns what is on air in a room. */
export const SENSES = ['picture', 'sound'] as const
export type SenseName = (typeof SENSES)[number]

/** What may be kept of what was heard, and the bytes of it. Nothing is stored before the fold asks for it. */
export type Keepable = {
  readonly piece: EvidencePiece
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** When something was heard, by both clocks of the machine. */
type When = { readonly at: Instant; readonly steady: Duration }

type HeardWords = When & {
  readonly kind: 'heard'
  /** The words of `lines`, parted by line feeds. */
  readonly text: string
  /** `false`: the same as last time. */
  readonly changed: boolean
  /** `null` where it is not new: it was offered when it came up. */
  readonly keepable: Keepable | null
}

/** What a picture shows besides words. */
export type Impression = {
  /** `null`: the picture stands, and was not decoded in its colours. */
  readonly png: Uint8Array | null
  readonly emptiness: PictureEmptiness
  readonly print: PicturePrint
  readonly qrCode: boolean
  /** Left out of what is live. */
  readonly recording?: Recording
}

export type HeardPicture = HeardWords & {
  readonly sense: 'picture'
  readonly lines: readonly TextLine[]
  /** With what less it was read; left out: with nothing less. */
  readonly less?: ReadingThrift
  readonly impression: Impression
}
export type HeardSound = HeardWords & {
  readonly sense: 'sound'
  readonly lines: readonly SpokenLine[]
  /** Share of what was listened to in which somebody speaks, 0 to 1. */
  readonly speech: number
}

/** One look, by whatever sense: all that the fold (`memory/remember.ts`) is told of it. */
export type Heard = HeardPicture | HeardSound

/** Nothing could be made out: neither for nor against a lesson. */
export type Unheard = When & {
  readonly kind: 'unseen'
  readonly sense: SenseName
  readonly unseen: Unseen
  /** A picture came that nobody could read; `null`: nothing came. */
  readonly shown: Pick<Impression, 'png' | 'recording'> | null
}

/** What the memory asks of a sense at this moment. */
export type SenseNeed = {
  /** Something speaks for a lesson already: before what else waits. */
  readonly urgent: boolean
  /** What stands is offered once more as something that may be kept. */
  readonly afresh: boolean
  /** With what less pictures may be read, because the patrol does not keep up; `null`: with nothing less. */
  readonly thrift: ReadingThrift | null
  /** Whether these words may become evidence: then they are to be made out without help of earlier ones. */
  readonly matters: (text: string) => boolean
  /** What is spoken now is to be kept although nobody knows the words. */
  readonly keepSpeech: boolean
}

/** One way to learn what is on air. Keeps for itself what only it needs (the last picture, a decoder). */
export interface Sense {
  readonly name: SenseName
  /** Resolves with what could be made out next, or why not; never rejects for what a stream does. */
  next(signal: AbortSignal): Promise<Heard | Unheard>
}
