import type { SavedSearch } from '../../../contracts/search/saved-search.ts'
import { dateOf } from '../../lib/time/format-time.ts'
import type { SearchFilter } from '../search-query.ts'

const dayOf = (at: string | undefined, sooner = 0): string =>
  at === undefined ? '' : dateOf(Date.parse(at) - sooner)

/** What the page is narrowed by to search for the same by hand: the last day is meant to be included. */
export function filterOfSaved(search: SavedSearch): SearchFilter {
  const { words, region = '', institutionId = '', roomId = '', sense = '' } = search
  const days = { from: dayOf(search.from), to: dayOf(search.to, 1) }
  const all = { words, ...days, region, institutionId, roomId, sense }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}
