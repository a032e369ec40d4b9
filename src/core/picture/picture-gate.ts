import type { Frame } from './frame.ts'
import type { LumaPicture } from './luma-picture.ts'
import { perceptualHash } from './picture-hash.ts'

/** What is kept of a picture to tell whether the next one shows other words: 4.6 kB, whatever its size. */
export type PictureBlocks = {
  /** Mean luma of each block, 0..255. */
  readonly brightness: Uint8Array
  /** Mean difference of neighbouring pixels in each block, 0..255: how much is written there. */
  readonly edges: Uint8Array
}

export type PictureSummary = PictureBlocks & {
  /** Of the whole picture, see `perceptualHash`. */
  readonly hash: string
}

const COLUMNS = 64
const ROWS = 36
/** Above what a re-encode of a still picture does to a block, below what one changed character does. */
const BRIGHTNESS_STEP = 7
const EDGE_STEP = 6
/** A clock in a corner or a pointer changes fewer blocks than a line of text. */
const CHANGED_BLOCKS = 4

/** Where each column of blocks begins in a picture of that width, and where the last one ends. */
const columnStarts = (width: number): Uint32Array =>
  Uint32Array.from({ length: COLUMNS + 1 }, (_, column) => Math.ceil((column * width) / COLUMNS))

/** What each block added up to, of `count` pixels each. */
const meansOf = (totals: Float64Array, counts: Float64Array): Uint8Array =>
  Uint8Array.from(totals, (total, i) => Math.round(total / Math.max(1, counts[i] ?? 1)))

/**
 * Blocks of a picture whose luma is handed out row by row, in whole steps, `scale` to one of 255. Plain loops over whole
 * numbers: this is done at every look, for a million pixels.
 */
function blocksOf(
  width: number,
  height: number,
  scale: number,
  readRow: (y: number, into: Int32Array) => void,
): PictureBlocks {
  const [sums, steps] = [new Float64Array(COLUMNS * ROWS), new Float64Array(COLUMNS * ROWS)]
  const counts = new Float64Array(COLUMNS * ROWS)
  const starts = columnStarts(width)
  const row = new Int32Array(width)
  for (let y = 0; y < height; y += 1) {
    readRow(y, row)
    let left = row[0] ?? 0
    let at = 0
    const firstBlock = Math.floor((y * ROWS) / height) * COLUMNS
    for (let column = 0; column < COLUMNS; column += 1) {
      const end = starts[column + 1] as number
      const count = end - at
      let sum = 0
      let step = 0
      for (; at < end; at += 1) {
        const here = row[at] as number
        sum += here
        // Without a branch: of a picture with writing on it each other one would be foretold wrongly.
        const by = (here - left) | 0
        step += (by ^ (by >> 31)) - (by >> 31)
        left = here
      }
      const block = firstBlock + column
      sums[block] = (sums[block] as number) + sum
      steps[block] = (steps[block] as number) + step
      counts[block] = (counts[block] as number) + count * scale
    }
  }
  return { brightness: meansOf(sums, counts), edges: meansOf(steps, counts) }
}

/** The weights of ITU-R BT.601 in thousandths, so that luma is a whole number. */
const THOUSAND = 1_000

/** Reads every pixel once (about 4 ms for 1280 × 720). */
export function summarisePicture(frame: Frame): PictureSummary {
  const { width, height, rgb } = frame
  const blocks = blocksOf(width, height, THOUSAND, (y, row) => {
    let at = y * width * 3
    for (let x = 0; x < width; x += 1) {
      row[x] =
        299 * (rgb[at] as number) + 587 * (rgb[at + 1] as number) + 114 * (rgb[at + 2] as number)
      at += 3
    }
  })
  return { hash: perceptualHash(frame), ...blocks }
}

/** The same blocks of a picture that came without its colours: each within two steps of what the colours would give. */
export const blocksOfLuma = ({ width, height, luma: pixels }: LumaPicture): PictureBlocks =>
  blocksOf(width, height, 1, (y, row) => row.set(pixels.subarray(y * width, (y + 1) * width)))

/**
 * Whether the words on the screen may have changed since `previous`. Says `changed` too often rather than too rarely:
 * a needless reading costs half a second, a missed slide a lesson.
 */
export function pictureGate(
  previous: PictureBlocks | null,
  current: PictureBlocks,
): 'unchanged' | 'changed' {
  if (previous === null) return 'changed'
  let changed = 0
  for (let i = 0; i < COLUMNS * ROWS; i += 1) {
    const brightness = Math.abs((previous.brightness[i] ?? 0) - (current.brightness[i] ?? 0))
    const edges = Math.abs((previous.edges[i] ?? 0) - (current.edges[i] ?? 0))
    if (brightness > BRIGHTNESS_STEP || edges > EDGE_STEP) changed += 1
    if (changed >= CHANGED_BLOCKS) return 'changed'
  }
  return 'unchanged'
}

/** `black`: nothing is sent yet, or the camera is covered; `flat`: one colour, so there is nothing to read. */
export type PictureEmptiness = 'black' | 'flat' | 'has-content'

export function emptinessOf(picture: PictureSummary): PictureEmptiness {
  const brightest = Math.max(...picture.brightness)
  const darkest = Math.min(...picture.brightness)
  const written = Math.max(...picture.edges)
  if (brightest < 24 && written < 3) return 'black'
  return brightest - darkest < 8 && written < 3 ? 'flat' : 'has-content'
}
