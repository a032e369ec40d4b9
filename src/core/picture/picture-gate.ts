import type { Frame } from './frame.ts'
import type { LumaPicture } from './luma-picture.ts'
import { luma, perceptualHash } from './picture-hash.ts'

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

/** Reads every pixel once (about 4 ms for 1280 × 720). */
export function summarisePicture(frame: Frame): PictureSummary {
  const sums = new Float64Array(COLUMNS * ROWS)
  const differences = new Float64Array(COLUMNS * ROWS)
  const counts = new Float64Array(COLUMNS * ROWS)
  for (let y = 0; y < frame.height; y += 1) {
    const rowStart = Math.floor((y * ROWS) / frame.height) * COLUMNS
    let left = luma(frame, 0, y)
    for (let x = 0; x < frame.width; x += 1) {
      const block = rowStart + Math.floor((x * COLUMNS) / frame.width)
      const here = luma(frame, x, y)
      sums[block] = (sums[block] ?? 0) + here
      differences[block] = (differences[block] ?? 0) + Math.abs(here - left)
      counts[block] = (counts[block] ?? 0) + 1
      left = here
    }
  }
  const mean = (totals: Float64Array): Uint8Array =>
    Uint8Array.from(totals, (total, i) => Math.round(total / Math.max(1, counts[i] ?? 1)))
  return { hash: perceptualHash(frame), brightness: mean(sums), edges: mean(differences) }
}

/** One row of one block: its luma and its steps from pixel to pixel, `left` being the pixel before it. */
function addRun(pixels: Uint8Array, from: number, to: number, before: number) {
  let sum = 0
  let steps = 0
  let left = before
  for (let at = from; at < to; at += 1) {
    const here = pixels[at] ?? 0
    sum += here
    steps += here < left ? left - here : here - left
    left = here
  }
  return { sum, steps, left }
}

/** The same blocks of a picture that came without its colours: each within two steps of what the colours would give. */
export function blocksOfLuma({ width, height, luma: pixels }: LumaPicture): PictureBlocks {
  const [sums, steps] = [new Float64Array(COLUMNS * ROWS), new Float64Array(COLUMNS * ROWS)]
  const counts = new Float64Array(COLUMNS * ROWS)
  const starts = Uint32Array.from({ length: COLUMNS + 1 }, (_, column) =>
    Math.ceil((column * width) / COLUMNS),
  )
  for (let y = 0; y < height; y += 1) {
    const row = y * width
    let left = pixels[row] ?? 0
    for (let column = 0; column < COLUMNS; column += 1) {
      const block = Math.floor((y * ROWS) / height) * COLUMNS + column
      const [from, to] = [row + (starts[column] ?? 0), row + (starts[column + 1] ?? 0)]
      const run = addRun(pixels, from, to, left)
      left = run.left
      sums[block] = (sums[block] ?? 0) + run.sum
      steps[block] = (steps[block] ?? 0) + run.steps
      counts[block] = (counts[block] ?? 0) + to - from
    }
  }
  const mean = (totals: Float64Array): Uint8Array =>
    Uint8Array.from(totals, (total, i) => Math.round(total / Math.max(1, counts[i] ?? 1)))
  return { brightness: mean(sums), edges: mean(steps) }
}

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
