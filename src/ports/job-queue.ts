import type { Duration } from '../core/time/duration.ts'

/** What one stage hands to the next. `key` makes it idempotent: two jobs of one stage and key are one job. */
export type Job<Stage extends string = string> = {
  readonly stage: Stage
  readonly key: string
  readonly payload: unknown
  /** Not before this much time from now. */
  readonly delay?: Duration
  /** Needs what not every worker of the stage has (a browser). */
  readonly demanding?: boolean
  /**
   * What the job has in hand, one name each: a member is in one unfinished job of its stage at a time. Those that another
   * has are left out of this one (`JobContext.members` says what is left); a job that is left with none is not queued.
   */
  readonly members?: readonly string[]
}

export type JobContext = {
  /** Aborts when the program stops or the lease is lost. */
  readonly signal: AbortSignal
  /** Hands followers over at once, before the job itself is done (a watch reports as it goes). */
  readonly follow: (jobs: readonly Job[]) => Promise<void>
  /** What this job has in hand and has not parted with; after a kill that is what was not done yet. */
  readonly members: () => Promise<ReadonlySet<string>>
  /** Parts with members and hands followers over, both or neither: they may be asked for again from now on. */
  readonly part: (members: readonly string[], jobs: readonly Job[]) => Promise<void>
}

/** A handler returns what comes next; throwing is a bug and makes the queue try again. */
export type JobHandler = (payload: unknown, context: JobContext) => Promise<readonly Job[]>

export type StageSettings = {
  readonly stage: string
  /** Jobs of this stage worked side by side in this process. */
  readonly concurrency: number
  /** A job whose worker sends no heartbeat for this long goes to another worker. */
  readonly heartbeat: Duration
  /** `exclusive`: at most one job per key queued or active (a lease). `once`: a key is never worked twice. */
  readonly policy: 'exclusive' | 'once'
  readonly handler: JobHandler
  /**
   * Whether demanding jobs are taken at this moment; the others always are, and so are demanding ones that have been due for
   * a minute: nobody else came for them. Left out: there are none of this stage.
   */
  readonly takesDemanding?: () => boolean
}

export interface JobQueue {
  start(stages: readonly StageSettings[]): Promise<void>
  enqueue(jobs: readonly Job[]): Promise<void>
  /**
   * Changes how many jobs of a declared stage are worked side by side in this process, before or after the start, without
   * one: those in hand go on to their end, 0 takes no more.
   */
  setConcurrency(stage: string, concurrency: number): void
  /** Resolves when no job is queued or active (delayed ones excepted). For tests. */
  drain(): Promise<void>
  /** Aborts what is active, waits for it, stops. */
  stop(): Promise<void>
}
