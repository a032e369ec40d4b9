import type { Recording } from '../../core/patrol/recording.ts'
import type { Frame } from '../../core/picture/frame.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { StreamSource, Unseen } from '../../ports/sight/stream-viewer.ts'
import type { Deadline } from './deadline.ts'
import type { DecodeOutcome, FrameDecoder } from './ffmpeg/decode-frame.ts'
import type { Glance } from './glance/glance.ts'
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
  /** Looks before it decodes; `null` where the frame is wanted whatever it shows. */
  readonly glance: Glance | null
}

export type Sighting =
  | {
      readonly kind: 'sighting'
      /** `null`: it stands, as a glance said. */
      readonly frame: Frame | null
      readonly source: StreamSource
      /** Presentation time of the picture as the stream counts. */
      readonly streamMilliseconds: number | null
    }
  | Unseen

const sizeOf = (shown: Exclude<DecodeOutcome, { kind: 'failed' }>) => {
  const { width, height } = shown.kind === 'frame' ? shown.frame : shown
  return { width, height }
}

export const sighting = (
  kind: StreamSource['kind'],
  resolvedUrl: string,
  shown: Exclude<DecodeOutcome, { kind: 'failed' }>,
  recording: Recording | null = null,
): Sighting => ({
  kind: 'sighting',
  frame: shown.kind === 'frame' ? shown.frame : null,
  streamMilliseconds: shown.report.pictureMilliseconds,
  source: {
    kind,
    resolvedUrl,
    videoCodec: shown.report.videoCodec,
    ...sizeOf(shown),
    ...(recording === null ? {} : { recording }),
  },
})
