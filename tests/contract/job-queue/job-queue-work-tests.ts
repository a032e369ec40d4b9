import { expect, test } from 'vitest'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import { patiently } from '../../build/patience.ts'
import { aStage, type JobQueueTestContext } from './job-queue-stage.ts'

const clock = createSystemClock()

export function workTests({ started }: JobQueueTestContext): void {
  test('a payload arrives as it was handed over, text of hostile pages included', async () => {
    const seen: unknown[] = []
    const stage = aStage(async (payload) => {
      seen.push(payload)
      return []
    })
    const queue = await started([stage])
    const payload = {
      text: '课 😀 half \ud83d NUL \u0000',
      list: [1.5, null, true],
      nested: { a: '' },
    }
    await queue.enqueue([{ stage: stage.stage, key: '房间/1?x=ü', payload }])
    await queue.drain()
    expect(seen).toEqual([payload])
    await queue.stop()
  })

  test('what a handler returns is worked next', async () => {
    const seen: unknown[] = []
    const last = aStage(async (payload) => {
      seen.push(payload)
      return []
    })
    const first = aStage(async (payload) => [
      { stage: last.stage, key: 'a', payload: [payload, 'a'] },
      { stage: last.stage, key: 'b', payload: [payload, 'b'] },
    ])
    const queue = await started([first, last])
    await queue.enqueue([{ stage: first.stage, key: 'x', payload: 'x' }])
    await queue.drain()
    expect(seen).toHaveLength(2)
    expect(seen).toEqual(
      expect.arrayContaining([
        ['x', 'a'],
        ['x', 'b'],
      ]),
    )
    await queue.stop()
  })

  test('a long job reports as it goes: what it follows with is worked before it is done', async () => {
    const reported = Promise.withResolvers<unknown>()
    const report = aStage(async (payload) => {
      reported.resolve(payload)
      return []
    })
    const watch = aStage(async (_payload, { follow }) => {
      await follow([{ stage: report.stage, key: 'look-1', payload: 'seen' }])
      // Ends only when the report was worked: were it held back, this would never end.
      await reported.promise
      return []
    })
    const queue = await started([watch, report])
    await queue.enqueue([{ stage: watch.stage, key: 'room', payload: null }])
    await queue.drain()
    expect(await reported.promise).toBe('seen')
    await queue.stop()
  })
}

export function concurrencyTests({ started }: JobQueueTestContext): void {
  test('no more jobs of a stage are worked side by side than it allows, and all are worked', async () => {
    let atOnce = 0
    let most = 0
    let worked = 0
    const stage = aStage(
      async () => {
        atOnce += 1
        most = Math.max(most, atOnce)
        await clock.sleep(milliseconds(5))
        atOnce -= 1
        worked += 1
        return []
      },
      { concurrency: 3 },
    )
    const queue = await started([stage])
    await queue.enqueue(
      Array.from({ length: 20 }, (_, key) => ({ stage: stage.stage, key: `${key}`, payload: key })),
    )
    await queue.drain()
    expect([worked, most]).toEqual([20, 3])
    await queue.stop()
  })

  test('a job for a stage that nobody declared is refused', async () => {
    const queue = await started([])
    await expect(queue.enqueue([{ stage: 'nowhere', key: 'x', payload: 1 }])).rejects.toThrow(
      'nowhere',
    )
    await queue.stop()
  })
}

export function delayTests({ started }: JobQueueTestContext): void {
  test('a delayed job waits its time, and drain does not wait for it', async () => {
    let workedAt: number | null = null
    const stage = aStage(async () => {
      workedAt = clock.monotonic()
      return []
    })
    const queue = await started([stage])
    const enqueuedAt = clock.monotonic()
    await queue.enqueue([
      { stage: stage.stage, key: 'later', payload: null, delay: milliseconds(700) },
    ])
    await queue.drain()
    expect(workedAt).toBeNull()
    await patiently(() => expect(workedAt).not.toBeNull())
    expect(Number(workedAt) - enqueuedAt).toBeGreaterThanOrEqual(690)
    await queue.stop()
  })
}

export function failureTests({ started }: JobQueueTestContext): void {
  test('a job whose handler throws is tried again, the jobs beside it are not held up', async () => {
    const seen: string[] = []
    const stage = aStage(async (payload) => {
      seen.push(String(payload))
      if (seen.filter((one) => one === payload).length === 1 && payload === 'bad') {
        throw new Error('first try')
      }
      return []
    })
    const queue = await started([stage])
    await queue.enqueue([
      { stage: stage.stage, key: 'bad', payload: 'bad' },
      { stage: stage.stage, key: 'good', payload: 'good' },
    ])
    await queue.drain()
    await patiently(() => expect(seen.toSorted()).toEqual(['bad', 'bad', 'good']))
    await queue.stop()
  })
}
