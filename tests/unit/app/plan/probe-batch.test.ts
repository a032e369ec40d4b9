import { beforeEach, describe, expect, it } from 'vitest'
import { createHostPlaces } from '../../../../src/app/plan/host-places.ts'
import {
  type BatchPayload,
  type ProbeBatchDeps,
  probeBatch,
} from '../../../../src/app/plan/probe-batch.ts'
import { createRoomPages } from '../../../../src/app/sight/room-pages.ts'
import type { UnseenReason } from '../../../../src/core/patrol/unseen-reason.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { aBudget } from '../../../build/politeness.ts'
import { handOf } from '../../../build/probe-batches.ts'
import { anInstitution, aRoom, at, aViolation } from '../../../build/violations.ts'
import {
  createFakeClock,
  createFakeIdentifiers,
  type FakeClock,
} from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import { createFakePageVisitor } from '../../../fakes/fake-page-visitor.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const ROOMS = ['a', 'b', 'c']

let clock: FakeClock
let transactions: Transactions
let looks: string[]
let deps: ProbeBatchDeps

const off = {
  kind: 'unseen',
  reason: 'ended' as UnseenReason,
  httpStatus: 404,
  detail: '',
} as const

beforeEach(async () => {
  clock = createFakeClock(NINE)
  transactions = createMemoryTransactions()
  looks = []
  const probe: ProbeBatchDeps['viewer']['probe'] = async (url) => {
    looks.push(/\/\/(\w)\./.exec(url)?.[1] ?? url)
    return off
  }
  deps = {
    clock,
    transactions,
    identifiers: createFakeIdentifiers('look'),
    logger: silentLogger,
    viewer: { probe, sample: async () => off },
    roomPages: createRoomPages({ pages: createFakePageVisitor(), clock }),
    platform: createFakeCutPlatform(),
    places: createHostPlaces(10),
    politeness: () => ({ rules: [], others: aBudget() }),
  }
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    for (const id of ROOMS) {
      const streamUrls = [`https://${id}.example.cn/live.m3u8`]
      await records.rooms.save(aRoom({ id, streamUrls, cutTarget: null }))
    }
  })
})

const batch = (rooms: readonly string[]) => {
  const payload: BatchPayload = {
    plannedAt: clock.now(),
    rooms: rooms.map((roomId) => ({ roomId, after: 0 })),
    unlooked: [],
  }
  const job = { stage: 'probe' as const, key: 'batch', payload, members: rooms }
  return { payload, hand: handOf(job) }
}

const statusOf = (roomId: string) => transactions.run(({ roomBoard }) => roomBoard.status(roomId))

describe('a batch of rooms', () => {
  it('looks at each, writes down what each came to, and has nothing in hand at the end', async () => {
    const { payload, hand } = batch(ROOMS)
    await probeBatch(deps, payload, hand.context)
    expect(looks.toSorted()).toEqual(ROOMS)
    expect([...hand.members]).toEqual([])
    expect(hand.followers).toEqual([])
    const states = await Promise.all(ROOMS.map(async (id) => (await statusOf(id))?.state))
    expect(states).toEqual(['off-air', 'off-air', 'off-air'])
    const journal = await transactions.run((records) => records.journal.after(0, 10))
    expect(journal.map(({ type, subjectId }) => [type, subjectId])).toEqual(
      ROOMS.map((id) => ['room.changed', id]),
    )
  })

  it('hands a room on air to a watch, once', async () => {
    deps = {
      ...deps,
      viewer: {
        ...deps.viewer,
        probe: async () => ({
          kind: 'on-air',
          source: { kind: 'hls', resolvedUrl: 'x', videoCodec: null, width: null, height: null },
        }),
      },
    }
    const { payload, hand } = batch(['a'])
    await probeBatch(deps, payload, hand.context)
    expect(hand.followers).toMatchObject([{ stage: 'watch', key: 'a' }])
    expect(await statusOf('a')).toBeNull()
  })
})

describe('a room for which there is no place in time', () => {
  it.each([
    ['late', 'when all places of the process are taken, which is our doing', 'elsewhere.cn', 10],
    ['budget', 'when the share of its platform waits for its line', 'example.cn', 48],
  ])('is unseen, %s, %s', async (reason, _, host, taken) => {
    const places = createHostPlaces(taken === 10 ? 10 : 100)
    const { signal } = new AbortController()
    for (let n = 0; n < taken; n += 1) await places.take(host, 48, signal)
    deps = { ...deps, places }
    const { payload, hand } = batch(['a'])
    await probeBatch(deps, payload, hand.context)
    expect(looks).toEqual([])
    expect(await statusOf('a')).toMatchObject({ state: 'unseen', unseenReason: reason })
    const segments = await transactions.run(({ coverage }) =>
      coverage.between('a', NINE, plus(NINE, minutes(5))),
    )
    expect(segments).toMatchObject([{ state: 'unseen', unseenReason: reason, looks: 0 }])
  })
})

describe('what a batch finds done, in other hands or in need of care', () => {
  it('tried again after a kill, looks at no room that was written down before it', async () => {
    const { payload, hand } = batch(ROOMS)
    clock.advance(seconds(5))
    await transactions.run(async ({ roomBoard }) => {
      const state = { state: 'off-air' as const, unseenReason: null }
      await roomBoard.saveStatus({ roomId: 'a', ...state, since: NINE, lastLookAt: clock.now() })
    })
    clock.advance(seconds(30))
    await probeBatch(deps, payload, hand.context)
    expect(looks.toSorted()).toEqual(['b', 'c'])
    expect([...hand.members]).toEqual([])
  })

  it('looks at nothing that another batch has in hand', async () => {
    const { payload, hand } = batch(ROOMS)
    hand.members.delete('b')
    await probeBatch(deps, payload, hand.context)
    expect(looks.toSorted()).toEqual(['a', 'c'])
  })

  it('leaves a room of which a violation stands to the careful way of recording', async () => {
    await transactions.run(({ violations }) => violations.save(aViolation({ roomId: 'b' })))
    const { payload, hand } = batch(ROOMS)
    await probeBatch(deps, payload, hand.context)
    expect(hand.followers).toMatchObject([
      { stage: 'record', payload: { roomId: 'b', kind: 'off-air' } },
    ])
    expect(await statusOf('b')).toBeNull()
    expect((await statusOf('a'))?.state).toBe('off-air')
  })
})

describe('the ledger of a batch', () => {
  it('extends the run of the ledger when the room is what it was', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { payload, hand } = batch(['a'])
      await probeBatch(deps, payload, hand.context)
      clock.advance(seconds(30))
    }
    const segments = await transactions.run(({ coverage }) =>
      coverage.between('a', NINE, plus(NINE, minutes(5))),
    )
    expect(segments).toMatchObject([{ state: 'off-air', looks: 3 }])
  })

  it('tells nobody and keeps the room in hand when the program stops over it', async () => {
    const stop = new AbortController()
    deps = {
      ...deps,
      viewer: {
        ...deps.viewer,
        probe: async () => {
          stop.abort()
          return off
        },
      },
    }
    const { payload, hand } = batch(['a'])
    await probeBatch(deps, payload, { ...hand.context, signal: stop.signal })
    expect([...hand.members]).toEqual(['a'])
    expect(await statusOf('a')).toBeNull()
  })
})
