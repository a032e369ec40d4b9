import { expect, test } from 'vitest'
import { patiently } from '../../build/patience.ts'
import { aStage, type JobQueueTestContext } from './job-queue-stage.ts'

export function memberTests({ started }: JobQueueTestContext): void {
  test('a room is in one batch at a time: what another has in hand is left out', async () => {
    const release = Promise.withResolvers<void>()
    const hands: string[][] = []
    const probe = aStage(
      async (_, { members }) => {
        hands.push([...(await members())].toSorted())
        await release.promise
        return []
      },
      { policy: 'exclusive' },
    )
    const queue = await started([probe])
    const batch = (key: string, members: readonly string[]) => ({
      stage: probe.stage,
      key,
      payload: null,
      members,
    })
    await queue.enqueue([batch('first', ['a', 'b']), batch('second', ['b', 'c'])])
    await patiently(() => expect(hands).toHaveLength(2))
    await Promise.all([queue.enqueue([batch('third', ['a'])]), queue.enqueue([batch('4', ['c'])])])
    release.resolve()
    await queue.drain()
    expect(hands.toSorted()).toEqual([['a', 'b'], ['c']])
    await queue.enqueue([batch('fifth', ['a', 'c'])])
    await queue.drain()
    expect(hands.at(-1)).toEqual(['a', 'c'])
    await queue.stop()
  })
}

export function partedMemberTests({ started }: JobQueueTestContext): void {
  test('what a batch has parted with may be asked for again while the rest goes on', async () => {
    const release = Promise.withResolvers<void>()
    const hands: string[][] = []
    const told: unknown[] = []
    const note = aStage(async (payload) => {
      told.push(payload)
      return []
    })
    const probe = aStage(
      async (payload, { members, part }) => {
        hands.push([...(await members())].toSorted())
        if (payload !== 'slow') return []
        await part(['quick'], [{ stage: note.stage, key: 'quick', payload: 'seen' }])
        await release.promise
        return []
      },
      { policy: 'exclusive' },
    )
    const queue = await started([probe, note])
    const base = { stage: probe.stage }
    await queue.enqueue([{ ...base, key: '1', payload: 'slow', members: ['quick', 'silent'] }])
    await patiently(() => expect(told).toEqual(['seen']))
    await queue.enqueue([{ ...base, key: '2', payload: null, members: ['quick', 'silent'] }])
    await patiently(() => expect(hands).toEqual([['quick', 'silent'], ['quick']]))
    release.resolve()
    await queue.drain()
    await queue.stop()
  })

  test('a batch that failed half way is tried again with what it had not parted with', async () => {
    const hands: string[][] = []
    const probe = aStage(
      async (_, { members, part }) => {
        hands.push([...(await members())].toSorted())
        if (hands.length > 1) return []
        await part(['a'], [])
        throw new Error('killed')
      },
      { policy: 'exclusive' },
    )
    const queue = await started([probe])
    await queue.enqueue([{ stage: probe.stage, key: '1', payload: null, members: ['a', 'b'] }])
    await patiently(() => expect(hands).toEqual([['a', 'b'], ['b']]))
    await queue.drain()
    await queue.stop()
  })
}
