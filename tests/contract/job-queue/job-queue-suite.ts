import { afterAll, beforeAll, describe } from 'vitest'
import type { JobQueue } from '../../../src/ports/job-queue.ts'
import { demandingTests, leaseTests, leaseTurnTests, onceTests } from './job-queue-policy-tests.ts'
import type { JobQueueTestContext } from './job-queue-stage.ts'
import { elsewhereTests, stopTests } from './job-queue-stop-tests.ts'
import { concurrencyTests, delayTests, failureTests, workTests } from './job-queue-work-tests.ts'

export type QueuesUnderTest = {
  /** One more queue on the same store; the caller stops it. */
  open(): JobQueue
  close(): Promise<void>
}

const TOPICS: readonly (readonly [string, (context: JobQueueTestContext) => void])[] = [
  ['work', workTests],
  ['side by side', concurrencyTests],
  ['delay', delayTests],
  ['failure', failureTests],
  ['exclusive', leaseTests],
  ['exclusive, turn by turn', leaseTurnTests],
  ['demanding', demandingTests],
  ['once', onceTests],
  ['stop', stopTests],
  ['elsewhere', elsewhereTests],
]

/** What every job queue must do. */
export function describeJobQueue(name: string, openAll: () => Promise<QueuesUnderTest>): void {
  describe(`job queue: ${name}`, () => {
    let opened: QueuesUnderTest | null = null
    const running: JobQueue[] = []
    beforeAll(async () => {
      opened = await openAll()
    })
    afterAll(async () => {
      for (const queue of running) await queue.stop()
      await opened?.close()
    })
    const context: JobQueueTestContext = {
      async started(stages) {
        if (opened === null) throw new Error('not opened')
        const queue = opened.open()
        running.push(queue)
        await queue.start(stages)
        return queue
      },
    }
    for (const [topic, tests] of TOPICS) describe(topic, () => tests(context))
  })
}
