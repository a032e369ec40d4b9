import type { Unseen } from '../../ports/sight/stream-viewer.ts'

/** A coded picture as it came off a live stream. */
export type CodedPicture = {
  /** Short codec name, as ffmpeg calls it. */
  readonly codec: string
  /** How `bytes` are to be read: an elementary stream, or what follows each other in a file. */
  readonly format: 'h264' | 'hevc' | 'flv' | 'ivf'
  /** Decodable without any picture before it; its bytes then begin with the decoder's set-up. */
  readonly keyframe: boolean
  readonly bytes: Uint8Array
  readonly width: number | null
  readonly height: number | null
  /** Time of the picture as the stream counts; `null` when it counts anew for each viewer. */
  readonly milliseconds: number | null
}

/** The pictures of a stream as they come and, in the end, why there are no more. Leaving it hangs up. */
export type PictureStream = AsyncGenerator<CodedPicture, Unseen>
