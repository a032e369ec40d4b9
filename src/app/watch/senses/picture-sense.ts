import type { Recording } from '../../../core/patrol/recording.ts'
import {
  emptinessOf,
  type PictureSummary,
  pictureGate,
  summarisePicture,
} from '../../../core/picture/picture-gate.ts'
import { hasQrCode } from '../../../core/picture/qr-code.ts'
import { printOfPicture } from '../../../core/replay/air-print.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { SampledFrame, Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { Recognition, TextRecogniser } from '../../../ports/sight/text-recogniser.ts'
import { readPicture } from '../../sight/read-picture.ts'
import type { RoomLens } from '../../sight/room-lens.ts'
import { countReading, type ReadingLedger } from '../reading-ledger.ts'
import type { HeardPicture, Keepable, Sense, SenseNeed } from './sense.ts'

export type PictureSenseDeps = {
  readonly clock: Clock
  readonly recogniser: TextRecogniser
  readonly readings: ReadingLedger
}

/** What was last read, picture and words. Lost with its worker, which costs one reading. */
type LastRead = {
  readonly picture: PictureSummary
  readonly reading: Recognition
  readonly qrCode: boolean
}

type Read = { readonly last: LastRead; readonly changed: boolean }

const textOf = ({ lines }: Recognition): string => lines.map(({ text }) => text).join('\n')

function keepableOf(
  { frame, png, sha256 }: SampledFrame,
  { picture, reading: { lines, engine } }: LastRead,
  at: Instant,
): Keepable {
  const { width, height } = frame
  const shown = { perceptualHash: picture.hash, width, height, lines, engine }
  return { piece: { kind: 'frame', at, sha256, ...shown }, bytes: png, mediaType: 'image/png' }
}

/**
 * Seeing: samples through the lens, reads what the gate lets through. What does not look like a lesson may be read with
 * the help of earlier frames; what may become evidence is not. `place` is the room, for the reader's memory of lines.
 */
export function openPictureSense(
  deps: PictureSenseDeps,
  lens: RoomLens,
  place: string,
  needs: () => SenseNeed,
): Sense {
  const { clock, recogniser, readings } = deps
  let last: LastRead | null = null

  const read = async (sampled: SampledFrame, signal: AbortSignal): Promise<Read | Unseen> => {
    const { urgent, afresh } = needs()
    const picture = summarisePicture(sampled.frame)
    const gate = pictureGate(afresh ? null : (last?.picture ?? null), picture)
    readings.count('pictures')
    if (gate === 'unchanged' && last !== null) {
      readings.count('unchanged')
      return { last, changed: false }
    }
    const quick = await readPicture(recogniser, sampled.png, { signal, urgent, place })
    if (quick.kind === 'unseen') {
      readings.count('unread')
      return quick
    }
    countReading(readings, quick.reading)
    // Compared with what was read, not with the frame before: slow drift must not go unread for ever.
    last = { picture, reading: quick.reading, qrCode: hasQrCode(sampled.frame) }
    const reused = quick.reading.linesReused > 0
    if (!reused || !needs().matters(textOf(quick.reading))) return { last, changed: true }
    const fresh = await readPicture(recogniser, sampled.png, { signal, urgent })
    if (fresh.kind === 'unseen') return fresh
    readings.count('read-afresh')
    last = { ...last, reading: fresh.reading }
    return { last, changed: true }
  }

  const heardOf = (sampled: SampledFrame, made: Read, at: Instant) => ({
    kind: 'heard' as const,
    sense: 'picture' as const,
    text: textOf(made.last.reading),
    lines: made.last.reading.lines,
    changed: made.changed,
    keepable: made.changed ? keepableOf(sampled, made.last, at) : null,
  })

  const impressionOf = ({ frame, png }: SampledFrame, { last: { picture, qrCode } }: Read) => ({
    png,
    qrCode,
    emptiness: emptinessOf(picture),
    print: printOfPicture(frame),
  })

  const recorded = (recording: Recording | undefined) =>
    recording === undefined ? {} : { recording }

  return {
    name: 'picture',
    async next(signal) {
      const sample = await lens.sample(signal)
      const when = { at: clock.now(), steady: clock.monotonic() }
      if (sample.kind === 'unseen') {
        return { ...when, kind: 'unseen', sense: 'picture', unseen: sample, shown: null }
      }
      const { sampled, source } = sample
      const offered = recorded(source.recording)
      const made = await read(sampled, signal)
      if ('kind' in made) {
        const shown = { png: sampled.png, ...offered }
        return { ...when, kind: 'unseen', sense: 'picture', unseen: made, shown }
      }
      const impression = { ...impressionOf(sampled, made), ...offered }
      return { ...when, ...heardOf(sampled, made, when.at), impression } satisfies HeardPicture
    },
  }
}
