import type { TextLine } from '../core/detection/frame.ts'
import type { Duration } from '../core/time/duration.ts'

export type Recognition = {
  /** Engine and version, as kept in evidence, e.g. `tesseract.js 7.0.0 chi_sim+eng 4.0.0_best_int`. */
  readonly engine: string
  readonly lines: readonly TextLine[]
  readonly took: Duration
}

/** Reads text off a picture. The same picture reads the same, whatever was read before. */
export interface TextRecogniser {
  /** `picture` is PNG or JPEG. Rejects only when the engine itself is broken or `signal` aborts. */
  recognise(picture: Uint8Array, signal?: AbortSignal): Promise<Recognition>
  close(): Promise<void>
}
