import type { CaseFact } from '../../core/deadlines/case-fact.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Note } from '../../core/violations/note.ts'
import type { OperatorLabel } from '../../core/violations/operator-label.ts'
import type { PlaceFilter } from './filters.ts'
import type { Page, PageRequest } from './pages.ts'

/** What people said of what the machine found. */
export interface OperatorLabels {
  save(label: OperatorLabel): Promise<void>
  /** What was said of it is no longer meant. */
  forget(violationId: string): Promise<void>
  /** Oldest first. */
  ofViolation(violationId: string): Promise<readonly OperatorLabel[]>
  ofMany(violationIds: readonly string[]): Promise<ReadonlyMap<string, readonly OperatorLabel[]>>
  /** Given in [from, to), newest first. */
  list(
    filter: PlaceFilter & { readonly from?: Instant; readonly to?: Instant },
    page: PageRequest,
  ): Promise<Page<OperatorLabel>>
}

/** Notes are added, never changed. */
export interface ViolationNotes {
  add(note: Note): Promise<void>
  /** Oldest first. */
  of(violationId: string): Promise<readonly Note[]>
}

/** What people entered of a case. It is added, and may be undone; it is never changed otherwise, and never removed. */
export interface CaseFacts {
  add(fact: CaseFact): Promise<void>
  undo(fact: CaseFact): Promise<void>
  /** In the order in which they were entered. */
  of(violationId: string): Promise<readonly CaseFact[]>
}

/** How a person likes to look at a page: a name for what stands behind `?` in its address. */
export type SavedView = {
  readonly id: string
  readonly accountId: string
  readonly page: 'wall' | 'records' | 'timeline'
  readonly name: string
  readonly search: string
  readonly savedAt: Instant
}

export interface SavedViews {
  /** Oldest first. */
  of(accountId: string): Promise<readonly SavedView[]>
  /** In place of one of the same person, page and name. */
  save(view: SavedView): Promise<void>
  /** `false`: this person has no such view. */
  remove(accountId: string, id: string): Promise<boolean>
}
