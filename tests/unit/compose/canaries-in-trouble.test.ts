import { expect, test } from 'vitest'
import { markCanary } from '../../../src/app/canary/marked-jobs.ts'
import { createCanaryTables } from '../../../src/compose/canary/canary-tables.ts'
import {
  canaryPart,
  canaryTicks,
  openCanaryReport,
} from '../../../src/compose/canary/open-canaries.ts'
import { type PipelineDeps, pipelineStages } from '../../../src/compose/pipeline-stages.ts'
import type { CanaryShow } from '../../../src/core/canary/canary-run.ts'
import { begunCanary, canaryRhythm, nextCanary } from '../../../src/core/canary/follow-canary.ts'
import type { HeardMeans } from '../../../src/core/canary/heard-means.ts'
import { randomFrom } from '../../../src/core/seeded-random.ts'
import { StorageAway } from '../../../src/core/storage-away.ts'
import { minutes } from '../../../src/core/time/duration.ts'
import type { CanaryStage } from '../../../src/ports/canary/canary-stage.ts'
import type { JobContext } from '../../../src/ports/job-queue.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { at } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const RHYTHM = canaryRhythm(minutes(30))
const NIGHT = at('2026-11-28T03:00:00+08:00')
const TICK = { key: 'self check', at: NIGHT, backfilled: false, toNext: minutes(1) }

function installation() {
  const said: string[] = []
  const say = (_: unknown, message: string) => void said.push(message)
  const logger = { ...silentLogger, warn: say, error: say }
  const foundation = { clock: createFakeClock(NIGHT), identifiers: createFakeIdentifiers(), logger }
  const kept = createMemoryTransactions()
  const apart = { transactions: createMemoryTransactions(), empty: async () => {} }
  let trouble: Error | null = null
  const transactions: Transactions = {
    run: (work) => (trouble === null ? kept.run(work) : Promise.reject(trouble)),
  }
  const tables = createCanaryTables(foundation, {
    canaryRecords: () => (trouble === null ? Promise.resolve(apart) : Promise.reject(trouble)),
  })
  return {
    said,
    foundation,
    kept,
    tables,
    transactions,
    fail: (error: Error | null) => {
      trouble = error
    },
  }
}

test.each([
  ['the database is away', new StorageAway('ECONNREFUSED', 'nothing-done')],
  ['the role may not make their tables', new Error('permission denied for database')],
])(
  'when %s at the start nothing ends, it is told, and canaries begin once it is mended',
  async (_, error) => {
    const { said, foundation, kept, tables, transactions, fail } = installation()
    fail(error)
    const queue = { enqueue: async () => {} }
    const hearing = (): HeardMeans => ({ kind: 'not-tried', why: 'no-voice' })
    const needs = { foundation, transactions, tables, rhythm: RHYTHM, stage: null, queue, hearing }
    const tick = await canaryTicks(needs)
    await tick.run(TICK)
    await tick.run(TICK)
    expect(said).toEqual([
      'canaries wait for the database',
      'no canaries: their tables cannot be had',
    ])
    // A role that is too narrow reads the records of canaries all the same.
    const read = error instanceof StorageAway ? transactions : kept
    const report = openCanaryReport(foundation, read, RHYTHM, hearing)
    const part = () => report && canaryPart(report, tables)
    expect(await part(), 'what cannot be read is not known').toMatchObject({ ready: false })

    fail(null)
    await tick.run(TICK)
    expect(await kept.run(({ canaries }) => canaries.open())).toHaveLength(1)
    expect(await part()).toMatchObject({
      ready: true,
      detail: expect.stringContaining('听没有自检：没有声音可放'),
    })
  },
)

test('a process that cannot work the canaries of another says so with the canary, and does nothing else', async () => {
  const { kept } = installation()
  const waiting = nextCanary('one', null, NIGHT, randomFrom(1), RHYTHM)
  const run = begunCanary(waiting, NIGHT, RHYTHM)
  await kept.run(({ canaries }) => canaries.save(run))
  const show = { ...run, begunAt: NIGHT, endsAt: NIGHT }
  const stages = pipelineStages({ transactions: kept } as unknown as PipelineDeps, null, () => true)
  for (const { stage, handler } of stages) {
    const [job] = markCanary([{ stage, key: 'k', payload: {} }], show)
    expect(await handler(job?.payload, {} as JobContext)).toEqual([])
  }
  const [known] = await kept.run(({ canaries }) => canaries.open())
  expect(known).toEqual({ ...run, reached: 'let-go' })
})

test('a process that neither hears nor speaks lets a spoken canary go, and works one that is seen', async () => {
  const { kept } = installation()
  const hearing = { voice: 'clips', recogniser: 'one' }
  const waiting = nextCanary('one', null, NIGHT, randomFrom(1), RHYTHM, hearing)
  const run = begunCanary(waiting, NIGHT, RHYTHM)
  await kept.run(({ canaries }) => canaries.save(run))
  const deps = { transactions: kept } as unknown as PipelineDeps
  const shown: string[] = []
  const stage: CanaryStage = {
    prepare: async () => {},
    show: async ({ sense }) => {
      shown.push(sense)
      throw new Error('as far as this test goes')
    },
  }
  const line = async () => ({ working: deps, heard: null, stage })
  const stages = pipelineStages(deps, null, () => true, line)
  const probe = stages.find((one) => one.stage === 'probe')
  const handled = async (sense: CanaryShow['sense']) => {
    const show = { ...run, sense, begunAt: NIGHT, endsAt: NIGHT }
    const [job] = markCanary([{ stage: 'probe', key: 'k', payload: {} }], show)
    return await probe?.handler(job?.payload, {} as JobContext)
  }
  expect(await handled('heard')).toEqual([])
  expect(await kept.run(({ canaries }) => canaries.open())).toEqual([{ ...run, reached: 'let-go' }])
  await expect(handled('seen')).rejects.toThrow('as far as')
  expect(shown).toEqual(['seen'])
})
