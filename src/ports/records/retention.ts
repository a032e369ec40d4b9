import type { LegalHold } from '../../core/retention/legal-hold.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Violation, ViolationStatus } from '../../core/violations/violation.ts'

/** Orders that nothing of a violation or room is deleted. */
export interface LegalHolds {
  /** Inserts, or writes down that it was lifted. */
  save(hold: LegalHold): Promise<void>
  find(id: string): Promise<LegalHold | null>
  /** Newest first, lifted or not. */
  all(): Promise<readonly LegalHold[]>
}

/** What is let go by its age. Each says how many it was; rooms of `except` are left alone. */
export interface Retention {
  /** Violations in these states, with evidence, last seen before; in order of their ids, those behind `after`. */
  oldViolations(
    before: Instant,
    states: readonly ViolationStatus[],
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly Violation[]>
  /** Forgets evidence, looks and opinions of a violation; gives the files (sha256) that nobody else has. */
  forgetEvidence(violationId: string): Promise<readonly string[]>
  /** Small pictures of before, of rooms that are not on air. */
  forgetPictures(before: Instant, except: readonly string[]): Promise<number>
  /** What was taught in rooms and was over before. */
  forgetSegments(before: Instant, except: readonly string[]): Promise<number>
  /** Hours of before become days; gives how many hours there were. */
  rollUpHours(before: Instant): Promise<number>
}
