import type { CodedPicture } from '../coded-picture.ts'
import { annexB, isKeyUnit, isParameterSet, nalType, splitAnnexB } from '../nal/annex-b.ts'
import { shownAtOnce } from '../nal/shown-at-once.ts'

/** A keyframe as a decoder of many rooms is asked about it: one picture goes in, at most one comes out. */
export type GlanceQuestion = {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** Smaller ones gain nothing, larger ones are hostile or rare. */
const PIXELS_AT_MOST = 4_096 * 2_304
const SEQUENCE = 7

/**
 * The picture's parameter sets and its one slice, nothing else. `null`: it has several slices, of which a hostile
 * encoder could make several pictures, or fields, or another codec: a decoder of its own has to see it.
 */
export function glanceQuestion({ format, bytes }: CodedPicture): GlanceQuestion | null {
  if (format !== 'h264') return null
  const units = splitAnnexB(bytes)
  const slices = units.filter((unit) => nalType('h264', unit) <= 5)
  const [slice] = slices
  const sets = units.filter((unit) => isParameterSet('h264', unit))
  const sequences = sets.filter((unit) => nalType('h264', unit) === SEQUENCE)
  const [sequence] = sequences
  if (slice === undefined || slices.length > 1 || !isKeyUnit('h264', slice)) return null
  if (sequence === undefined || sequences.length > 1) return null
  const rewritten = shownAtOnce(sequence)
  if (rewritten === null || !rewritten.sequence.framesOnly) return null
  const { width, height } = rewritten.sequence
  const sane = width > 0 && height > 0 && width * height <= PIXELS_AT_MOST
  const others = sets.filter((unit) => unit !== sequence)
  return sane ? { bytes: annexB([rewritten.unit, ...others, slice]), width, height } : null
}
