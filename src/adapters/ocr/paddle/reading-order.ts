import type { Box, TextLine } from '../../../core/picture/frame.ts'
import type { Strip } from './strip.ts'

/** A piece of text as it was read, and along which strip it stands. */
export type Piece = { readonly line: TextLine; readonly strip: Strip }

/** Two pieces stand in one row when they share this much of the lower one's height. */
const SAME_ROW = 0.5
/** A gap wider than this many line heights parts two columns, a narrower one two words. */
const COLUMN_GAP = 2.5

/**
 * Rows from top to bottom, also of a board that was filmed aslant; where several rows fall apart alike, column by
 * column. Pieces of a row are joined. Lines written downwards follow, from right to left.
 */
export function readingOrder(pieces: readonly Piece[]): readonly TextLine[] {
  const [level, downwards] = [pieces.filter((one) => !isDownwards(one)), pieces.filter(isDownwards)]
  return [
    ...levelOrder(level),
    ...downwards.toSorted((a, b) => b.strip.x - a.strip.x).map(({ line }) => line),
  ]
}

const isDownwards = ({ strip }: Piece): boolean => strip.angle > Math.PI / 4

/** A line with its place on the board, were it filmed from the front. */
type Placed = { readonly line: TextLine; readonly place: Box }

function levelOrder(pieces: readonly Piece[]): readonly TextLine[] {
  const slant = usualSlant(pieces)
  const rows = rowsOf(pieces.map((piece) => placed(piece, slant))).map(joined)
  const parted = rows.filter((row) => row.length > 1)
  const lines = rows.flat()
  if (parted.length < 2) return lines.map(({ line }) => line)
  const columnStart = Math.min(...parted.map((row) => row[1]?.place.x ?? Number.POSITIVE_INFINITY))
  return [
    ...lines.filter(({ place }) => place.x < columnStart),
    ...lines.filter(({ place }) => place.x >= columnStart),
  ].map(({ line }) => line)
}

/** The slant of the longest line: short ones say little of it. */
function usualSlant(pieces: readonly Piece[]): number {
  const [longest] = pieces.toSorted((a, b) => b.strip.length - a.strip.length)
  return longest?.strip.angle ?? 0
}

function placed({ line, strip }: Piece, slant: number): Placed {
  const [cosine, sine] = [Math.cos(slant), Math.sin(slant)]
  return {
    line,
    place: {
      x: strip.x * cosine + strip.y * sine - strip.length / 2,
      y: strip.y * cosine - strip.x * sine - strip.thickness / 2,
      width: strip.length,
      height: strip.thickness,
    },
  }
}

function rowsOf(pieces: readonly Placed[]): readonly (readonly Placed[])[] {
  const rows: Placed[][] = []
  for (const piece of pieces.toSorted((a, b) => middle(a.place) - middle(b.place))) {
    const row = rows.find(([first]) => first !== undefined && sharesRow(first.place, piece.place))
    if (row === undefined) rows.push([piece])
    else row.push(piece)
  }
  return rows
}

const middle = (place: Box): number => place.y + place.height / 2

function sharesRow(one: Box, other: Box): boolean {
  const shared = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return shared > SAME_ROW * Math.min(one.height, other.height)
}

function joined(row: readonly Placed[]): readonly Placed[] {
  const parts: Placed[] = []
  for (const piece of row.toSorted((a, b) => a.place.x - b.place.x)) {
    const previous = parts.at(-1)
    const gap = previous === undefined ? 0 : piece.place.x - previous.place.x - previous.place.width
    if (previous === undefined || gap > COLUMN_GAP * piece.place.height) parts.push(piece)
    else parts[parts.length - 1] = together(previous, piece)
  }
  return parts
}

function together(left: Placed, right: Placed): Placed {
  const [first, second] = [left.line, right.line]
  const characters = first.text.length + second.text.length
  const confidence =
    (first.confidence * first.text.length + second.confidence * second.text.length) / characters
  return {
    place: around(left.place, right.place),
    line: {
      text: `${first.text} ${second.text}`,
      confidence: Math.round(confidence * 1_000) / 1_000,
      box: around(first.box, second.box),
    },
  }
}

function around(one: Box, other: Box): Box {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  }
}
