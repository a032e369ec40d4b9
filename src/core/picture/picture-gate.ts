import type { Frame } from './frame.ts'
import { luma, perceptualHash } from './picture-hash.ts'

/** What is kept of a picture to tell whether the next one shows other words: 4.6 kB, whatever its size. */
export type PictureSummary = {
  /** Of the whole picture, see `perceptualHash`. */
  readonly hash: string
  /** Mean luma of each block, 0..255. */
  readonly brightness: Uint8Array
  /** Mean difference of neighbouring pixels in each block, 0..255: how much is written there. */
  readonly edges: Uint8Array
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

/**
 * Whether the words on the screen may have changed since `previous`. Says `changed` too often rather than too rarely:
 * a needless reading costs half a second, a missed slide a lesson.
 */
export function pictureGate(
  previous: PictureSummary | null,
  current: PictureSummary,
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
