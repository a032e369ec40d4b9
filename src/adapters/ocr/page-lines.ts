import type { Block, Line, Word } from 'tesseract.js'
import type { Box, TextLine } from '../../core/picture/frame.ts'

/** Which picture the page was read from, so that boxes can be given in its pixels. */
export type PageScale = {
  readonly width: number
  readonly height: number
  readonly scale: number
}

/** Below this the engine is guessing at texture, not reading. */
const MINIMUM_CONFIDENCE = 0.15
/** A gap narrower than this share of the line height is the engine's own, not a blank on the screen. */
const BLANK_SHARE = 0.6
/** A gap wider than this many line heights parts two columns. */
const COLUMN_SHARE = 2.5

const HAN = /[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** The engine's page as lines in reading order; boxes in source pixels, confidence 0..1. */
export function linesOfPage(blocks: readonly Block[] | null, page: PageScale): readonly TextLine[] {
  const rows = (blocks ?? [])
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .map((line) => columnsOf(line).map((words) => textLine(words, line, page)))
  return inReadingOrder(rows).filter(
    (line) => line.text !== '' && line.confidence >= MINIMUM_CONFIDENCE,
  )
}

/** Where several rows fall apart, the page has columns, and is read column by column. */
function inReadingOrder(rows: readonly (readonly TextLine[])[]): readonly TextLine[] {
  const parted = rows.filter((row) => row.length > 1)
  if (parted.length < 2) return rows.flat()
  const columnStart = Math.min(...parted.map((row) => row[1]?.box.x ?? Number.POSITIVE_INFINITY))
  const lines = rows.flat()
  return [
    ...lines.filter(({ box }) => box.x < columnStart),
    ...lines.filter(({ box }) => box.x >= columnStart),
  ]
}

function columnsOf(line: Line): readonly (readonly Word[])[] {
  const columns: Word[][] = []
  for (const word of line.words) {
    if (word.text.trim() === '') continue
    const column = columns.at(-1)
    const previous = column?.at(-1)
    const apart =
      previous !== undefined &&
      word.bbox.x0 - previous.bbox.x1 > (line.bbox.y1 - line.bbox.y0) * COLUMN_SHARE
    if (column === undefined || apart) columns.push([word])
    else column.push(word)
  }
  return columns
}

function textLine(words: readonly Word[], line: Line, page: PageScale): TextLine {
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length / 100
  return {
    text: textOf(words, line.bbox.y1 - line.bbox.y0),
    confidence: Math.round(Math.min(1, Math.max(0, confidence)) * 1_000) / 1_000,
    box: sourceBox(
      {
        x0: Math.min(...words.map((word) => word.bbox.x0)),
        // Word boxes are as tall as the row; the line's own hugs the glyphs.
        y0: Math.max(line.bbox.y0, Math.min(...words.map((word) => word.bbox.y0))),
        x1: Math.max(...words.map((word) => word.bbox.x1)),
        y1: Math.min(line.bbox.y1, Math.max(...words.map((word) => word.bbox.y1))),
      },
      page,
    ),
  }
}

/**
 * The engine puts a blank between nearly all Chinese characters. A blank beside one stays only where the screen
 * shows a gap.
 */
function textOf(words: readonly Word[], lineHeight: number): string {
  let text = ''
  let previous: Word | undefined
  for (const word of words) {
    if (previous !== undefined && keepsBlank(previous, word, lineHeight)) text += ' '
    text += word.text.trim()
    previous = word
  }
  return text
}

function keepsBlank(left: Word, right: Word, lineHeight: number): boolean {
  const beforeGap = left.text.trim().at(-1) ?? ''
  const afterGap = right.text.trim().at(0) ?? ''
  if (!HAN.test(beforeGap) && !HAN.test(afterGap)) return true
  return right.bbox.x0 - left.bbox.x1 > lineHeight * BLANK_SHARE
}

function sourceBox(bbox: Line['bbox'], page: PageScale): Box {
  const left = clamp(Math.floor(bbox.x0 / page.scale), page.width)
  const top = clamp(Math.floor(bbox.y0 / page.scale), page.height)
  return {
    x: left,
    y: top,
    width: clamp(Math.ceil(bbox.x1 / page.scale), page.width) - left,
    height: clamp(Math.ceil(bbox.y1 / page.scale), page.height) - top,
  }
}

const clamp = (value: number, limit: number): number => Math.min(limit, Math.max(0, value))
