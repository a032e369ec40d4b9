import type { LegalHold } from '../../core/retention/legal-hold.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Violation, ViolationStatus } from '../../core/violations/violation.ts'

/** Orders that nothing of a violation or room is deleted. */
export interface LegalHolds {
  /** Nobody else places, lifts or goes by holds until the transaction ends. */
  lock(): Promise<void>
  /** Inserts, or writes down that it was lifted. */
  save(hold: LegalHold): Promise<void>
  find(id: string): Promise<LegalHold | null>
  /** Newest first, lifted or not. */
  all(): Promise<readonly LegalHold[]>
}

/** What is let go by its age. Each says how many it was; rooms of `except` are left alone. */
export interface Retention {
  /**
   * Violations in these states, with evidence, last seen before; in order of their ids, those behind `after`. They are held
   * locked: who confirms one meanwhile waits, and one that was confirmed meanwhile is not among them.
   */
  oldViolations(
    before: Instant,
    states: readonly ViolationStatus[],
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly Violation[]>
  /**
   * Forgets evidence, looks and opinions of a violation. Its files are nobody's from now on (`KeptFiles`), unless somebody
   * else names them or they were kept for its room again since `settled`.
   */
  forgetEvidence(violationId: string, settled: Instant): Promise<void>
  /** Small pictures of before, of rooms that are not on air. */
  forgetPictures(before: Instant, except: readonly string[]): Promise<number>
  /** What was taught in rooms and was over before. */
  forgetSegments(before: Instant, except: readonly string[]): Promise<number>
  /** Hours of before become days; gives how many hours there were. */
  rollUpHours(before: Instant): Promise<number>
}
