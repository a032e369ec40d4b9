import type { Duration } from '../../core/time/duration.ts'

export type Clip =
  | {
      readonly kind: 'clip'
      /** AAC in MP4. The same samples give the same bytes, so that it can be stored by its content. */
      readonly bytes: Uint8Array
      /** Of `bytes`, lower-case hex. */
      readonly sha256: string
      readonly mediaType: 'audio/mp4'
      readonly seconds: number
    }
  | {
      readonly kind: 'no-clip'
      readonly reason: 'nothing-to-keep' | 'encoder-failed' | 'timeout'
      /** Technical, short. */
      readonly detail: string
    }

/** Makes what is heard into something that is kept and can be played anywhere. */
export interface ClipMaker {
  /** `samples`: one channel of 16 kHz; of more than half a minute the beginning. Never throws. */
  make(
    samples: Float32Array,
    options: { readonly budget: Duration; readonly signal?: AbortSignal },
  ): Promise<Clip>
}
