import type { Sound, Unheard } from '../../core/hearing/sound.ts'
import type { Duration } from '../../core/time/duration.ts'

export type SoundOutcome = Sound | Unheard

/** Containers that sound comes in as bytes. */
export type SoundFormat =
  | 'flv'
  | 'mpegts'
  | 'mp4'
  | 'webm'
  // Without pictures.
  | 'mp3'
  | 'aac'
  | 'ogg'
  | 'wav'
  | 'flac'
  | 'ac3'
  | 'amr'

/** Where sound is had by itself, without a picture beside it. */
export type SoundPlace =
  /** A file of a person at the command line; any container that the decoder knows. */
  | { readonly kind: 'local-file'; readonly path: string }
  /** Bytes that were already fetched. */
  | { readonly kind: 'bytes'; readonly format: SoundFormat; readonly bytes: Uint8Array }

export type SoundOptions = {
  /** So much at most is decoded, from the beginning. */
  readonly seconds: number
  /** The whole call ends within this time. */
  readonly budget: Duration
  readonly signal?: AbortSignal
}

/**
 * Decodes sound, bounded in time, memory and length. Never throws for what the bytes hold. Sound beside a picture comes
 * with it: see `ViewOptions.soundSeconds`.
 */
export interface SoundSampler {
  sample(place: SoundPlace, options: SoundOptions): Promise<SoundOutcome>
}
