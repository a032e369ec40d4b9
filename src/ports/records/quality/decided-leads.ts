import type { DecidedLead } from '../../../core/quality/decided-lead.ts'
import type { GoldenCase, GoldenItem } from '../../../core/quality/golden.ts'
import type { ReviewShare } from '../../../core/quality/review-share.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { PlaceFilter } from '../filters.ts'

/** Decisions of people on leads, each with what a second person made of it. */
export interface DecidedLeads {
  /** In place of one of the same id. */
  save(lead: DecidedLead): Promise<void>
  find(id: string): Promise<DecidedLead | null>
  /** Locks it until the transaction ends. */
  hold(id: string): Promise<DecidedLead | null>
  /** Oldest first; locked as by `hold`. */
  ofViolation(violationId: string): Promise<readonly DecidedLead[]>
  /** Those that wait for a second person, oldest first; after one of them, or from the first. */
  waiting(
    limit: number,
    after?: Pick<DecidedLead, 'decidedAt' | 'id'>,
  ): Promise<readonly DecidedLead[]>
  /** Those that wait and are asked of this person now, the one that was asked first before the others. */
  askedOf(who: string): Promise<readonly DecidedLead[]>
  /** That ended in a disagreement, settled or not, latest decision first. */
  disputed(limit: number): Promise<readonly DecidedLead[]>
  /** Not settled, about a stream that was cut. */
  cutDisputed(): Promise<readonly DecidedLead[]>
  /** Decided in [from, to), oldest first. */
  between(from: Instant, to: Instant, filter?: PlaceFilter): Promise<readonly DecidedLead[]>
}

/** How many decisions are put before a second person, by place. */
export interface ReviewShares {
  /** Puts transactions that save one in line, until each ends. */
  hold(): Promise<void>
  all(): Promise<readonly ReviewShare[]>
  /** In place of the one of the same region. */
  save(share: ReviewShare): Promise<void>
}

/** Cases whose truth is known, and before whom they were put. Apart from violations: nothing that reads those knows them. */
export interface GoldenItems {
  /** In place of the one of the same id; one a violation. */
  saveCase(golden: GoldenCase): Promise<void>
  /** Oldest first. */
  cases(): Promise<readonly GoldenCase[]>
  findCase(id: string): Promise<GoldenCase | null>
  ofViolation(violationId: string): Promise<GoldenCase | null>
  /**
   * One that is not retired, was not entered by this person and never put before him; `null`: there is none left.
   * @param part which of them, by age, from 0 to below 1
   */
  draw(who: string, part: number): Promise<GoldenCase | null>
  /** Does nothing where this case was put before this person already, also just now. */
  add(item: GoldenItem): Promise<void>
  save(item: GoldenItem): Promise<void>
  find(id: string): Promise<GoldenItem | null>
  /** Locks it until the transaction ends. */
  hold(id: string): Promise<GoldenItem | null>
  /** All that were ever put before people of these cases, oldest first. */
  ofCases(caseIds: readonly string[]): Promise<readonly GoldenItem[]>
  /** All that were ever put before a person, oldest first. */
  of(who: string): Promise<readonly GoldenItem[]>
  /** Put in [from, to), oldest first. */
  between(from: Instant, to: Instant, filter?: PlaceFilter): Promise<readonly GoldenItem[]>
}
