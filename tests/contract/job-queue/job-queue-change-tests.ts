import { expect, test } from 'vitest'
import { patiently } from '../../build/patience.ts'
import { aStage, type JobQueueTestContext } from './job-queue-stage.ts'

/** Jobs that are worked until they are let go. */
function heldStage(concurrency: number) {
  const release = Promise.withResolvers<void>()
  const seen: unknown[] = []
  const stage = aStage(
    async (payload) => {
      seen.push(payload)
      await release.promise
      return []
    },
    { concurrency, policy: 'exclusive' },
  )
  const jobs = (...keys: readonly string[]) =>
    keys.map((key) => ({ stage: stage.stage, key, payload: key }))
  return { stage, seen, jobs, release: () => release.resolve() }
}

export function changedConcurrencyTests({ opened, started }: JobQueueTestContext): void {
  test('a stage lowered to none finishes what it has in hand and takes no more; raised again, nothing was lost', async () => {
    const { stage, seen, jobs, release } = heldStage(2)
    const note = aStage(async (payload) => {
      seen.push(payload)
      return []
    })
    const queue = await started([stage, note])
    await queue.enqueue(jobs('a', 'b', 'c'))
    await patiently(() => expect(seen).toHaveLength(2))
    queue.setConcurrency(stage.stage, 0)
    release()
    await queue.enqueue(jobs('d'))
    // What comes after it in another stage is worked meanwhile.
    await queue.enqueue([{ stage: note.stage, key: 'x', payload: 'note' }])
    await patiently(() => expect(seen).toContain('note'))
    expect(seen).toHaveLength(3)

    queue.setConcurrency(stage.stage, 2)
    await queue.drain()
    expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'd', 'note'])
    await queue.stop()
  })

  test('a stage that is raised takes more at once, also one that took none', async () => {
    const { stage, seen, jobs, release } = heldStage(0)
    const queue = await started([stage])
    await queue.enqueue(jobs('a', 'b', 'c', 'd'))
    queue.setConcurrency(stage.stage, 1)
    await patiently(() => expect(seen).toHaveLength(1))
    queue.setConcurrency(stage.stage, 3)
    await patiently(() => expect(seen).toHaveLength(3))
    release()
    await queue.drain()
    expect(seen).toHaveLength(4)
    await queue.stop()
  })

  test('what is said before the start holds from it on', async () => {
    const { stage, seen, jobs, release } = heldStage(4)
    const queue = opened()
    queue.setConcurrency(stage.stage, 1)
    await queue.start([stage])
    await queue.enqueue(jobs('a', 'b', 'c'))
    await patiently(() => expect(seen).toHaveLength(1))
    release()
    await queue.drain()
    expect(seen).toHaveLength(3)
    await queue.stop()
  })
}
