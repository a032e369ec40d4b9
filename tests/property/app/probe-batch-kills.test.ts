import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { StageJob } from '../../../src/app/pipeline.ts'
import { createHostPlaces } from '../../../src/app/plan/host-places.ts'
import {
  type BatchPayload,
  type ProbeBatchDeps,
  probeBatch,
} from '../../../src/app/plan/probe-batch.ts'
import { createRoomPages } from '../../../src/app/sight/room-pages.ts'
import { minutes, seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { aBudget } from '../../build/politeness.ts'
import { anInstitution, aRoom, at } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'
import { createFakePageVisitor } from '../../fakes/fake-page-visitor.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const source = {
  kind: 'hls',
  resolvedUrl: 'x',
  videoCodec: null,
  width: null,
  height: null,
} as const
const off = { kind: 'unseen', reason: 'ended', httpStatus: 404, detail: '' } as const

type Kill = { readonly where: 'before parting' | 'after parting' | 'looking'; readonly nth: number }
const kills: fc.Arbitrary<readonly Kill[]> = fc.array(
  fc.record({
    where: fc.constantFrom('before parting', 'after parting', 'looking'),
    nth: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 4 },
)

/** A batch of rooms, worked by one worker after another; each is killed as told, the last one is not. */
async function worked(onAir: readonly boolean[], plan: readonly Kill[]) {
  const clock = createFakeClock(NINE)
  const transactions = createMemoryTransactions()
  const rooms = onAir.map((_, n) => `room-${n}`)
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    for (const id of rooms) {
      await records.rooms.save(
        aRoom({ id, streamUrls: [`https://${id}.cn/1.m3u8`], cutTarget: null }),
      )
    }
  })
  const payload: BatchPayload = {
    plannedAt: NINE,
    rooms: rooms.map((roomId, n) => ({ roomId, after: (n % 3) * 1_000 })),
    unlooked: [],
  }
  const hand = new Set(rooms)
  const watches: string[] = []
  const identifiers = createFakeIdentifiers('look')
  for (const kill of [...plan, null]) {
    clock.advance(seconds(2))
    let count = 0
    const dies = (where: Kill['where']): boolean => {
      if (kill?.where !== where) return false
      count += 1
      return count === kill.nth
    }
    const deps: ProbeBatchDeps = {
      clock,
      transactions,
      identifiers,
      logger: silentLogger,
      viewer: {
        probe: async (url) => {
          if (dies('looking')) throw new Error('killed')
          const n = Number(/room-(\d+)/.exec(url)?.[1])
          return onAir[n] === true ? { kind: 'on-air', source } : off
        },
        sample: async () => off,
      },
      roomPages: createRoomPages({ pages: createFakePageVisitor(), clock }),
      platform: createFakeCutPlatform(),
      // On this clock whoever waits for a place has waited too long at once.
      places: createHostPlaces(100),
      politeness: () => ({ rules: [], others: aBudget() }),
    }
    const part = async (members: readonly string[], jobs: readonly { stage: string }[]) => {
      if (dies('before parting')) throw new Error('killed')
      for (const member of members) hand.delete(member)
      for (const job of jobs as readonly StageJob[]) watches.push(job.key)
      if (dies('after parting')) throw new Error('killed')
    }
    const { signal } = new AbortController()
    const context = { signal, members: async () => new Set(hand), part }
    await probeBatch(deps, payload, context).catch(() => undefined)
  }
  const looks = await transactions.run(({ coverage }) =>
    Promise.all(rooms.map((id) => coverage.between(id, NINE, plus(NINE, minutes(5))))),
  )
  return { rooms, hand, watches, looks }
}

it('wherever workers are killed over a batch, each room is written down once or handed to one watch, and none is left', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      kills,
      async (onAir, plan) => {
        const { rooms, hand, watches, looks } = await worked(onAir, plan)
        expect([...hand]).toEqual([])
        const expected = rooms.filter((_, n) => onAir[n] === true)
        expect(watches.toSorted()).toEqual(expected.toSorted())
        const counted = looks.map((segments) => segments.reduce((sum, one) => sum + one.looks, 0))
        expect(counted).toEqual(onAir.map((on) => (on ? 0 : 1)))
      },
    ),
    { numRuns: 60 },
  )
})
