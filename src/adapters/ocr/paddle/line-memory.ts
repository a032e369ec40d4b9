import { owesReading, type ReadingThrift } from '../../../core/patrol/load/reading-thrift.ts'
import type { Box, TextLine } from '../../../core/picture/frame.ts'
import { changedBands, comparedBy, overlaps, type Squares, squaresOf } from './changed-bands.ts'
import { cutStrip } from './cut-strip.ts'
import type { Pixels } from './pixels.ts'
import { boxAround, type Strip } from './strip.ts'

/** A line as it was read, and how the place where it stood looked. */
type RememberedLine = {
  readonly strip: Strip
  /** `null`: there was no time to read it; it is known to stand there. */
  readonly text: string | null
  readonly confidence: number
  readonly look: Uint8Array
}

/** What one room showed when it was last read. */
export type LineMemory = {
  /** The line that still stands at `strip`, or `null` when it must be read. */
  recall(pixels: Pixels, strip: Strip): Pick<TextLine, 'text' | 'confidence'> | null
  /**
   * Where lines have to be looked for, and the lines of before that stand outside. `null`: all over the picture, which is so
   * from time to time whatever changed, and where it was looked at with less before than is asked for now.
   */
  look(
    pixels: Pixels,
    thrift?: ReadingThrift | null,
  ): { readonly bands: readonly Box[]; readonly strips: readonly Strip[] } | null
  /** With what less it was looked for, the picture that was kept last. */
  less(): ReadingThrift | null
  /** Keeps what the picture showed, and forgets what it no longer shows. */
  keep(
    pixels: Pixels,
    lines: readonly Omit<RememberedLine, 'look'>[],
    less?: ReadingThrift | null,
  ): void
}

const HEIGHT = 48
/** After so many pictures that were looked at in parts one is looked at whole: what was missed once is not missed for ever. */
const PARTS_IN_A_ROW = 8
const BLOCK = 6
/** About what re-encoding does to a block of a still line; one changed stroke does three times as much. */
const SAME_COLOUR = 20
/** A detector places the same line a pixel or two off; a longer line has more on it. */
const SAME_PLACE = 0.15
const SAME_LENGTH = 0.03

export function createLineMemory(): LineMemory {
  let remembered: readonly RememberedLine[] = []
  let before: Squares | null = null
  let lookedAt: Squares | null = null
  let inParts = 0
  let keptLess: ReadingThrift | null = null
  return {
    less: () => keptLess,
    look(pixels, thrift = null) {
      const { width, height } = pixels
      const boxes = remembered.map(({ strip }) => ({ strip, box: boxAround(strip, width, height) }))
      const now = squaresOf(pixels)
      const bands =
        inParts < PARTS_IN_A_ROW && !owesReading(keptLess, thrift)
          ? changedBands(
              before,
              now,
              boxes.map(({ box }) => box),
            )
          : null
      lookedAt = bands === null || before === null ? now : comparedBy(before, now, bands)
      // Read anew as well: what was taken for the same once is not taken for it for ever. Not before all of it was read once,
      // or a screen of very many lines would never be.
      const isRead = remembered.every(({ text }) => text !== null)
      if (inParts >= PARTS_IN_A_ROW && isRead) remembered = []
      inParts = bands === null ? 0 : inParts + 1
      if (bands === null) return null
      const outside = boxes.filter(({ box }) => !bands.some((band) => overlaps(band, box)))
      return { bands, strips: outside.map(({ strip }) => strip) }
    },
    recall(pixels, strip) {
      const known = remembered.find((one) => standsAt(one.strip, strip))
      if (known === undefined || known.text === null) return null
      // Cut along the old outline: a new one, a pixel off, would look different all over.
      const now = lookAlong(pixels, known.strip)
      return looksSame(known.look, now) ? { text: known.text, confidence: known.confidence } : null
    },
    keep(pixels, lines, less = null) {
      keptLess = less
      // Only with its lines: what broke off in between has to be looked at again.
      before = lookedAt
      // A line that was not read now is compared with what it looked like when it was: it may change a little each time.
      remembered = lines.map((line) => {
        const known = remembered.find((one) => standsAt(one.strip, line.strip))
        const look = lookAlong(pixels, known?.strip ?? line.strip)
        // One that was read again for how it looks is known by its new look: it would be read each time.
        const stands = known?.text === line.text && looksSame(known.look, look)
        return stands ? known : { ...line, look: lookAlong(pixels, line.strip) }
      })
    },
  }
}

function standsAt(known: Strip, now: Strip): boolean {
  const near = known.thickness * SAME_PLACE
  return (
    Math.abs(known.x - now.x) <= Math.max(near, known.length * SAME_LENGTH) &&
    Math.abs(known.y - now.y) <= Math.max(near, 1) &&
    Math.abs(known.length - now.length) <= Math.max(near, known.length * SAME_LENGTH) &&
    Math.abs(known.thickness - now.thickness) <= known.thickness * SAME_PLACE &&
    Math.abs(known.angle - now.angle) < 0.02
  )
}

/** Mean of each colour in each block of the line laid level. */
function lookAlong(pixels: Pixels, strip: Strip): Uint8Array {
  const natural = (strip.length / Math.max(1, strip.thickness)) * HEIGHT
  const columns = Math.max(2, Math.min(340, Math.round(natural / BLOCK)))
  const width = columns * BLOCK
  const rgb = cutStrip(pixels, strip, width, HEIGHT)
  const sums = new Uint32Array(columns * (HEIGHT / BLOCK) * 3)
  for (let i = 0; i < width * HEIGHT; i += 1) {
    const block =
      (Math.floor(Math.floor(i / width) / BLOCK) * columns + Math.floor((i % width) / BLOCK)) * 3
    for (let colour = 0; colour < 3; colour += 1) {
      sums[block + colour] = (sums[block + colour] ?? 0) + (rgb[i * 3 + colour] ?? 0)
    }
  }
  return Uint8Array.from(sums, (sum) => sum / (BLOCK * BLOCK))
}

function looksSame(before: Uint8Array, now: Uint8Array): boolean {
  return (
    before.length === now.length &&
    before.every((colour, i) => Math.abs(colour - (now[i] ?? 0)) <= SAME_COLOUR)
  )
}
