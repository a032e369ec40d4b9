const LETTERS = /\p{L}/gu
const LATIN = /\p{Script=Latin}/gu
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const WORDS = /[\p{Script=Latin}'’-]{2,}/gu

/** Fewer words are a heading or a label, which say nothing of what the rest of the page is. */
const FEWEST_WORDS = 6
const MOSTLY_LATIN = 0.85
const JAPANESE = 0.15

/** What only tasks are written with: gaps, options, numbered lines, orders to pupils, names of forms. */
const TASK = [
  /_{2,}|_\s*\d+\s*_|[((]\s*[))]|…{2,}/,
  // A gloss, or a number with the word to be put right.
  /[((]\s*\p{Script=Han}+\s*[))]|\b\d{1,2}\s*[((]\s*\p{Script=Latin}+\s*[))]/u,
  /^\s*[A-Da-d]\s*[.．、))]/m,
  /^\s*\d{1,2}\s*[.．、))].*\n(?:.*\n)?\s*\d{1,2}\s*[.．、))]/m,
  /\b(?:unit|lesson|module|exercise|section|part)\s+(?:\d|[a-d]\b|one|two|three)/i,
  /^\s*(?:choose|fill|complete|translate|rewrite|underline|match|circle|read|listen|look|write|answer|ask|spell|say|talk|point|work in pairs|make sentences)\b/im,
  /\b(?:tense|clause|adverbial|participle|infinitive|gerund|adjectives?|pronouns?|plural|vocabulary|homework|grammar)\b/i,
  /\b(?:n|v|vt|vi|adj|adv|prep)\.\s/i,
]

const share = (text: string, of: RegExp, letters: number): number =>
  (text.match(of)?.length ?? 0) / letters

/**
 * Plain prose in a foreign language, or Japanese, of which nothing on the screen says that pupils of a school learn it: novels,
 * subtitles, news and courses of grown-ups read the same as a reading passage, so that it is for the rest of the session,
 * or for a person, to say (docs/decisions/0186).
 */
export function isForeignProse(text: string, namesStage: boolean): boolean {
  if (namesStage) return false
  const letters = text.match(LETTERS)?.length ?? 0
  if (letters === 0) return false
  if (share(text, KANA, letters) >= JAPANESE) return true
  if (share(text, LATIN, letters) < MOSTLY_LATIN) return false
  return (text.match(WORDS)?.length ?? 0) >= FEWEST_WORDS && !TASK.some((sign) => sign.test(text))
}
