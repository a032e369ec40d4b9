import type { ReadingThrift } from '../../core/patrol/load/reading-thrift.ts'
import type { TextLine } from '../../core/picture/frame.ts'
import type { Duration } from '../../core/time/duration.ts'

export type Recognition = {
  /** Engine and version, as kept in evidence, e.g. `onnxruntime-node 1.30.0 PP-OCRv4-mobile 4f8fc6431593`. */
  readonly engine: string
  readonly lines: readonly TextLine[]
  /** How many of them were known from an earlier picture of the same place and not read again. */
  readonly linesReused: number
  readonly took: Duration
  /** With what less it was really read; left out: all that stands on the picture was looked for and read. */
  readonly less?: ReadingThrift
  /** How many lines are known to stand there and were left for a later look; left out: none. Another reading reads on. */
  readonly unread?: number
}

export type RecogniseOptions = {
  readonly signal?: AbortSignal
  /**
   * The room that the picture is of. A line that stands where one stood and looks as it looked may then be taken from
   * memory, which saves most of the reading. Left out, everything is read afresh: what becomes evidence must be.
   */
  readonly place?: string
  /** Read before what already waits: a room under suspicion. */
  readonly urgent?: boolean
  /** What may be left out, because there is more to read than time: of calm rooms alone. Left out: nothing. */
  readonly thrift?: ReadingThrift
}

/** Reads text off a picture. Without a `place`, the same picture reads the same, whatever was read before. */
export interface TextRecogniser {
  /** Engine and version, as in what it reads. */
  readonly engine: string
  /**
   * `picture` is PNG or JPEG. Rejects with `RecognitionTrouble`, or with the reason of `signal`. Takes up to the bound
   * of its queue and refuses what is beyond.
   */
  recognise(picture: Uint8Array, options?: RecogniseOptions): Promise<Recognition>
  /** Why it cannot be relied on now: the engine failed on the last pictures, whatever they were. `null`: ready. */
  trouble(): string | null
  close(): Promise<void>
}
