import type { TextLine } from '../../../core/picture/frame.ts'

/** Scripts of school subjects that the Chinese and English models cannot read. */
export type OtherScript = 'kana' | 'cyrillic'

/** What the models make of letters they do not know leaves traces; this many lines of them are no accident. */
const LINES_NEEDED = { kana: 1, leftOut: 2, cyrillic: 2 }
/** Chinese fills its box; a line read to less than this has left characters out. */
const LEFT_OUT = 0.62
const SHORTEST_LINE = 5

const HAN = /\p{Script=Han}/gu
const KANA = /[\u3041-\u30ff]/gu
const LATIN_WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\d]{4,}/gu

/** The script that the picture may show besides what was read, or `null`. */
export function suspectedScript(lines: readonly TextLine[]): OtherScript | null {
  if (lines.filter(looksCyrillic).length >= LINES_NEEDED.cyrillic) return 'cyrillic'
  const japanese = lines.filter(looksJapanese).length >= LINES_NEEDED.kana
  const gaps = lines.filter(leavesOut).length >= LINES_NEEDED.leftOut
  return japanese || gaps ? 'kana' : null
}

/** A few kana are in the Chinese alphabet; where one of them is, or its brackets, the others were left out. */
function looksJapanese(line: TextLine): boolean {
  if (lengthOf(line) < SHORTEST_LINE) return false
  const kana = line.text.match(KANA)?.length ?? 0
  return kana >= 2 || (leavesOut(line) && (kana > 0 || /[「」『』]/.test(line.text)))
}

const lengthOf = ({ text }: TextLine): number => [...text.replace(/\s/g, '')].length

/** Whether characters are missing: the box has room for more. */
function leavesOut(line: TextLine): boolean {
  const { width, height } = line.box
  const room = Math.max(width, height) / Math.max(1, Math.min(width, height))
  const han = line.text.match(HAN)?.length ?? 0
  return han >= 2 && lengthOf(line) >= SHORTEST_LINE && lengthOf(line) < room * LEFT_OUT
}

/** Cyrillic words come out as capitals and figures in the middle of small letters: `6n6nnoTeke`. */
function looksCyrillic({ text }: TextLine): boolean {
  if (/\p{Script=Cyrillic}/u.test(text)) return true
  const words = text.match(LATIN_WORD) ?? []
  return words.some((word) => /\p{Ll}\p{Lu}\p{Ll}|\p{Lu}\p{Ll}\p{Lu}|\p{Ll}\d\p{Ll}/u.test(word))
}
