import { expect, test } from 'vitest'
import { patiently } from '../../build/patience.ts'
import { aStage, type JobQueueTestContext } from './job-queue-stage.ts'

export function leaseTests({ started }: JobQueueTestContext): void {
  test('a room is watched by one worker, however often its watch is asked for', async () => {
    const release = Promise.withResolvers<void>()
    let watching = 0
    const watch = aStage(
      async () => {
        watching += 1
        await release.promise
        return []
      },
      { policy: 'exclusive' },
    )
    const queue = await started([watch])
    const job = { stage: watch.stage, key: 'room-1', payload: 'first' }
    await queue.enqueue([job, { ...job, payload: 'in the same breath' }])
    await patiently(() => expect(watching).toBe(1))
    await queue.enqueue([job])
    await queue.enqueue([{ ...job, key: 'room-2' }])
    await patiently(() => expect(watching).toBe(2))
    release.resolve()
    await queue.drain()
    expect(watching).toBe(2)
    await queue.stop()
  })

  test('when a watch has ended, the room may be watched again', async () => {
    let watched = 0
    const watch = aStage(
      async () => {
        watched += 1
        return []
      },
      { policy: 'exclusive' },
    )
    const queue = await started([watch])
    const job = { stage: watch.stage, key: 'room-1', payload: null }
    await queue.enqueue([job])
    await queue.drain()
    await queue.enqueue([job])
    await queue.drain()
    expect(watched).toBe(2)
    await queue.stop()
  })
}

export function leaseTurnTests({ started }: JobQueueTestContext): void {
  test('a lease may hand itself over to its next turn', async () => {
    const turns: unknown[] = []
    const watch = aStage(
      async (payload) => {
        turns.push(payload)
        const turn = Number(payload)
        return turn < 3 ? [{ stage: watch.stage, key: 'room-1', payload: turn + 1 }] : []
      },
      { policy: 'exclusive' },
    )
    const queue = await started([watch])
    await queue.enqueue([{ stage: watch.stage, key: 'room-1', payload: 1 }])
    await queue.drain()
    expect(turns).toEqual([1, 2, 3])
    await queue.stop()
  })
}

export function onceTests({ started }: JobQueueTestContext): void {
  test('a key is worked once: asked for twice at once, or again when it is done', async () => {
    const seen: unknown[] = []
    const record = aStage(async (payload) => {
      seen.push(payload)
      return []
    })
    const queue = await started([record])
    const job = { stage: record.stage, key: 'observation-1', payload: 1 }
    await queue.enqueue([job, { ...job, payload: 2 }])
    await Promise.all([queue.enqueue([job]), queue.enqueue([job])])
    await queue.drain()
    await queue.enqueue([{ ...job, payload: 3 }])
    await queue.drain()
    expect(seen).toEqual([1])
    await queue.stop()
  })

  test('the same key of another stage is another job', async () => {
    const seen: string[] = []
    const one = aStage(async () => {
      seen.push('one')
      return []
    })
    const two = aStage(async () => {
      seen.push('two')
      return []
    })
    const queue = await started([one, two])
    await queue.enqueue([
      { stage: one.stage, key: 'x', payload: null },
      { stage: two.stage, key: 'x', payload: null },
    ])
    await queue.drain()
    expect(seen.toSorted()).toEqual(['one', 'two'])
    await queue.stop()
  })
}

export function demandingTests({ started }: JobQueueTestContext): void {
  test('what this process cannot do waits for one that can, and holds up nothing else', async () => {
    let canAll = false
    const worked: unknown[] = []
    const probe = aStage(
      async (payload) => {
        worked.push(payload)
        return []
      },
      { policy: 'exclusive', takesDemanding: () => canAll },
    )
    const queue = await started([probe])
    const { stage } = probe
    await queue.enqueue([
      { stage, key: 'page', payload: 'page', demanding: true },
      { stage, key: 'stream', payload: 'stream' },
    ])
    await patiently(() => expect(worked).toEqual(['stream']))
    canAll = true
    await queue.enqueue([{ stage, key: 'another', payload: 'another' }])
    await queue.drain()
    expect(worked.toSorted()).toEqual(['another', 'page', 'stream'])
    await queue.stop()
  })
}
