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

/** How pupils of a primary school answer and are asked to join in; one line of it stands in any film. */
const DRILL =
  /^\s*(?:(?:yes|no)\s*,\s*(?:i|we|you|he|she|it|they|there)\s+(?:am|is|are|do|does|did|can|has|have)(?:\s*n\s?['’]?\s?t|\s+not)?|let\s?(?:['’]?\s?s|\s+us)\s+(?:chant|sing|learn|talk|spell|try|check|do|read|play)\b.*)\s*[.。!]?\s*$/gim
const DRILLS_AT_LEAST = 2

/** An examination, a grade or a kind of school by name, and not 提高一点, 最高三倍, 集中考察. */
const SCHOOL =
  /(?<![成人集])(?:高考|中考)(?!察|核|虑|勤)|小升初|小学[英语一二三四五六]|初中|高中|[一二三四五六七八九]年级|(?<![提最很更较月])[初高][一二三](?![点些次倍下手月日万千百十])|课标|人教版|外研社?版|\bPEP\b/u

/**
 * Numbers of the lists of signs, named by model files so that a violation is worked out again by the list of its time: 2 also
 * knows drills, and schools named on the screen or in the title.
 */
export const FOREIGN_PROSE_NUMBERS = [1, 2] as const
export type ForeignProseNumber = (typeof FOREIGN_PROSE_NUMBERS)[number]
export const PRESENT_FOREIGN_PROSE: ForeignProseNumber = 2

/** Whether a screen of that text under that title is foreign prose; one that names a stage of school is not asked about. */
export type ForeignProseReader = (text: string, title: string) => boolean

/** How the room calls itself; what follows are the page's own titles and courses, of many rooms. */
const firstLineOf = (title: string): string => title.split('\n')[0] ?? ''

const share = (text: string, of: RegExp, letters: number): number =>
  (text.match(of)?.length ?? 0) / letters

/**
 * Plain prose in a foreign language, or Japanese, of which nothing on the screen says that pupils of a school learn it: novels,
 * subtitles, news and courses of grown-ups read the same as a reading passage, so that it is for the rest of the session,
 * or for a person, to say (docs/decisions/0186).
 */
export function createForeignProseReader(number: ForeignProseNumber = 1): ForeignProseReader {
  const isDrill = (text: string): boolean =>
    number > 1 && (text.match(DRILL)?.length ?? 0) >= DRILLS_AT_LEAST
  const isNamed = (text: string): boolean => number > 1 && SCHOOL.test(text)
  return (text, title) =>
    !isNamed(text) && !isNamed(firstLineOf(title)) && !isDrill(text) && isProse(text)
}

function isProse(text: string): boolean {
  const letters = text.match(LETTERS)?.length ?? 0
  if (letters === 0) return false
  if (share(text, KANA, letters) >= JAPANESE) return true
  if (share(text, LATIN, letters) < MOSTLY_LATIN) return false
  return (text.match(WORDS)?.length ?? 0) >= FEWEST_WORDS && !TASK.some((sign) => sign.test(text))
}
