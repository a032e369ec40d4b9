import type { LookPriority } from '../../core/patrol/politeness.ts'
import type { Recording } from '../../core/patrol/recording.ts'
import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'
import type { Frame } from '../../core/picture/frame.ts'
import type { PictureBlocks } from '../../core/picture/picture-gate.ts'
import type { SourceKind } from '../../core/registry/live-room.ts'
import type { Duration } from '../../core/time/duration.ts'
import type { PagePass } from '../egress.ts'
import type { SoundOutcome } from '../hearing/sound-sampler.ts'

/** What a stream turned out to be. */
export type StreamSource = {
  readonly kind: SourceKind
  /** The address that media was finally taken from (after redirects, out of a page). */
  readonly resolvedUrl: string
  readonly videoCodec: string | null
  readonly width: number | null
  readonly height: number | null
  /** Left out of what is live. */
  readonly recording?: Recording
}

export type Unseen = {
  readonly kind: 'unseen'
  readonly reason: UnseenReason
  /** HTTP status when a server answered with one: 404 on a registered address means off air, 403 does not. */
  readonly httpStatus: number | null
  /** The server was reached and answered, but no media came within the budget. Absent: not known. */
  readonly reached?: boolean
  /** It was given less time than looks have, and ended by that: our impatience, which says nothing of the server. */
  readonly cutShort?: boolean
  /** What the server named as the time to stay away (RFC 9110 §10.2.3). */
  readonly retryAfterSeconds?: number
  /** Short technical detail for logs and evidence, never shown alone. No secrets. */
  readonly detail: string
}

export type ProbeOutcome = { readonly kind: 'on-air'; readonly source: StreamSource } | Unseen

/** A frame with the bytes it is kept as. */
export type SampledFrame = {
  readonly frame: Frame
  /** Lossless PNG of the frame: what OCR read is what evidence keeps. */
  readonly png: Uint8Array
  /** Lower-case hex sha256 of `png`. */
  readonly sha256: string
}

/** With the sound beside the picture where `soundSeconds` asked for it; also where there was no picture. */
export type SampleOutcome = (SeenFrame | Unseen) & { readonly sound?: SoundOutcome }

type SeenFrame = {
  readonly kind: 'frame'
  readonly sampled: SampledFrame
  readonly source: StreamSource
  /** Presentation time of the frame as the stream counts, milliseconds; absent or `null` when it carries none. */
  readonly streamMilliseconds?: number | null
}

/** The picture is what `GlanceOptions.stands` says it is: it was not decoded in its colours. */
type StandingFrame = {
  readonly kind: 'stands'
  readonly source: StreamSource
  readonly streamMilliseconds?: number | null
}

export type ViewOptions = {
  /** The whole call ends within this time, with `timeout` when nothing else was found out. */
  readonly budget: Duration
  /**
   * Added to the budget, once, of a stream that has begun to come and announces pictures: servers hold them back until
   * the next keyframe, and those are up to 20 s apart. None when absent.
   */
  readonly keyframePatience?: Duration
  readonly signal?: AbortSignal
  /** What the page that the address was found in had been given to be let in. */
  readonly pass?: PagePass
  /** Who goes first where a platform's budget makes looks wait; `patrol` when absent. */
  readonly priority?: LookPriority
  /** Which picture of a recording, as a fraction of its length; its beginning when absent. Of no effect on live streams. */
  readonly place?: number
  /**
   * Sound to decode beside the picture, from the bytes that were fetched for it and, of a stream, those that follow: a
   * continuous one is watched so much longer, within the same budget. None when absent.
   */
  readonly soundSeconds?: number
  /**
   * Whether the sound of an HLS playlist that has ended is that of its beginning, whatever its last segments show, and
   * not that of the place that is looked at. `false` when absent.
   */
  readonly soundFromBeginning?: boolean
}

export type GlanceOptions = ViewOptions & {
  /** Whether a picture of which these blocks are seen shows what is known already. Never asked where a glance would save nothing. */
  readonly stands: (glance: PictureBlocks) => boolean
}
export type GlanceOutcome = SampleOutcome | (StandingFrame & { readonly sound?: SoundOutcome })

/**
 * Looks at live streams (HLS, HTTP-FLV, RTMP, files). Never throws for what a stream does;
 * every child process is ended when the promise settles.
 */
export interface StreamViewer {
  /** Is media coming? Costs as little as it can. */
  probe(url: string, options: ViewOptions): Promise<ProbeOutcome>
  /** One current frame, decoded; of a recording, the one at `place`. */
  sample(url: string, options: ViewOptions): Promise<SampleOutcome>
  /** The same for less, where the picture stands. Left out: it is always sampled. */
  glance?(url: string, options: GlanceOptions): Promise<GlanceOutcome>
}
