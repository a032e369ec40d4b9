/** Strokes that stand among the Chinese characters. */
export const STROKES_AS_CHARACTERS = '\u4e28\u4e36\u4e3f\u4e40\u4e41\u4e5a\u4e85'
/** Strokes that are characters by themselves and that no word is written with. */
const STROKES = `${STROKES_AS_CHARACTERS}\u3021\u3105\u3127\u31d0-\u31e3\u2e80-\u2e82`
const HAN = `(?![${STROKES}])[\\u3400-\\u9fff\\uf900-\\ufaff]`
/** Pauses of a list: 甲、乙、丙 is written so by everybody, seven in a row by nobody. */
const PAUSES = '\u3001\uff0c,\u3002.\uff1b;\uff1a:'
const GAP = '[ \\t\\u3000\\u00a0]?'
/** Marks that are neither letters nor numbers, nor written around words: brackets and quotation marks are. */
const ANY_MARK = `(?:(?![${PAUSES}])[\\p{S}\\p{Po}\\p{Pd}\\p{Pc}])`
const ANY_MARKS = `${ANY_MARK}{1,3}`
const interleaved = (mark: string, name: string, times: string): string =>
  `${HAN}${GAP}(?<${name}>${mark})${GAP}(?=${HAN})(?:${HAN}${GAP}\\k<${name}>${GAP}(?=${HAN}))${times}`
const varied = `${HAN}${GAP}${ANY_MARKS}${GAP}(?=${HAN})(?:${HAN}${GAP}${ANY_MARKS}${GAP}(?=${HAN})){2,}`
/** The same mark, with blanks or none, between so many characters that stand alone; other marks each time between four. */
const INTERLEAVED = new RegExp(
  `${interleaved(`(?!${HAN})[^${PAUSES}\\d\\s]|${ANY_MARK}{2,3}`, 'mark', '+')}|${interleaved(`[${PAUSES}]`, 'pause', '{5,}')}|${varied}`,
  'gu',
)
const IS_HAN = new RegExp(`^${HAN}$`, 'u')
/** Not drawn at all: tags, variation selectors, formats. */
const UNDRAWN = /[\p{Cf}\u{e0000}-\u{e0fff}\u3164\u115f\u1160\uffa0]/gu
const DRAWN_OVER = new RegExp(`(?<=${HAN})[\\p{Mn}\\p{Me}]+`, 'gu')
const STROKE_BETWEEN = new RegExp(`(?<=${HAN})[${STROKES}](?=${HAN})`, 'gu')

/**
 * Offsets (UTF-16) of what is written between the characters of a text to hide its words: 数/学/题, 数丨学, 数x学x题, a stroke
 * through each character, 数+学@题=目. What stands there once, or between words, is left alone.
 */
export function marksBetween(text: string): ReadonlySet<number> {
  const marks = new Set<number>()
  for (const { index, 0: mark } of text.matchAll(UNDRAWN)) addAll(marks, index, mark.length)
  for (const { index, 0: over } of text.matchAll(DRAWN_OVER)) addAll(marks, index, over.length)
  for (const { index } of text.matchAll(STROKE_BETWEEN)) marks.add(index)
  for (const { index, 0: run } of text.matchAll(INTERLEAVED)) {
    let at = index
    for (const unit of run) {
      if (!IS_HAN.test(unit)) addAll(marks, at, unit.length)
      at += unit.length
    }
  }
  return marks
}

function addAll(marks: Set<number>, from: number, length: number): void {
  for (let i = from; i < from + length; i += 1) marks.add(i)
}
