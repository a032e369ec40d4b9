import { beforeEach, describe, expect, it } from 'vitest'
import { type PlanDeps, plan } from '../../../../src/app/plan/plan.ts'
import { type BatchPayload, probeBatch } from '../../../../src/app/plan/probe-batch.ts'
import { freshPace } from '../../../../src/core/patrol/politeness.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { aBudget } from '../../../build/politeness.ts'
import { handOf, plannedProbes, plannedUnlooked } from '../../../build/probe-batches.ts'
import { anInstitution, aRoom, at, aVerdict } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
/** One look in five seconds. */
const SLOW = aBudget({ looksPerMinute: 12, jitter: 0 })
const ROOMS = ['a', 'b', 'c', 'd']

let transactions: Transactions
let deps: PlanDeps & { readonly clock: ReturnType<typeof createFakeClock> }

beforeEach(async () => {
  transactions = createMemoryTransactions()
  deps = {
    clock: createFakeClock(NINE),
    identifiers: createFakeIdentifiers('plan'),
    transactions,
    judge: () => aVerdict(),
    sweeps: () => [
      { name: 'daily', regions: [], stages: [], cadence: { probeSeconds: 10, watchSeconds: 5 } },
    ],
    politeness: () => ({ rules: [], others: SLOW }),
  }
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    for (const id of ROOMS) {
      await records.rooms.save(aRoom({ id, streamUrls: [`https://${id}.example.cn/live.m3u8`] }))
    }
  })
})

/** Which rooms are entered as not seen; the batches that look are left alone. */
const recorded = async (): Promise<readonly string[]> => {
  const jobs = await plan(deps)
  for (const job of jobs) {
    const payload = job.payload as BatchPayload
    if (payload.unlooked.length === 0) continue
    await probeBatch(deps as never, payload, handOf(job).context)
  }
  return plannedUnlooked(jobs)
}

describe('a round of the patrol on a platform with a small budget', () => {
  it('starts as many probes as the budget allows before the next round, apart from each other', async () => {
    expect(plannedProbes(await plan(deps))).toEqual([
      ['a', 0],
      ['b', 5_000],
    ])
  })

  it('enters the others as not seen because of the budget, never as clean', async () => {
    expect(await recorded()).toEqual(['c', 'd'])
    const { coverage, status } = await transactions.run(async (records) => ({
      coverage: await records.coverage.between('c', NINE, plus(NINE, minutes(1))),
      status: await records.roomBoard.status('c'),
    }))
    expect(coverage).toMatchObject([{ state: 'unseen', unseenReason: 'budget', looks: 0 }])
    expect(status).toMatchObject({ state: 'unseen', unseenReason: 'budget' })
  })

  it('does not send a room to the end of the line because nobody looked at it', async () => {
    await transactions.run(async (records) => {
      for (const [i, roomId] of ROOMS.entries()) {
        const lastLookAt = plus(NINE, seconds(-300 + i))
        const clean = { roomId, state: 'off-air' as const, unseenReason: null }
        await records.roomBoard.saveStatus({ ...clean, since: lastLookAt, lastLookAt })
      }
    })
    await recorded()
    const status = await transactions.run((records) => records.roomBoard.status('c'))
    expect(status?.lastLookAt).toBe(plus(NINE, seconds(-298)))
  })

  it('enters every room of a platform that is closed as not seen, each round anew, in one segment', async () => {
    await transactions.run(({ hostPaces }) =>
      hostPaces.saveMany([
        {
          ...freshPace('example.cn', SLOW, NINE),
          closedUntil: plus(NINE, minutes(10)),
          closedBecause: 'risk-control',
        },
      ]),
    )
    expect(await recorded()).toEqual(ROOMS)
    deps.clock.advance(seconds(10))
    expect(await recorded()).toEqual(ROOMS)
    const segments = await transactions.run(({ coverage }) =>
      coverage.between('a', NINE, plus(NINE, minutes(1))),
    )
    expect(segments).toMatchObject([{ unseenReason: 'budget', start: NINE, looks: 0 }])
    expect((segments[0]?.end ?? 0) - NINE).toBeGreaterThanOrEqual(seconds(10))
  })
})

it('a room known by its page alone is asked of a worker with a browser, one with a stream of any', async () => {
  await transactions.run(async ({ rooms }) => {
    for (const id of ROOMS) {
      const streamUrls = id === 'a' ? [] : [`https://${id}.example.cn/live.m3u8`]
      await rooms.save(aRoom({ id, pageUrl: `https://${id}.example.cn/room`, streamUrls }))
    }
  })
  const probes = (await plan(deps)).filter(({ stage }) => stage === 'probe')
  const demanding = probes.filter((job) => job.demanding === true)
  expect(demanding.map(({ members }) => members)).toEqual([['a']])
  const others = probes.filter((job) => job.demanding !== true).flatMap(({ members }) => members)
  expect(others.toSorted()).toEqual(ROOMS.filter((id) => id !== 'a'))
})
