import type { SecondOpinion } from '../../../core/detection/second-opinion.ts'
import type { RecordedTrace } from '../../../core/violations/session-trace.ts'

/** What is needed besides the frames to work a verdict out again. */
export interface SessionTraces {
  /** The same observation of the same violation is kept once. */
  add(row: RecordedTrace): Promise<void>
  has(violationId: string, observationId: string): Promise<boolean>
  /** In the order in which they were folded. */
  of(violationId: string): Promise<readonly RecordedTrace[]>
  ofMany(violationIds: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedTrace[]>>
}

export interface SecondOpinionLog {
  /** The first opinion on a frame of a violation stands. */
  add(violationId: string, opinions: readonly SecondOpinion[]): Promise<void>
  /** In order of time. */
  of(violationId: string): Promise<readonly SecondOpinion[]>
  /** By violation; one without opinions is left out. */
  ofMany(violationIds: readonly string[]): Promise<ReadonlyMap<string, readonly SecondOpinion[]>>
}
