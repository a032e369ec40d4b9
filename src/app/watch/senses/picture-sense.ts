import { owesReading } from '../../../core/patrol/load/reading-thrift.ts'
import {
  type PictureBlocks,
  type PictureSummary,
  pictureGate,
  summarisePicture,
} from '../../../core/picture/picture-gate.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { SampledFrame, Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { Recognition, TextRecogniser } from '../../../ports/sight/text-recogniser.ts'
import { readPicture } from '../../sight/read-picture.ts'
import type { RoomLens } from '../../sight/room-lens.ts'
import { countReading, type ReadingLedger } from '../reading-ledger.ts'
import {
  heardOf,
  impressionOf,
  type LastRead,
  lastReadOf,
  NEVER_READ,
  type Read,
  recorded,
  textOf,
} from './read-pictures.ts'
import type { HeardPicture, Sense, SenseNeed } from './sense.ts'

export type PictureSenseDeps = {
  readonly clock: Clock
  readonly recogniser: TextRecogniser
  readonly readings: ReadingLedger
}

/** It stands, and was read with less than is asked for now, or has lines that were left for a later look. */
const isOwed = ({ reading: { less, unread = 0 } }: LastRead, { thrift }: SenseNeed): boolean =>
  unread > 0 || owesReading(less ?? null, thrift)

/** Reading on left as much unread as before: what was read is not remembered, or does not hold still. */
const isStuck = (standing: LastRead | null, { unread = 0 }: Recognition): boolean =>
  standing !== null && unread > 0 && unread >= (standing.reading.unread ?? Number.POSITIVE_INFINITY)

/** What cannot be read little by little is read whole, once, rather than in part at every look. */
const askedBy = ({ urgent, thrift }: SenseNeed, stuck: boolean) =>
  thrift === null || stuck ? { urgent } : { urgent, thrift }

/** What was read last, where the picture still shows it and nothing asks for it afresh. */
function standingAt(
  last: LastRead | null,
  picture: PictureSummary,
  { afresh }: SenseNeed,
): LastRead | null {
  if (last === null || afresh) return null
  return pictureGate(last.picture, picture) === 'unchanged' ? last : null
}

/** Without help of earlier pictures, and with nothing left out. */
const isWhole = ({ linesReused, less }: Recognition): boolean =>
  linesReused === 0 && less === undefined

/**
 * Seeing: samples through the lens, reads what the gate lets through. What does not look like a lesson may be read with
 * the help of earlier frames, or with less; what may become evidence is not. `place` is the room, for the reader's memory of lines.
 */
export function openPictureSense(
  deps: PictureSenseDeps,
  lens: RoomLens,
  place: string,
  needs: () => SenseNeed,
): Sense {
  const { clock, recogniser, readings } = deps
  let last: LastRead | null = null
  let glanced: PictureBlocks | null = null
  let stuck = false

  const read = async (sampled: SampledFrame, signal: AbortSignal): Promise<Read | Unseen> => {
    const picture = summarisePicture(sampled.frame)
    const standing = standingAt(last, picture, needs())
    readings.count('pictures')
    if (standing !== null && !isOwed(standing, needs())) {
      readings.count('unchanged')
      return { last: standing, changed: false }
    }
    const asked = askedBy(needs(), stuck && standing !== null)
    const quick = await readPicture(recogniser, sampled.png, { signal, place, ...asked })
    if (quick.kind === 'unseen') {
      readings.count('unread')
      // It is on the wall by now: whatever comes next is new.
      last = null
      return quick
    }
    countReading(readings, quick.reading)
    stuck = isStuck(standing, quick.reading)
    // Compared with what was read, not with the frame before: slow drift must not go unread for ever.
    last = lastReadOf(sampled.frame, picture, quick.reading, glanced)
    if (isWhole(quick.reading) || !needs().matters(textOf(quick.reading)))
      return { last, changed: true }
    const fresh = await readPicture(recogniser, sampled.png, { signal, urgent: asked.urgent })
    if (fresh.kind === 'unseen') return fresh
    readings.count('read-afresh')
    last = { ...last, reading: fresh.reading }
    return { last, changed: true }
  }

  const knows = (glance: PictureBlocks): boolean => {
    glanced = glance
    if (last === null || needs().afresh || isOwed(last, needs())) return false
    return pictureGate(last.glance, glance) === 'unchanged'
  }

  /** The picture that was last read stands: there is nothing to read. */
  const stood = (): Read | Unseen => {
    if (last === null) return NEVER_READ
    readings.count('pictures')
    readings.count('unchanged')
    readings.count('stood')
    return { last, changed: false }
  }

  return {
    name: 'picture',
    async next(signal) {
      glanced = null
      const sample = await lens.sample(signal, knows)
      const when = { at: clock.now(), steady: clock.monotonic() }
      if (sample.kind === 'unseen') {
        return { ...when, kind: 'unseen', sense: 'picture', unseen: sample, shown: null }
      }
      const offered = recorded(sample.source.recording)
      const sampled = sample.kind === 'frame' ? sample.sampled : null
      const made = sampled === null ? stood() : await read(sampled, signal)
      if ('kind' in made) {
        const shown = { png: sampled?.png ?? null, ...offered }
        return { ...when, kind: 'unseen', sense: 'picture', unseen: made, shown }
      }
      const impression = { ...impressionOf(sampled, made), ...offered }
      return { ...when, ...heardOf(sampled, made, when.at), impression } satisfies HeardPicture
    },
  }
}
