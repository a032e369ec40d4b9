import type { Frame } from './frame.ts'

const HASH_COLUMNS = 9
const HASH_ROWS = 8
const HEX_LENGTH = 16

/**
 * 64-bit difference hash: is each of 9 × 8 areas brighter than its right neighbour? As 16 hex digits.
 * Survives scaling, recompression and brightness; does not notice that the words of a slide changed (see
 * `pictureGate`). After N. Krawetz, "Kind of like that", 2013.
 */
export function perceptualHash(frame: Frame): string {
  const areas = blockMeans(frame, HASH_COLUMNS, HASH_ROWS)
  let hex = ''
  let nibble = 0
  let bits = 0
  for (let row = 0; row < HASH_ROWS; row += 1) {
    for (let column = 0; column < HASH_COLUMNS - 1; column += 1) {
      const at = row * HASH_COLUMNS + column
      nibble = nibble * 2 + ((areas[at] ?? 0) > (areas[at + 1] ?? 0) ? 1 : 0)
      bits += 1
      if (bits % 4 === 0) {
        hex += nibble.toString(16)
        nibble = 0
      }
    }
  }
  return hex
}

/** Differing bits of two hashes, 0..64. Up to about 10 is the same scene. */
export function hashDistance(a: string, b: string): number {
  if (a.length !== HEX_LENGTH || b.length !== HEX_LENGTH) {
    throw new RangeError('A perceptual hash has 16 hexadecimal digits')
  }
  let distance = 0
  for (let i = 0; i < HEX_LENGTH; i += 1) {
    let differing = Number.parseInt(a.charAt(i), 16) ^ Number.parseInt(b.charAt(i), 16)
    while (differing > 0) {
      distance += differing & 1
      differing >>= 1
    }
  }
  return distance
}

/** Mean luma (0..255) of `columns` × `rows` equal areas, row by row. */
export function blockMeans(frame: Frame, columns: number, rows: number): Float32Array {
  const sums = new Float64Array(columns * rows)
  const counts = new Float64Array(columns * rows)
  // Every second pixel of every second row says the same at a quarter of the time.
  const stride = frame.width * frame.height > 200_000 ? 2 : 1
  for (let y = 0; y < frame.height; y += stride) {
    const rowStart = Math.floor((y * rows) / frame.height) * columns
    for (let x = 0; x < frame.width; x += stride) {
      const block = rowStart + Math.floor((x * columns) / frame.width)
      sums[block] = (sums[block] ?? 0) + luma(frame, x, y)
      counts[block] = (counts[block] ?? 0) + 1
    }
  }
  return Float32Array.from(sums, (sum, i) => sum / Math.max(1, counts[i] ?? 1))
}

/** ITU-R BT.601 luma of a pixel, 0..255. */
export function luma(frame: Frame, x: number, y: number): number {
  const at = (y * frame.width + x) * 3
  const { rgb } = frame
  return 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0)
}
