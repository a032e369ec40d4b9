import type { Result } from '../../core/fault.ts'
import type { DrillFacts } from '../../core/rehearsal/score.ts'

export type StageRequest = {
  readonly method: string
  /** Below the API's prefix, with its query: `/violations?ongoing=true`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export type StageAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array>
}

/** A rehearsal's own program, with its own clock, records, files and media server; nothing of it is ours. */
export interface RunningStage {
  /** As this person, who is made known there at the first request. Rejects when the program is gone. */
  relay(person: string, request: StageRequest): Promise<StageAnswer>
  /** Who entered, in order. */
  readonly people: () => readonly string[]
  /** What happened up to now. Rejects when the program is gone. */
  facts(): Promise<DrillFacts>
  /** Resolves with its last words when it is over, whatever ended it. */
  readonly gone: Promise<string>
  stop(): Promise<void>
}

export interface RehearsalStage {
  /** Resolves when the made-up lessons are on air; a fault names the part that could not start. */
  start(stop: AbortSignal): Promise<Result<RunningStage>>
}
