import { marksBetween, STROKES_AS_CHARACTERS } from './marks-between.ts'
import { traditionalToSimplified } from './traditional.ts'

/**
 * Text as the lexicon is written: lower case, half width, simplified, without the blanks and the marks that an engine
 * or an evader puts between Chinese characters. `origin[i]` is the UTF-16 offset in the original of unit `i`, and one
 * more entry gives the end, so `[origin[i], end of unit j]` is what the screen showed.
 */
export type NormalisedText = {
  readonly text: string
  readonly origin: readonly number[]
}

export type Normaliser = (original: string) => NormalisedText

/**
 * What undoes spelling tricks, by number: a model is only asked what it learned of, so a model of before goes on with the
 * first. The second also takes away whatever one mark is put between characters again and again, strokes that are
 * characters themselves, marks that combine, and characters that are not drawn.
 */
export const NORMALISERS = [1, 2] as const
export type NormaliserNumber = (typeof NORMALISERS)[number]
export const PRESENT_NORMALISER: NormaliserNumber = 2

/**
 * Characters that an OCR engine takes for one another and that do not distinguish any term of the lexicon. Text and
 * lexicon go through the same folding, so it does not matter that 入 becomes 人.
 */
const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['已巳', '己'],
  ['曰', '日'],
  ['入', '人'],
  ['末', '未'],
  ['土', '士'],
  ['囗', '口'],
  ['〇○◯', '0'],
  ['✕╳✖⨯', '×'],
  ['∶：', ':'],
  ['﹣－−—–', '-'],
  ['“”„＂', '"'],
  ['‘’', "'"],
  ['，﹐', ','],
  ['（', '('],
  ['）', ')'],
]

/** Marks that carry nothing between two Chinese characters: 数·学, 数*学, 数|学. */
const FILLERS = new Set('·•・*|~^_`´°¨★☆♥❤✨🔥＊｜﹒'.split(''))
/** Halves of the pairs that emoji are written as; those of rare Chinese characters begin at D840. */
const EMOJI = /[\ud83c-\ud83e\udc00-\udfff]/
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]|\ufe0e|\ufe0f|\u20e3/
const HAN = /[\u3400-\u9fff\uf900-\ufaff]/
const BLANK = /[ \t\u00a0\u3000]/

/** These have neither case nor another form in Unicode: only the tables change them. */
const UNIFIED_HAN = { first: 0x3400, last: 0x9fff } as const

/** Builds the character table once; the returned function is pure. */
export function createNormaliser(number: NormaliserNumber = PRESENT_NORMALISER): Normaliser {
  const simplified = traditionalToSimplified()
  const lookAlikes = new Map(
    LOOK_ALIKES.flatMap(([from, to]) => [...from].map((character) => [character, to] as const)),
  )
  const known = new Map<string, string>()

  const fold = (unit: string): string => {
    const present = known.get(unit)
    if (present !== undefined) return present
    const folded = foldUnit(unit, simplified, lookAlikes)
    known.set(unit, folded)
    return folded
  }
  const marksIn = number === 1 ? () => NO_MARKS : marksBetween
  // What is no character may hide the ones around it; a text of characters and ends of lines hides nothing.
  const staysPlain = (unit: string): boolean =>
    fold(unit) === unit && !isGap(unit) && (number === 1 || unit === '\n')
  const asked = [...simplified.keys(), ...lookAlikes.keys(), ...STROKES_AS_CHARACTERS]
  const standsAsIs = createPlainTest(staysPlain, asked)
  const everyPlace = createPlaces()
  return (original) =>
    standsAsIs(original)
      ? { text: original, origin: everyPlace(original.length) }
      : fillGaps(original, fold, marksIn(original))
}

const UNITS = 65_536
const [NOT_ASKED, PLAIN, CHANGED] = [0, 1, 2]

/** Whether nothing of a text changes, as with most terms of the lexicons: any Chinese character but `asked` stays as it is. */
function createPlainTest(
  isPlain: (unit: string) => boolean,
  asked: readonly string[],
): (original: string) => boolean {
  const byUnit = new Uint8Array(UNITS)
  byUnit.fill(PLAIN, UNIFIED_HAN.first, UNIFIED_HAN.last + 1)
  for (const unit of asked) byUnit[unit.charCodeAt(0)] = NOT_ASKED
  return (original) => {
    for (let i = 0; i < original.length; i += 1) {
      const code = original.charCodeAt(i)
      if (byUnit[code] === NOT_ASKED) byUnit[code] = isPlain(original.charAt(i)) ? PLAIN : CHANGED
      if (byUnit[code] === CHANGED) return false
    }
    return true
  }
}

const isGap = (folded: string): boolean =>
  folded === ' ' || FILLERS.has(folded) || EMOJI.test(folded)

/** Of terms and lines there are only so many lengths. */
const SHARED_LENGTHS = 64

/** 0, 1, 2 and so on up to and with a length. */
function createPlaces(): (length: number) => readonly number[] {
  const shared: (readonly number[])[] = []
  return (length) => {
    const known = shared[length]
    if (known !== undefined) return known
    const places = Array.from({ length: length + 1 }, (_, at) => at)
    if (length < SHARED_LENGTHS) shared[length] = places
    return places
  }
}

const NO_MARKS: ReadonlySet<number> = new Set()

function foldUnit(
  unit: string,
  simplified: ReadonlyMap<string, string>,
  lookAlikes: ReadonlyMap<string, string>,
): string {
  if (INVISIBLE.test(unit)) return ''
  if (BLANK.test(unit)) return ' '
  if (unit === '\r') return ''
  const direct = lookAlikes.get(unit)
  if (direct !== undefined) return direct
  const code = unit.charCodeAt(0)
  // Circled digits, superscripts and halves of emoji say more as they are.
  const keeps = (code >= 0x2460 && code <= 0x24ff) || (code >= 0xd800 && code <= 0xdfff)
  const plain = keeps ? unit : unit.normalize('NFKC').toLowerCase()
  const single = simplified.get(plain) ?? plain
  return lookAlikes.get(single) ?? single
}

const isHan = (unit: string): boolean => HAN.test(unit)

type Gap = readonly { readonly unit: string; readonly at: number }[]

function fillGaps(
  original: string,
  fold: (unit: string) => string,
  marks: ReadonlySet<number>,
): NormalisedText {
  const writer = createWriter(original)
  for (let i = 0; i < original.length; i += 1) {
    if (marks.has(i)) continue
    const folded = fold(original.charAt(i))
    if (isGap(folded)) writer.gap(folded, i)
    else if (folded !== '') writer.write(folded, i)
  }
  return writer.finish()
}

/** Holds gaps back until it is known what follows them. */
function createWriter(original: string) {
  const units: string[] = []
  const origin: number[] = []
  let gap: { readonly unit: string; readonly at: number }[] = []
  let segmentStart = 0

  const closeGap = (after: string, at: number): void => {
    const apart = at - segmentStart > LONGEST_SPACED && !isShortSegment(original, at)
    for (const kept of keptGap(units.at(-1), gap, after, apart)) {
      units.push(kept.unit)
      origin.push(kept.at)
    }
    gap = []
    segmentStart = at
  }
  return {
    gap(unit: string, at: number): void {
      gap.push({ unit, at })
    },
    write(folded: string, at: number): void {
      if (gap.length > 0) closeGap(folded, at)
      if (folded === '\n') segmentStart = at + 1
      // NFKC may make several units of one (㎡, ½); all of them come from the same place.
      for (const unit of folded) {
        units.push(unit)
        origin.push(at)
      }
    },
    finish(): NormalisedText {
      origin.push(original.length)
      return { text: units.join(''), origin }
    },
  }
}

/**
 * Characters written apart, and words that an engine tore apart, are at most this long between two blanks; a blank
 * between two longer pieces parts two words.
 */
const LONGEST_SPACED = 3

function isShortSegment(original: string, from: number): boolean {
  for (let i = from; i < from + LONGEST_SPACED; i += 1) {
    const unit = original.charAt(i)
    if (unit === '' || unit === '\n' || BLANK.test(unit)) return true
  }
  return false
}

/** What stays of blanks and fillers: inside Latin text and between two pieces of Chinese one blank, else nothing. */
function keptGap(before: string | undefined, gap: Gap, after: string, apart: boolean): Gap {
  if (before === undefined || before === '\n' || after === '\n') return []
  const blanks = gap.filter(({ unit }) => unit === ' ')
  if (isHan(before) || isHan(after)) return apart ? blanks.slice(0, 1) : []
  return blanks.length === gap.length ? blanks.slice(0, 1) : gap
}

/** The half-open range of the original that normalised units `[start, end)` came from. */
export function originalRange(
  normalised: NormalisedText,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const from = normalised.origin[start] ?? 0
  const last = normalised.origin[end - 1] ?? from
  return { start: from, end: last + 1 }
}
