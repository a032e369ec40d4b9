import type { Letter, LetterKind, LetterStatus } from '../../core/letters/letter.ts'
import type { CardCaseMarks } from '../../core/policy/card-appeals.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { PlaceFilter } from './filters.ts'
import type { Page, PageRequest } from './pages.ts'

export type LetterFilter = PlaceFilter & {
  readonly status?: LetterStatus
  readonly kind?: LetterKind
  readonly violationId?: string
  readonly institutionId?: string
}

export interface LetterLog {
  find(id: string): Promise<Letter | null>
  /** In order of issue. */
  ofViolation(violationId: string): Promise<readonly Letter[]>
  /** The same of many. */
  ofViolations(violationIds: readonly string[]): Promise<readonly Letter[]>
  /** Newest first. */
  list(filter: LetterFilter, page: PageRequest): Promise<Page<Letter>>
  /** Those to which time does something by `now` (`nextDueAt`), in order of id behind `after`, so many at most. */
  due(now: Instant, after: string, atMost: number): Promise<readonly Letter[]>
  /** The last serial of the year; 0 when it has none. Nobody else takes the next one until the transaction ends. */
  lastSerial(year: number): Promise<number>
  /** The one written last, for what letters of an office have in common. */
  latest(): Promise<Letter | null>
  /** As `ViolationLog.save`: optimistic on `version`. */
  save(letter: Letter): Promise<boolean>
}

/** What people have added to cases that count for cards. */
export interface CardCases {
  of(violationId: string): Promise<CardCaseMarks | null>
  ofMany(violationIds: readonly string[]): Promise<readonly CardCaseMarks[]>
  /** Optimistic on `version`, as above. */
  save(marks: CardCaseMarks): Promise<boolean>
}
