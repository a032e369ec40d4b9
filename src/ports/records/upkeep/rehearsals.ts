import type { RehearsalRecord } from '../../../core/rehearsal/rehearsal.ts'

/** What is kept of rehearsals. */
export interface RehearsalLog {
  /** Inserts or replaces. */
  save(rehearsal: RehearsalRecord): Promise<void>
  /** Newest first, so many at most. */
  latest(limit: number): Promise<readonly RehearsalRecord[]>
}
