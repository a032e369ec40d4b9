import type { Heard } from '../../core/hearing/heard.ts'

/** Says what sound consists of, and where somebody speaks. */
export interface SpeechFinder {
  /** Model and runtime, as kept with what was heard. */
  readonly engine: string
  /**
   * `samples`: one channel of 16 kHz. One after the other. Rejects with `ReaderFailed` for sound that killed two
   * readers, with another error when the model cannot be run.
   */
  listen(samples: Float32Array): Promise<Heard>
  close(): Promise<void>
}
