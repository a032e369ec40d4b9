import type { TextLine } from '../../../core/detection/frame.ts'

/** Two pieces stand in one row when they share this much of the lower one's height. */
const SAME_ROW = 0.5
/** A gap wider than this many line heights parts two columns, a narrower one two words. */
const COLUMN_GAP = 2.5

/** Rows from top to bottom; where several rows fall apart alike, column by column. Pieces of a row are joined. */
export function readingOrder(pieces: readonly TextLine[]): readonly TextLine[] {
  const rows = rowsOf(pieces).map(joined)
  const parted = rows.filter((row) => row.length > 1)
  const lines = rows.flat()
  if (parted.length < 2) return lines
  const columnStart = Math.min(...parted.map((row) => row[1]?.box.x ?? Number.POSITIVE_INFINITY))
  return [
    ...lines.filter(({ box }) => box.x < columnStart),
    ...lines.filter(({ box }) => box.x >= columnStart),
  ]
}

function rowsOf(pieces: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const rows: TextLine[][] = []
  for (const piece of pieces.toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.find(([first]) => first !== undefined && sharesRow(first, piece))
    if (row === undefined) rows.push([piece])
    else row.push(piece)
  }
  return rows
}

const middle = ({ box }: TextLine): number => box.y + box.height / 2

function sharesRow(one: TextLine, other: TextLine): boolean {
  const shared =
    Math.min(one.box.y + one.box.height, other.box.y + other.box.height) -
    Math.max(one.box.y, other.box.y)
  return shared > SAME_ROW * Math.min(one.box.height, other.box.height)
}

function joined(row: readonly TextLine[]): readonly TextLine[] {
  const parts: TextLine[] = []
  for (const piece of row.toSorted((a, b) => a.box.x - b.box.x)) {
    const previous = parts.at(-1)
    const gap = previous === undefined ? 0 : piece.box.x - previous.box.x - previous.box.width
    if (previous === undefined || gap > COLUMN_GAP * piece.box.height) parts.push(piece)
    else parts[parts.length - 1] = together(previous, piece)
  }
  return parts
}

function together(left: TextLine, right: TextLine): TextLine {
  const x = Math.min(left.box.x, right.box.x)
  const y = Math.min(left.box.y, right.box.y)
  const characters = left.text.length + right.text.length
  const confidence =
    (left.confidence * left.text.length + right.confidence * right.text.length) / characters
  return {
    text: `${left.text} ${right.text}`,
    confidence: Math.round(confidence * 1_000) / 1_000,
    box: {
      x,
      y,
      width: Math.max(left.box.x + left.box.width, right.box.x + right.box.width) - x,
      height: Math.max(left.box.y + left.box.height, right.box.y + right.box.height) - y,
    },
  }
}
