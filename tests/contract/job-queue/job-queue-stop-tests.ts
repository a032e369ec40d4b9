import { expect, test } from 'vitest'
import type { JobHandler } from '../../../src/ports/job-queue.ts'
import { aStage, type JobQueueTestContext } from './job-queue-stage.ts'

const untilAborted = async (signal: AbortSignal): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => resolve(), { once: true })
  if (signal.aborted) resolve()
  await promise
}

export function stopTests({ started }: JobQueueTestContext): void {
  test('stopping tells the active jobs, waits for them, and hands their leases to the next', async () => {
    const taken = Promise.withResolvers<void>()
    const events: string[] = []
    const watching: JobHandler = async (_payload, { signal }) => {
      taken.resolve()
      await untilAborted(signal)
      events.push('watch was told')
      return []
    }
    const watch = aStage(watching, { policy: 'exclusive' })
    const first = await started([watch])
    await first.enqueue([{ stage: watch.stage, key: 'room-1', payload: { room: 1 } }])
    await taken.promise
    await first.stop()
    events.push('stopped')
    expect(events).toEqual(['watch was told', 'stopped'])

    const again = Promise.withResolvers<unknown>()
    const second = await started([
      {
        ...watch,
        handler: async (payload) => {
          again.resolve(payload)
          return []
        },
      },
    ])
    expect(await again.promise).toEqual({ room: 1 })
    await second.drain()
    await second.stop()
  })

  test('what a job of a stopping program still returns is worked by the next', async () => {
    const taken = Promise.withResolvers<void>()
    const followed = Promise.withResolvers<unknown>()
    const report = aStage(async (payload) => {
      followed.resolve(payload)
      return []
    })
    const watch = aStage(async (_payload, { signal }) => {
      taken.resolve()
      await untilAborted(signal)
      return [{ stage: report.stage, key: 'last look', payload: 'last' }]
    })
    const first = await started([watch, { ...report, concurrency: 0 }])
    await first.enqueue([{ stage: watch.stage, key: 'room-1', payload: null }])
    await taken.promise
    await first.stop()
    const second = await started([report])
    expect(await followed.promise).toBe('last')
    await second.drain()
    await second.stop()
  })
}

export function elsewhereTests({ started }: JobQueueTestContext): void {
  test('jobs handed over to a stage that is worked elsewhere wait for whoever works it', async () => {
    const worked = Promise.withResolvers<unknown>()
    const stage = aStage(async (payload) => {
      worked.resolve(payload)
      return []
    })
    const here = await started([{ ...stage, concurrency: 0 }])
    await here.enqueue([{ stage: stage.stage, key: 'x', payload: 'x' }])
    await here.stop()
    const elsewhere = await started([stage])
    expect(await worked.promise).toBe('x')
    await elsewhere.drain()
    await elsewhere.stop()
  })

  test('stopping twice, or before starting, is no trouble', async () => {
    const queue = await started([])
    await queue.stop()
    await queue.stop()
  })
}
