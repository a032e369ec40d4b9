import type { Instant } from '../../../core/time/instant.ts'
import type { KeptWords } from '../../../core/violations/search/kept-words.ts'
import type { PlaceFilter } from '../filters.ts'
import type { Page, PageRequest } from '../pages.ts'

export type WordFilter = PlaceFilter & {
  /** Folded (`core/violations/search/fold-words.ts`), two signs each at least; all of them are in what is found. */
  readonly terms: readonly string[]
  readonly institutionId?: string
  readonly roomId?: string
  readonly sense?: KeptWords['sense']
  readonly from?: Instant
  /** Not at this instant any more. */
  readonly to?: Instant
  /** Written down after that, by the clock of the database, whenever it was read or heard. */
  readonly writtenSince?: Instant
}

/** All that was read or heard and is kept with violations, findable by any piece of it; it goes when they let it go. */
export interface WordSearch {
  /** Newest first. */
  find(filter: WordFilter, page: PageRequest): Promise<Page<KeptWords>>
  /** How many there are, counted no further than `most`. */
  count(filter: WordFilter, most: number): Promise<number>
  /** Those that there are, in any order. */
  findMany(ids: readonly string[]): Promise<readonly KeptWords[]>
  /** When the last of all was written down, by the clock of the database; `null`: there is none. */
  latest(): Promise<Instant | null>
  /** Makes words of violations findable that were kept before there was a search. How many violations it came to. */
  takeIn(most: number): Promise<number>
}
