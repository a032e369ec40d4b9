import { randomUUID } from 'node:crypto'
import { seconds } from '../../../src/core/time/duration.ts'
import type { JobHandler, JobQueue, StageSettings } from '../../../src/ports/job-queue.ts'

export type JobQueueTestContext = {
  /** Not started yet, stopped when the tests have run. */
  readonly opened: () => JobQueue
  /** Started with these stages, stopped when the test has run. */
  readonly started: (stages: readonly StageSettings[]) => Promise<JobQueue>
}

/** A stage whose name no other test uses. */
export const aStage = (
  handler: JobHandler,
  change: Partial<StageSettings> = {},
): StageSettings => ({
  stage: `stage-${randomUUID()}`,
  concurrency: 4,
  heartbeat: seconds(30),
  policy: 'once',
  handler,
  ...change,
})
