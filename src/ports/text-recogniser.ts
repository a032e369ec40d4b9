import type { TextLine } from '../core/detection/frame.ts'
import type { Duration } from '../core/time/duration.ts'

export type Recognition = {
  /** Engine and version, as kept in evidence, e.g. `onnxruntime-node 1.30.0 PP-OCRv4-mobile 4f8fc6431593`. */
  readonly engine: string
  readonly lines: readonly TextLine[]
  readonly took: Duration
}

/** Reads text off a picture. The same picture reads the same, whatever was read before. */
export interface TextRecogniser {
  /** Engine and version, as in what it reads. */
  readonly engine: string
  /** `picture` is PNG or JPEG. Rejects only when the engine itself is broken or `signal` aborts. */
  recognise(picture: Uint8Array, signal?: AbortSignal): Promise<Recognition>
  close(): Promise<void>
}
