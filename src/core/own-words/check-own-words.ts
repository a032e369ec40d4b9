import {
  OWN_WORD_BOUNDS,
  OWN_WORD_LOG_ODDS,
  type OwnWord,
  type OwnWordSet,
} from './own-word-set.ts'
import { isMaskTrouble, readMask } from './word-mask.ts'

/** What is wrong with a set, and where: a path into the document, `words`, 3, `variants`, 0. */
export type OwnWordsProblem = {
  readonly path: readonly (string | number)[]
  readonly zh: string
  readonly en: string
}

export type CheckedOwnWords = {
  /** `null` when anything is wrong: nothing is taken in part. */
  readonly set: OwnWordSet | null
  /** In the order of the document, as many as anybody reads (`MOST_TOLD`). */
  readonly problems: readonly OwnWordsProblem[]
}

/** A document may repeat its faults by reference without end. */
const MOST_TOLD = 200

const isFull = ({ problems }: Reader): boolean => problems.length >= MOST_TOLD

const SET_FIELDS = ['name', 'words']
const WORD_FIELDS = ['word', 'variants', 'logOdds', 'note']

type Reader = {
  readonly problems: OwnWordsProblem[]
  readonly normalise: (text: string) => string
  /** By what is searched for, where it was written first. */
  readonly known: Map<string, string>
  patterns: number
}

type Place = OwnWordsProblem['path']

function complain(reader: Reader, path: Place, zh: string, en: string): void {
  if (!isFull(reader)) reader.problems.push({ path, zh, en })
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function refuseUnknown(reader: Reader, path: Place, value: object, known: readonly string[]): void {
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue
    const may = known.join('、')
    complain(
      reader,
      [...path, name],
      `没有这个字段，可用 ${may}`,
      `no such field; known are ${known.join(', ')}`,
    )
  }
}

function textIn(reader: Reader, path: Place, value: unknown, longest: number): string | null {
  if (typeof value !== 'string' || value.trim() === '') {
    complain(reader, path, '须为文字', 'must be text')
    return null
  }
  if (value.length > longest) {
    complain(reader, path, `超过 ${longest} 个字符`, `longer than ${longest} characters`)
    return null
  }
  return value.trim()
}

/** A word or a variant: readable as a mask, and not there already. */
function patternIn(reader: Reader, path: Place, value: unknown): string | null {
  const written = textIn(reader, path, value, OWN_WORD_BOUNDS.characters)
  if (written === null) return null
  const mask = readMask(written, reader.normalise)
  if (isMaskTrouble(mask)) {
    complain(reader, path, `“${written}”${mask.zh}`, `"${written}": ${mask.en}`)
    return null
  }
  const key = JSON.stringify([mask.pieces, mask.gaps])
  const before = reader.known.get(key)
  if (before !== undefined) {
    const zh = `“${written}”与 ${before} 重复（大小写、全半角、繁简不区分）`
    complain(
      reader,
      path,
      zh,
      `"${written}" is ${before} again (case, width, traditional forms are the same)`,
    )
    return null
  }
  reader.known.set(key, path.join('.'))
  reader.patterns += 1
  return written
}

function logOddsIn(reader: Reader, path: Place, value: unknown): number {
  if (value === undefined) return OWN_WORD_LOG_ODDS.usual
  const { least, ofOne } = OWN_WORD_LOG_ODDS
  const size = typeof value === 'number' ? Math.abs(value) : Number.NaN
  if (!(size >= least && size <= ofOne)) {
    const zh = `须为 ${least} 到 ${ofOne}（支持）或 -${ofOne} 到 -${least}（反对）`
    complain(
      reader,
      path,
      zh,
      `must lie within ${least} and ${ofOne} (for), or -${ofOne} and -${least} (against)`,
    )
    return OWN_WORD_LOG_ODDS.usual
  }
  return Math.round(Number(value) * 100) / 100
}

function variantsIn(reader: Reader, path: Place, value: unknown): readonly string[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    complain(reader, path, '须为列表', 'must be a list')
    return []
  }
  if (value.length > OWN_WORD_BOUNDS.variants) {
    const { variants } = OWN_WORD_BOUNDS
    complain(reader, path, `变体超过 ${variants} 个`, `more than ${variants} variants`)
    return []
  }
  return value.flatMap((one, at) => patternIn(reader, [...path, at], one) ?? [])
}

function wordIn(reader: Reader, path: Place, value: unknown): OwnWord | null {
  if (isFull(reader)) return null
  // The short form: a line of a list is the word alone.
  const given = typeof value === 'string' ? { word: value } : value
  if (!isRecord(given)) {
    complain(
      reader,
      path,
      '须为文字，或含 word 的一组字段',
      'must be text, or fields with word among them',
    )
    return null
  }
  refuseUnknown(reader, path, given, WORD_FIELDS)
  const at = typeof value === 'string' ? path : [...path, 'word']
  const word = patternIn(reader, at, given['word'])
  const variants = variantsIn(reader, [...path, 'variants'], given['variants'])
  const logOdds = logOddsIn(reader, [...path, 'logOdds'], given['logOdds'])
  const note =
    given['note'] === undefined || given['note'] === null
      ? null
      : textIn(reader, [...path, 'note'], given['note'], OWN_WORD_BOUNDS.note)
  return word === null ? null : { word, variants, logOdds, note }
}

/** Checks a document (YAML or JSON, already read) and says what is wrong with it at once. */
export function checkOwnWords(data: unknown, normalise: (text: string) => string): CheckedOwnWords {
  const reader: Reader = { problems: [], normalise, known: new Map(), patterns: 0 }
  if (!isRecord(data)) {
    complain(reader, [], '须含 name 与 words', 'must have name and words')
    return { set: null, problems: reader.problems }
  }
  refuseUnknown(reader, [], data, SET_FIELDS)
  const name = textIn(reader, ['name'], data['name'], OWN_WORD_BOUNDS.name)
  const list = data['words']
  if (!Array.isArray(list) || list.length === 0 || list.length > OWN_WORD_BOUNDS.words) {
    const { words } = OWN_WORD_BOUNDS
    complain(reader, ['words'], `须为 1 到 ${words} 个词的列表`, `must be a list of 1 to ${words}`)
    return { set: null, problems: reader.problems }
  }
  const words = list.flatMap((one, at) => wordIn(reader, ['words', at], one) ?? [])
  if (reader.patterns > OWN_WORD_BOUNDS.patterns) {
    const { patterns } = OWN_WORD_BOUNDS
    complain(
      reader,
      ['words'],
      `词与变体共超过 ${patterns} 个`,
      `more than ${patterns} words and variants`,
    )
  }
  const whole = reader.problems.length === 0 && name !== null
  return { set: whole ? { name, words } : null, problems: reader.problems }
}
