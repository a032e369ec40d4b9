import { SHORTEST_WORD } from '../../contracts/words/search-words.ts'
import { dayBoundary } from '../lib/time/format-time.ts'
import { type Filter, filterIn } from '../register/filter.ts'

export const SEARCH_FILTERS = [
  'words',
  'from',
  'to',
  'region',
  'institutionId',
  'roomId',
  'sense',
] as const
export type SearchFilterName = (typeof SEARCH_FILTERS)[number]
/** As it stands in the address of the page; dates are civil dates of Asia/Shanghai. */
export type SearchFilter = Filter<SearchFilterName>

export const searchFilterIn = (search: string): SearchFilter => filterIn(search, SEARCH_FILTERS)

export type SearchQuery = { readonly words: string } & Partial<
  Record<Exclude<SearchFilterName, 'words'>, string>
>

/** The first of the words that is too short to be looked for; `null`: none is. */
export const shortWord = (words: string): string | null =>
  words
    .trim()
    .split(/\s+/)
    .find((word) => word !== '' && [...word].length < SHORTEST_WORD) ?? null

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What the program is asked: the last day is meant to be included. `null`: there is nothing to look for, or too little. */
export function searchQuery(filter: SearchFilter): SearchQuery | null {
  const { words = '', from = '', to = '', ...rest } = filter
  if (words.trim() === '' || shortWord(words) !== null) return null
  return {
    ...rest,
    words: words.trim(),
    ...(DAY.test(from) ? { from: dayBoundary(from, 'start') } : {}),
    ...(DAY.test(to) ? { to: dayBoundary(to, 'end') } : {}),
  }
}
