import type { Box, TextLine } from '../../../core/picture/frame.ts'
import { isCyrillicByItsLetters, speaksForCyrillic } from './cyrillic-evidence.ts'
import type { OtherScript } from './suspect-script.ts'

const LETTERS: Readonly<Record<OtherScript, RegExp>> = {
  kana: /[\u3041-\u30ff]/gu,
  // Russian only: the model knows further letters, which it sees where Chinese stands.
  cyrillic: /[\u0410-\u044f\u0401\u0451]/gu,
}
const LETTERS_NEEDED: Readonly<Record<OtherScript, number>> = { kana: 2, cyrillic: 4 }
const MINIMUM_CONFIDENCE = 0.45
/** A stray letter among Chinese is a misreading: Japanese has more kana than this. */
const SHARE_NEEDED = 0.2
/** Two engines mean the same line when they share this much of the lower box. */
const SAME_LINE = 0.5

/**
 * Lines of the first reading, with what a second engine read of `script` on the same line. Chinese that only the
 * first one read is kept behind it. Where the second one read none of that script, the first stands as it is.
 */
export function mergeScriptLines(
  first: readonly TextLine[],
  second: readonly TextLine[],
  script: OtherScript,
): readonly TextLine[] {
  const telling = likelyLines(second, script)
  return first.map((line) => {
    const other = telling.find((candidate) => isSameLine(line.box, candidate.box))
    if (other === undefined) return line
    const words = script === 'cyrillic' ? russianWords(other.text) : unspaced(other.text)
    const kept = script === 'cyrillic' ? chineseOf(line.text) : chineseOnlyIn(line.text, other.text)
    return {
      text: kept === '' ? words : `${words} ${kept}`,
      confidence: Math.min(line.confidence, other.confidence),
      box: line.box,
    }
  })
}

/** Confidence alone lets no line through: the letters have to say that they are of the script. */
function likelyLines(second: readonly TextLine[], script: OtherScript): readonly TextLine[] {
  const telling = second.filter((line) => isTelling(line, script))
  if (script === 'kana') return telling
  const likely = telling.filter(({ text }) => speaksForCyrillic(text))
  // One lucky line among many that are none does not make a picture Russian.
  const most = 2 * likely.length >= telling.length
  return most && isCyrillicByItsLetters(likely.map(({ text }) => text)) ? likely : []
}

function isTelling({ text, confidence }: TextLine, script: OtherScript): boolean {
  const letters = text.match(LETTERS[script])?.length ?? 0
  const enough = Math.max(LETTERS_NEEDED[script], SHARE_NEEDED * text.replace(/\s/g, '').length)
  return letters >= enough && confidence >= MINIMUM_CONFIDENCE
}

function isSameLine(one: Box, other: Box): boolean {
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  return across > 0 && down > SAME_LINE * Math.min(one.height, other.height)
}

/** Words of Russian letters with the marks around them; what the model made of Chinese is left away. */
function russianWords(text: string): string {
  return text
    .split(/\s+/)
    .filter(
      (word) =>
        /^[^\p{L}]*[\u0410-\u044f\u0401\u0451]+[^\p{L}]*$/u.test(word) || /^\d+$/.test(word),
    )
    .join(' ')
}

/** Japanese is written without blanks; the engine puts them between its words. */
const unspaced = (text: string): string =>
  text.replace(/(?<=[\u3000-\u30ff\p{Script=Han}])\s+(?=[\u3000-\u30ff\p{Script=Han}])/gu, '')

const chineseOf = (text: string): string => (text.match(/\p{Script=Han}+/gu) ?? []).join('')

/** Pieces of Chinese of two characters or more that the other reading does not have. */
function chineseOnlyIn(text: string, other: string): string {
  const pieces = text.match(/\p{Script=Han}{2,}/gu) ?? []
  return pieces.filter((piece) => !other.includes(piece)).join(' ')
}
