import type { Box } from '../../../core/picture/frame.ts'
import type { Pixels } from './pixels.ts'

/** Mean of each colour in squares of `SQUARE` pixels, row by row, three bytes a square: what a picture is compared by. */
export type Squares = {
  readonly colours: Uint8Array
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
}

const SQUARE = 8
/** Above what a new encode does to a square that stands still; a stroke does more. */
const SAME = 7
/** Around what changed, so that no stroke is cut and a line is seen with what is around it. */
const MARGIN = 32
/** Bands nearer than this are one: a detector finds lines by their surroundings. */
const APART = 64
/** A detector sees little in less. */
const LEAST = 128
/** From this share of the picture on it is all looked at. */
const MOST = 0.6

export function squaresOf({ rgb, width, height }: Pixels): Squares {
  const [columns, rows] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)]
  const sums = new Uint32Array(columns * rows * 3)
  for (let y = 0; y < height; y += 1) {
    const firstSquare = Math.floor(y / SQUARE) * columns
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3
      const square = (firstSquare + Math.floor(x / SQUARE)) * 3
      // Each colour by itself: red letters on a green of the same brightness are letters.
      sums[square] = (sums[square] ?? 0) + (rgb[at] ?? 0)
      sums[square + 1] = (sums[square + 1] ?? 0) + (rgb[at + 1] ?? 0)
      sums[square + 2] = (sums[square + 2] ?? 0) + (rgb[at + 2] ?? 0)
    }
  }
  const pixelsIn = (place: number, side: number): number => Math.min(SQUARE, side - place * SQUARE)
  const colours = Uint8Array.from(sums, (sum, i) => {
    const square = Math.floor(i / 3)
    const [column, row] = [square % columns, Math.floor(square / columns)]
    return sum / (pixelsIn(column, width) * pixelsIn(row, height))
  })
  return { colours, columns, rows, width, height }
}

const differs = (before: Squares, now: Squares, square: number): boolean =>
  [0, 1, 2].some((colour) => {
    const at = square * 3 + colour
    return Math.abs((before.colours[at] ?? 0) - (now.colours[at] ?? 0)) > SAME
  })

/**
 * What the next picture is compared by: this one where it was looked at, what was there before elsewhere, so that letters that
 * fade in slowly have changed at last.
 */
export function comparedBy(before: Squares, now: Squares, bands: readonly Box[]): Squares {
  const colours = before.colours.slice()
  for (let square = 0; square < now.columns * now.rows; square += 1) {
    const x = (square % now.columns) * SQUARE
    const y = Math.floor(square / now.columns) * SQUARE
    const here = { x, y, width: SQUARE, height: SQUARE }
    if (!bands.some((band) => overlaps(band, here))) continue
    colours.set(now.colours.subarray(square * 3, square * 3 + 3), square * 3)
  }
  return { ...now, colours }
}

/** Where two pictures of one size differ, as bands across it from top to bottom. */
function differing(before: Squares, now: Squares): readonly Box[] {
  const bands: { top: number; bottom: number; left: number; right: number }[] = []
  for (let row = 0; row < now.rows; row += 1) {
    for (let column = 0; column < now.columns; column += 1) {
      const i = row * now.columns + column
      if (!differs(before, now, i)) continue
      const last = bands.at(-1)
      if (last === undefined || (row - last.bottom) * SQUARE > APART) {
        bands.push({ top: row, bottom: row, left: column, right: column })
        continue
      }
      last.bottom = row
      last.left = Math.min(last.left, column)
      last.right = Math.max(last.right, column)
    }
  }
  return bands.map(({ top, bottom, left, right }) => ({
    x: left * SQUARE,
    y: top * SQUARE,
    width: (right - left + 1) * SQUARE,
    height: (bottom - top + 1) * SQUARE,
  }))
}

const endOf = ({ x, y, width, height }: Box) => ({ right: x + width, bottom: y + height })

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < endOf(b).right && b.x < endOf(a).right && a.y < endOf(b).bottom && b.y < endOf(a).bottom

function around(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const right = Math.max(endOf(a).right, endOf(b).right)
  const bottom = Math.max(endOf(a).bottom, endOf(b).bottom)
  return { x, y, width: right - x, height: bottom - y }
}

/** `from` and `length` of a side, at least `least` long, within `limit`. */
function widened(from: number, length: number, least: number, limit: number) {
  const wanted = Math.min(limit, Math.max(least, length + 2 * MARGIN))
  const start = Math.max(0, Math.min(limit - wanted, from - (wanted - length) / 2))
  return { start: Math.floor(start), length: Math.ceil(wanted) }
}

function withMargin(band: Box, { width, height }: Squares): Box {
  const across = widened(band.x, band.width, LEAST, width)
  const down = widened(band.y, band.height, LEAST, height)
  return { x: across.start, y: down.start, width: across.length, height: down.length }
}

/** Those that overlap made one, until none does. */
function apart(bands: readonly Box[]): readonly Box[] {
  for (const [i, band] of bands.entries()) {
    const other = bands.findIndex((one, place) => place > i && overlaps(band, one))
    const found = bands[other]
    if (found === undefined) continue
    const rest = bands.filter((_, place) => place !== i && place !== other)
    return apart([...rest, around(band, found)])
  }
  return bands
}

/**
 * The parts of a picture in which lines have to be looked for anew, none where it stands: what differs from the one before,
 * with its surroundings and every line of before that reaches into it. `null`: all of it.
 */
export function changedBands(
  before: Squares | null,
  now: Squares,
  lines: readonly Box[],
): readonly Box[] | null {
  if (before === null || before.width !== now.width || before.height !== now.height) return null
  let bands = apart(differing(before, now).map((band) => withMargin(band, now)))
  for (let again = true; again; ) {
    const grown = apart(
      bands.map((band) => lines.filter((line) => overlaps(band, line)).reduce(around, band)),
    )
    again = JSON.stringify(grown) !== JSON.stringify(bands)
    bands = grown
  }
  const area = bands.reduce((sum, { width, height }) => sum + width * height, 0)
  return area > MOST * now.width * now.height ? null : bands
}
