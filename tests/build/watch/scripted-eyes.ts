import { createHash } from 'node:crypto'
import type { Recording } from '../../../src/core/patrol/recording.ts'
import type { Frame } from '../../../src/core/picture/frame.ts'
import { summarisePicture } from '../../../src/core/picture/picture-gate.ts'
import type { Instant } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { SoundOutcome } from '../../../src/ports/hearing/sound-sampler.ts'
import type { StreamViewer } from '../../../src/ports/sight/stream-viewer.ts'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'
import { scriptedReader } from './scripted-reader.ts'

/** What a room shows at an instant: the lines of its screen, or nothing that could be seen. */
export type Screenplay = (at: Instant) => readonly string[] | 'unseen'

/** What is heard beside the picture of that moment. */
export type Sounds = (at: Instant) => SoundOutcome

const COLUMNS = 64
const ROWS = 36

const digestOf = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A picture that differs where the words do; one colour without words. */
function pictureOf(lines: readonly string[]): Frame {
  const rgb = new Uint8Array(COLUMNS * ROWS * 3).fill(220)
  const digest = digestOf(lines.join('\n'))
  for (let i = 0; lines.length > 0 && i < rgb.length; i += 3) {
    const block = Math.floor(i / 3 / 8)
    rgb.fill((digest[block % digest.length] ?? 0) ^ (block % 7), i, i + 3)
  }
  return { width: COLUMNS, height: ROWS, rgb }
}

/** The same eyes, which tell of a picture that stands that it does, as those that look at live streams do. */
export const withGlances = (viewer: StreamViewer): StreamViewer => ({
  ...viewer,
  async glance(url, { stands, ...options }) {
    const sample = await viewer.sample(url, options)
    if (sample.kind !== 'frame' || !stands(summarisePicture(sample.sampled.frame))) return sample
    const { sampled: _known, ...seen } = sample
    return { ...seen, kind: 'stands' }
  },
})

/** Eyes that see what a screenplay says of the moment, and a reader that reads it without a fault, or its first line alone. */
export function scriptedEyes(
  clock: Pick<Clock, 'now'>,
  shows: Screenplay,
  recording: Recording | null = null,
  sounds: Sounds | null = null,
): { readonly viewer: StreamViewer; readonly recogniser: TextRecogniser } {
  let shown: readonly string[] = []
  const unseen = {
    kind: 'unseen',
    reason: 'timeout',
    httpStatus: null,
    detail: 'scripted',
  } as const
  const viewer: StreamViewer = {
    probe: async () => unseen,
    sample: async (resolvedUrl, { soundSeconds }) => {
      const screen = shows(clock.now())
      if (screen === 'unseen') return unseen
      shown = screen
      const frame = pictureOf(screen)
      const png = new TextEncoder().encode(screen.join('\n'))
      const sampled = { frame, png, sha256: digestOf(png).toString('hex') }
      const { width, height } = frame
      const recorded = recording === null ? {} : { recording }
      const source = {
        kind: 'flv',
        resolvedUrl,
        videoCodec: 'h264',
        width,
        height,
        ...recorded,
      } as const
      const sound = soundSeconds === undefined || sounds === null ? null : sounds(clock.now())
      return { kind: 'frame', sampled, source, ...(sound === null ? {} : { sound }) }
    },
  }
  const recogniser = scriptedReader(() => shown)
  return { viewer, recogniser }
}
