import type { Instant } from '../../../core/time/instant.ts'
import type { SavedSearch, SearchHit } from '../../../core/violations/search/saved-search.ts'
import type { Page, PageRequest } from '../pages.ts'

export type HitCounts = { readonly hits: number; readonly unseen: number }

/** Searches that people keep, and what they found. Hits are those of places; searches are everybody's own, or shared. */
export interface SavedSearches {
  /** Of this person, in order of saving, without those that were deleted. */
  of(ownerId: string): Promise<readonly SavedSearch[]>
  /** Of everybody, not deleted. */
  shared(): Promise<readonly SavedSearch[]>
  /** Also one that was deleted. */
  find(id: string): Promise<SavedSearch | null>
  /** Locks it until the transaction ends. */
  hold(id: string): Promise<SavedSearch | null>
  /** In place of an earlier one with the same id. */
  save(search: SavedSearch): Promise<void>
  /** Those with an alert whose time has come, the longest due first. */
  due(now: Instant, most: number): Promise<readonly SavedSearch[]>
  /** Those with an alert that found something since then. */
  foundSince(at: Instant): Promise<readonly SavedSearch[]>
  /** Deleted before then, with all that they found. */
  forgetRemoved(before: Instant): Promise<number>
  /** Those of them that were not known yet. */
  addHits(hits: readonly SearchHit[]): Promise<readonly SearchHit[]>
  /** Newest first, by when it was read or heard. */
  hits(searchId: string, page: PageRequest): Promise<Page<SearchHit>>
  /** Found after that, newest first. */
  hitsFoundAfter(searchId: string, at: Instant, most: number): Promise<readonly SearchHit[]>
  /** By search; one that found nothing is left out. */
  counts(searchIds: readonly string[]): Promise<ReadonlyMap<string, HitCounts>>
  /** All that was found up to then. */
  markSeen(searchId: string, foundUpTo: Instant, at: Instant): Promise<void>
  /** All but the newest `most`. */
  forgetOldHits(searchId: string, most: number): Promise<number>
}
