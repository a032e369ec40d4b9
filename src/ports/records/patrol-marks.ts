import type { Instant } from '../../core/time/instant.ts'

export type PatrolMark = { readonly at: Instant; readonly value: unknown }

/** How far something of the patrol has come, by name, for all machines of a database. */
export interface PatrolMarks {
  find(name: string): Promise<PatrolMark | null>
  save(name: string, mark: PatrolMark): Promise<void>
  /** Sets it from one moment on to another; `false` when somebody else has meanwhile. */
  advance(name: string, from: Instant, to: Instant): Promise<boolean>
}
