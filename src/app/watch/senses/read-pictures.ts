import type { Recording } from '../../../core/patrol/recording.ts'
import type { Frame } from '../../../core/picture/frame.ts'
import {
  emptinessOf,
  type PictureBlocks,
  type PictureSummary,
} from '../../../core/picture/picture-gate.ts'
import { hasQrCode } from '../../../core/picture/qr-code.ts'
import { type PicturePrint, printOfPicture } from '../../../core/replay/air-print.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { SampledFrame, Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { Recognition } from '../../../ports/sight/text-recogniser.ts'
import type { Keepable } from './sense.ts'

/** What was last read, picture and words. Lost with its worker, which costs one reading. */
export type LastRead = {
  readonly picture: PictureSummary
  /** What a glance at it showed, which others are compared with: decoders differ in what they make of colours. */
  readonly glance: PictureBlocks
  readonly reading: Recognition
  readonly qrCode: boolean
  readonly print: PicturePrint
}

export type Read = { readonly last: LastRead; readonly changed: boolean }

/** What stands without ever having been read was seen by nobody. */
export const NEVER_READ: Unseen = {
  kind: 'unseen',
  reason: 'decoder-failed',
  httpStatus: null,
  detail: 'nothing was read that could stand',
}

export const lastReadOf = (
  frame: Frame,
  picture: PictureSummary,
  reading: Recognition,
  glance: PictureBlocks | null,
): LastRead => ({
  picture,
  reading,
  glance: glance ?? picture,
  qrCode: hasQrCode(frame),
  print: printOfPicture(frame),
})

export const textOf = ({ lines }: Recognition): string => lines.map(({ text }) => text).join('\n')

function keepableOf(
  { frame, png, sha256 }: SampledFrame,
  { picture, reading: { lines, engine } }: LastRead,
  at: Instant,
): Keepable {
  const { width, height } = frame
  const shown = { perceptualHash: picture.hash, width, height, lines, engine }
  return { piece: { kind: 'frame', at, sha256, ...shown }, bytes: png, mediaType: 'image/png' }
}

/** The words of a picture; `sampled` is `null` where it stands. */
export const heardOf = (sampled: SampledFrame | null, { last, changed }: Read, at: Instant) => ({
  kind: 'heard' as const,
  sense: 'picture' as const,
  text: textOf(last.reading),
  lines: last.reading.lines,
  ...(last.reading.less === undefined ? {} : { less: last.reading.less }),
  changed,
  keepable: changed && sampled !== null ? keepableOf(sampled, last, at) : null,
})

/** What it shows besides: of what stands what it showed when it was read. */
export const impressionOf = (
  sampled: SampledFrame | null,
  { last: { picture, qrCode, print }, changed }: Read,
) => ({
  png: sampled?.png ?? null,
  qrCode,
  emptiness: emptinessOf(picture),
  print: sampled === null || changed ? print : printOfPicture(sampled.frame),
})

export const recorded = (recording: Recording | undefined) =>
  recording === undefined ? {} : { recording }
