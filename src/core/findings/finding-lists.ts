import { fail, type Result, succeed } from '../fault.ts'
import { DISGUISE_KINDS, type DisguiseKind } from './disguise.ts'
import { SOLICITATION_SIGNALS, type SolicitationSignal } from './solicitation.ts'

/** What soliciting says, a list for each sign that is told by words. */
export type SolicitationWord = Exclude<SolicitationSignal, 'contact' | 'qr-code'>
export const SOLICITATION_WORDS: readonly SolicitationWord[] = SOLICITATION_SIGNALS.filter(
  (signal) => signal !== 'contact' && signal !== 'qr-code',
)

/** What has to stand beside words of soliciting, or must not. */
export const SURROUNDING_WORDS = [
  /** Says by itself that it is about pupils' school matter. */
  'tutoring',
  /** Whom school matter is for: tells it from the lessons of grown-ups. */
  'stage',
  /** Two of these together say it. */
  'school',
  /** Lessons for grown-ups, whatever else is said. */
  'adult',
  /** A shop that sends goods. */
  'shop',
  /** A school that speaks to its own families. */
  'ownSchool',
  /** In a shop's words, this is a course that is sold. */
  'course',
] as const
export type SurroundingWord = (typeof SURROUNDING_WORDS)[number]

/** Names of a disguise, and terms that contain one and are something else. */
export const DISGUISE_LISTS = [...DISGUISE_KINDS, 'except'] as const

/** As a word finder takes them: blanks part the terms, `_` is a blank inside. */
type Lists<Name extends string> = Readonly<Record<Name, string>>

/** The words by which names that hide and soliciting are found. */
export type FindingLists = {
  readonly disguises: Lists<DisguiseKind | 'except'>
  readonly soliciting: Lists<SolicitationWord>
  readonly surroundings: Lists<SurroundingWord>
}

const HEADER = 'term\tlist'
const LONGEST_TERM = 40

/**
 * A file of terms: comments (`#`), a header, then one term a line with its list, sorted by list and term in UTF-16 order.
 * Fault `lexicon-invalid` names the line: one that cannot be read, a list that is not known or has no term, a term that
 * stands twice in its list.
 */
export function parseFindingLists<Name extends string>(
  file: string,
  text: string,
  names: readonly Name[],
): Result<Lists<Name>> {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
  const wrong = (number: number, why: string): Result<never> =>
    fail('lexicon-invalid', `${file}:${number}:${why}`, `${file}:${number}`)
  if (lines[0]?.line !== HEADER)
    return wrong(lines[0]?.number ?? 1, '表头应为 / the header is term list')
  const terms = new Map<string, string[]>(names.map((name) => [name, []]))
  let before = ''
  for (const { line, number } of lines.slice(1)) {
    const [term = '', list = '', ...more] = line.split('\t')
    const known = terms.get(list)
    if (known === undefined || more.length > 0)
      return wrong(number, `不认识的 list / no such list: ${list}`)
    if (term === '' || term !== term.trim() || term.length > LONGEST_TERM)
      return wrong(
        number,
        '词为空、首尾有空格或过长 / the term is empty, too long, or has blanks around it',
      )
    const key = `${list}\t${term}`
    if (key === before) return wrong(number, `重复的词 / twice: ${term}`)
    if (key < before) return wrong(number, `未排序 / not in order: ${term}`)
    before = key
    known.push(term.replaceAll(' ', '_'))
  }
  const empty = names.find((name) => terms.get(name)?.length === 0)
  if (empty !== undefined) return wrong(lines.at(-1)?.number ?? 1, `没有词 / no term: ${empty}`)
  const lists = names.map((name) => [name, (terms.get(name) ?? []).join(' ')] as const)
  return succeed(Object.fromEntries(lists) as Lists<Name>)
}
