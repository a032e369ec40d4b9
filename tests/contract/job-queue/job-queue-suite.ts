import { afterAll, beforeAll, describe } from 'vitest'
import type { JobQueue } from '../../../src/ports/job-queue.ts'
import { changedConcurrencyTests } from './job-queue-change-tests.ts'
import { memberTests, partedMemberTests } from './job-queue-members-tests.ts'
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
  ['side by side, changed', changedConcurrencyTests],
  ['delay', delayTests],
  ['failure', failureTests],
  ['exclusive', leaseTests],
  ['exclusive, turn by turn', leaseTurnTests],
  ['demanding', demandingTests],
  ['many rooms in one job', memberTests],
  ['many rooms in one job, one after another', partedMemberTests],
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
    const open = (): JobQueue => {
      if (opened === null) throw new Error('not opened')
      const queue = opened.open()
      running.push(queue)
      return queue
    }
    const context: JobQueueTestContext = {
      opened: open,
      async started(stages) {
        const queue = open()
        await queue.start(stages)
        return queue
      },
    }
    for (const [topic, tests] of TOPICS) describe(topic, () => tests(context))
  })
}
