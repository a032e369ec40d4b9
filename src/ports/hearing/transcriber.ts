import type { Transcript } from '../../core/hearing/transcript.ts'
import type { Duration } from '../../core/time/duration.ts'

/** Turns speech into text: an engine on this machine, or a server that speaks the common interface. */
export interface Transcriber {
  /** Engine and model, as kept with the text. */
  readonly engine: string
  /**
   * `samples`: one channel of 16 kHz, at most half a minute. Never throws for what is in the sound or for what the other
   * side does.
   */
  transcribe(
    samples: Float32Array,
    options: { readonly budget: Duration; readonly signal?: AbortSignal },
  ): Promise<Transcript>
  close(): Promise<void>
}
