import type { Box, TextLine } from '../picture/frame.ts'

/** How a picture has to be changed to be read: mirrored left to right first where `mirrored`, then turned clockwise. */
export type Orientation = { readonly mirrored: boolean; readonly turn: 0 | 90 | 180 | 270 }

export const UPRIGHT: Orientation = { mirrored: false, turn: 0 }

/** Front cameras mirror, ceiling cameras stand on their head, phones lie on their side. */
const LINES_ACROSS: readonly Orientation[] = [
  { mirrored: true, turn: 0 },
  { mirrored: false, turn: 180 },
  { mirrored: true, turn: 180 },
]
const LINES_DOWN: readonly Orientation[] = [
  { mirrored: false, turn: 90 },
  { mirrored: false, turn: 270 },
  { mirrored: true, turn: 90 },
  { mirrored: true, turn: 270 },
]

/**
 * Upright pictures are read with 0.95 and more in the mean, turned ones with 0.77 and mirrored ones with 0.86 at most.
 * Ours: docs/rules.md §7.
 */
const RUBBISH_BELOW = 0.9
const READ_FROM = 0.9
/** Fewer characters are read into any texture. */
const CHARACTERS_THAT_TELL = 8
const TALL = 1.3

const charactersOf = (lines: readonly TextLine[]): number =>
  lines.reduce((sum, { text }) => sum + text.length, 0)

/** Mean confidence, each line by its length; 0 without lines. */
function confidenceOf(lines: readonly TextLine[]): number {
  const characters = charactersOf(lines)
  const sum = lines.reduce((so, { text, confidence }) => so + text.length * confidence, 0)
  return characters === 0 ? 0 : sum / characters
}

/** Whether a reading may be that of a picture the wrong way round. One without lines may: whole pages are then lost. */
export const isRubbish = (lines: readonly TextLine[]): boolean =>
  confidenceOf(lines) < RUBBISH_BELOW

/** Ways to try on a picture that was read so, the likeliest first. */
export function orientationsToTry(lines: readonly TextLine[]): readonly Orientation[] {
  const tall = lines.filter(({ box, text }) => text.length > 1 && box.height > box.width * TALL)
  const isDown = charactersOf(tall) * 2 > charactersOf(lines)
  return isDown ? LINES_DOWN : LINES_ACROSS
}

/** Whether the picture reads as it should this way round. */
export const readsWell = (lines: readonly TextLine[]): boolean =>
  confidenceOf(lines) >= READ_FROM && charactersOf(lines) >= CHARACTERS_THAT_TELL

const LINES_TRIED = 3

/** The part of a picture on which ways are tried: its largest lines with a margin; `null` for all of it. */
export function partToTry(
  lines: readonly TextLine[],
  { width, height }: { readonly width: number; readonly height: number },
): Box | null {
  if (lines.length < LINES_TRIED) return null
  const area = ({ box }: TextLine): number => box.width * box.height
  const boxes = lines
    .toSorted((a, b) => area(b) - area(a))
    .slice(0, LINES_TRIED)
    .map(({ box }) => box)
  const margin = Math.max(...boxes.map((box) => Math.min(box.width, box.height)))
  const left = Math.max(0, Math.floor(Math.min(...boxes.map(({ x }) => x)) - margin))
  const top = Math.max(0, Math.floor(Math.min(...boxes.map(({ y }) => y)) - margin))
  const right = Math.min(width, Math.ceil(Math.max(...boxes.map((b) => b.x + b.width)) + margin))
  const bottom = Math.min(height, Math.ceil(Math.max(...boxes.map((b) => b.y + b.height)) + margin))
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** A box of the changed picture in the pixels of the source, whose size is given. */
export function boxInSource(
  { x, y, width, height }: Box,
  { mirrored, turn }: Orientation,
  source: { readonly width: number; readonly height: number },
): Box {
  const turned: Readonly<Record<Orientation['turn'], Box>> = {
    0: { x, y, width, height },
    90: { x: y, y: source.height - x - width, width: height, height: width },
    180: { x: source.width - x - width, y: source.height - y - height, width, height },
    270: { x: source.width - y - height, y: x, width: height, height: width },
  }
  const box = turned[turn]
  return mirrored ? { ...box, x: source.width - box.x - box.width } : box
}
