import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LETTER_STATUSES } from '../../../src/contracts/letters/letter.ts'
import { CUT_STATES } from '../../../src/contracts/words/cut-vocabulary.ts'
import { ROOM_STATES, VIOLATION_STATUSES } from '../../../src/contracts/words/vocabulary.ts'
import { zh } from '../../../src/dashboard/i18n/zh.ts'
import {
  type ChineseText,
  HOLE,
  readDocuments,
  readSources,
  type TextTable,
} from '../../build/texts/chinese-texts.ts'
import { statesOf, termsOf } from '../../build/texts/glossary-page.ts'

const ROOT = join(import.meta.dirname, '../../..')
const page = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')
const { texts, tables } = readSources(ROOT)
const everything = [...texts, ...readDocuments(ROOT)]
const states = statesOf(page)

/** `place: what is wrong` of every text in which the pattern is found. */
const found = (among: readonly ChineseText[], pattern: RegExp): readonly string[] =>
  among.flatMap(({ place, text }) => {
    const hit = pattern.exec(text)
    if (hit === null) return []
    return [`${place}: ${text.slice(Math.max(0, hit.index - 12), hit.index + 20)}`]
  })

test('texts were found at all', () => {
  expect(texts.length).toBeGreaterThan(1500)
  expect(everything.length - texts.length).toBeGreaterThan(500)
})

test('no text uses a word that the glossary says it is never called by', () => {
  const terms = termsOf(page)
  expect(terms.length).toBeGreaterThan(15)
  // Old headings of a register are still read.
  const wrong = terms.flatMap(({ word, never }) =>
    never.flatMap((one) => found(everything, new RegExp(one)).map((place) => `${word} ← ${place}`)),
  )
  expect(wrong.filter((one) => !one.includes('belonging-sheets.ts'))).toEqual([])
})

test('punctuation between Chinese characters is full-width', () => {
  const between =
    /(?:\p{Script=Han}|[”》）])[,;:!?]\p{Script=Han}|\p{Script=Han}\(|\)\p{Script=Han}/u
  expect(found(everything, between)).toEqual([])
})

test('brackets and commas of a Chinese sentence are full-width, whatever they enclose', () => {
  const beside = new RegExp(
    `\\)[，。；：、！？]|[，。；：、”》！？]\\(|${HOLE}[,;!?] ?\\p{Script=Han}`,
    'u',
  )
  expect(found(texts, beside)).toEqual([])
})

test('no Chinese text of a page has half-width punctuation, or a sign glued to a figure or a Latin word', () => {
  const shown = leaves(zh).map(({ place, text }) => ({
    place,
    text: text
      .replace(/\{\{\w+\}\}/g, HOLE)
      .replace(/https?:\/\/\S*?(?=\p{Script=Han}|[，。；（）]|$)/gu, HOLE),
  }))
  expect(found(shown, /[(),;!]|\p{Script=Han}[:?]|[:?]\p{Script=Han}/u)).toEqual([])
  expect(found(shown, /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u)).toEqual([])
})

test('a span is never written like a time of day', () => {
  expect(found(leaves(zh), /\}\}:\{\{/)).toEqual([])
  // Only what draws a time of day fills up with zeros.
  const padding = readdirSync(join(ROOT, 'src/dashboard'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .filter((path) =>
      readFileSync(join(ROOT, 'src/dashboard', path), 'utf8').includes("padStart(2, '0')"),
    )
  expect(padding.toSorted()).toEqual([
    'api/idempotency-key.ts',
    'calendar/civil-days.ts',
    'calendar/day-hours.tsx',
    'wall/day/law-places.ts',
  ])
})

test('no page shows the number of a place instead of its name', () => {
  const bare = readdirSync(join(ROOT, 'src/dashboard'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => {
      const source = readFileSync(join(ROOT, 'src/dashboard', path), 'utf8')
      return [...source.matchAll(/>\s*\{[\w.]*\bregions?\}/g)].map(([hit]) => `${path}: ${hit}`)
    })
  expect(bare).toEqual([])
})

/** A table of nothing but states of one kind. */
const isOf = ({ words }: TextTable, states: ReadonlyMap<string, string>): boolean =>
  words.size > 3 && [...words.keys()].every((code) => states.has(code))

test('every state has one Chinese word, on pages and in answers', () => {
  const vocabularies = {
    violation: VIOLATION_STATUSES,
    cut: CUT_STATES,
    letter: LETTER_STATUSES,
    room: ROOM_STATES,
  }
  for (const [of, codes] of Object.entries(vocabularies)) {
    expect([...(states.get(of)?.keys() ?? [])].toSorted(), of).toEqual([...codes].toSorted())
  }
  const compared = [...states].flatMap(([of, words]) =>
    tables
      .filter((table) => isOf(table, words))
      .map((table) => ({ place: `${table.place} ${of}`, table, words })),
  )
  const wrong = compared.flatMap(({ place, table, words }) =>
    [...table.words]
      .filter(([code, text]) => !text.startsWith(words.get(code) ?? ''))
      .map(([code, text]) => `${place} ${code}: ${text} ≠ ${words.get(code)}`),
  )
  expect(wrong).toEqual([])
  expect(compared.length).toBeGreaterThan(5)
})

type Tree = { readonly [key: string]: string | Tree }
function leaves(tree: Tree, path = 'zh'): readonly ChineseText[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [{ place: `${path}.${key}`, text: value }]
      : leaves(value, `${path}.${key}`),
  )
}

/** Words of closed lists, as keys of tables of the pages: `came-back`, `http-4xx`. */
function codesOf(tree: Tree): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) => [
    ...(/^[a-z0-9]+(-[a-z0-9]+)+$/.test(key) || /^[A-Z]+(-[A-Z0-9]+)+$/.test(key) ? [key] : []),
    ...(typeof value === 'string' ? [] : codesOf(value)),
  ])
}

test('no Chinese text of a page shows a code without its name', () => {
  const codes = new Set(codesOf(zh))
  expect(codes.size).toBeGreaterThan(40)
  const said = leaves(zh).flatMap(({ place, text }) =>
    [...text.matchAll(/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+/g)]
      .filter(([word]) => codes.has(word))
      .map(([word]) => `${place}: ${word}`),
  )
  expect(said).toEqual([])
})

test('what the program found is no violation until a person has found it to be one', () => {
  /** Sentences that deny, doubt, ask, or speak of the decision itself. */
  const allowed =
    /疑似违规|涉嫌违规|未见违规|没有(?:发现疑似)?违规|不是违规|不违规|不等于没有违规|不是限定时间的违规|认定(?:为|的)?违规|误判为违规|两年内再次违规|违规(?:培训|学科类?|开展)/g
  const own = texts.filter(({ place }) => !place.startsWith('src/core/policy/'))
  const bare = own.map(({ place, text }) => ({ place, text: text.replace(allowed, HOLE) }))
  expect(found(bare, /违规/)).toEqual([])
})

test('durations are told in minutes and seconds, never as an ordinal minute', () => {
  expect(found(everything, new RegExp(`第 ?(?:${HOLE}|\\{\\{\\w+\\}\\}|\\d+) ?分钟`))).toEqual([])
})
