import { expect, it } from 'vitest'
import type { StageJob } from '../../../../src/app/pipeline.ts'
import { gatherTicks } from '../../../../src/app/plan/tick-batch.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'

const tick = (sweep: string, backfilled = false) => ({
  sweep,
  key: `${sweep}@09:00`,
  backfilled,
  toNext: seconds(10),
})

function gathering() {
  const jobs: StageJob[] = []
  const identifiers = createFakeIdentifiers('tick')
  const gather = gatherTicks({
    clock: createFakeClock(at('2026-10-17T09:00:00+08:00')),
    nextId: () => identifiers.next(),
    enqueue: async (more) => void jobs.push(...more),
  })
  return { jobs, gather }
}

it('sweeps that tick together are planned once, those that tick later once more', async () => {
  const { jobs, gather } = gathering()
  await Promise.all([gather(tick('daily')), gather(tick('weekend'))])
  await gather(tick('daily'))
  expect(jobs.map(({ stage, payload }) => [stage, payload])).toEqual([
    [
      'plan',
      {
        sweeps: ['daily', 'weekend'],
        backfilled: false,
        ahead: { daily: 10_000, weekend: 10_000 },
      },
    ],
    ['plan', { sweeps: ['daily'], backfilled: false, ahead: { daily: 10_000 } }],
  ])
  expect(new Set(jobs.map(({ key }) => key)).size).toBe(2)
})

it('a plan is one that is made up for when all of its ticks are', async () => {
  const { jobs, gather } = gathering()
  await Promise.all([gather(tick('daily', true)), gather(tick('weekend', true))])
  expect(jobs[0]?.payload).toMatchObject({ backfilled: true })
})

it('a queue that takes nothing is told to each of them, and the next tick is planned', async () => {
  const { jobs } = gathering()
  let away = true
  const gather = gatherTicks({
    clock: createFakeClock(at('2026-10-17T09:00:00+08:00')),
    nextId: () => 'id',
    enqueue: async (more) => {
      if (away) throw new Error('away')
      jobs.push(...more)
    },
  })
  const told = await Promise.allSettled([gather(tick('daily')), gather(tick('weekend'))])
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  away = false
  await gather(tick('daily'))
  expect(jobs).toHaveLength(1)
})
