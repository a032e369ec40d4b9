import type { Recording } from '../../core/patrol/recording.ts'
import type { Frame } from '../../core/picture/frame.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { StreamSource, Unseen } from '../../ports/sight/stream-viewer.ts'
import type { Deadline } from './deadline.ts'
import type { FrameDecoder } from './ffmpeg/decode-frame.ts'
import type { DecoderReport } from './ffmpeg/decoder-report.ts'
import type { PlaylistMemory } from './hls/playlist-memory.ts'
import type { RecordingMemory } from './recording/recording-memory.ts'
import type { Ear } from './sound/ear.ts'

/** What looking at any kind of stream takes. */
export type Look = {
  readonly egress: Egress
  readonly decoder: FrameDecoder
  readonly clock: Clock
  readonly playlists: PlaylistMemory
  readonly recordings: RecordingMemory
  readonly deadline: Deadline
  /** Where in a recording, 0 to 1. */
  readonly place: number
  /** Listens along; `null` where no sound is asked for. */
  readonly ear: Ear | null
}

export type Sighting =
  | {
      readonly kind: 'sighting'
      readonly frame: Frame
      readonly source: StreamSource
      /** Presentation time of the picture as the stream counts. */
      readonly streamMilliseconds: number | null
    }
  | Unseen

export const sighting = (
  kind: StreamSource['kind'],
  resolvedUrl: string,
  frame: Frame,
  report: DecoderReport,
  recording: Recording | null = null,
): Sighting => ({
  kind: 'sighting',
  frame,
  streamMilliseconds: report.pictureMilliseconds,
  source: {
    kind,
    resolvedUrl,
    videoCodec: report.videoCodec,
    width: frame.width,
    height: frame.height,
    ...(recording === null ? {} : { recording }),
  },
})
