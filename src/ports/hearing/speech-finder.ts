import type { Heard } from '../../core/hearing/heard.ts'
import type { Duration } from '../../core/time/duration.ts'

/** Says what sound consists of, and where somebody speaks. */
export interface SpeechFinder {
  /** Model and runtime, as kept with what was heard. */
  readonly engine: string
  /**
   * `samples`: one channel of 16 kHz. One after the other. Rejects with `ReaderFailed` for sound that killed two
   * readers, with another error when the model cannot be run and when `budget` is over, turns of others included.
   */
  listen(samples: Float32Array, options?: { readonly budget?: Duration }): Promise<Heard>
  close(): Promise<void>
}
