import { getEventListeners } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { createLearnedTimes } from '../../../../src/app/politeness/learned-times.ts'
import { politeEyes } from '../../../../src/app/politeness/polite-eyes.ts'
import { createPoliteGate, type PoliteGate } from '../../../../src/app/politeness/polite-gate.ts'
import { milliseconds, seconds } from '../../../../src/core/time/duration.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import type { StreamViewer } from '../../../../src/ports/sight/stream-viewer.ts'
import { aBudget } from '../../../build/politeness.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createFakeStreamViewer, plainFrame } from '../../../fakes/fake-stream-viewer.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const ROOM = 'https://live.example.cn/1.m3u8'
const OPTIONS = { budget: seconds(5) }

let transactions: Transactions
let gate: PoliteGate
let viewer: ReturnType<typeof createFakeStreamViewer>
const clock = createFakeClock(at('2026-10-17T12:00:00+08:00'))

beforeEach(() => {
  transactions = createMemoryTransactions()
  const identifiers = createFakeIdentifiers('look')
  const others = aBudget({ looksPerMinute: 60, jitter: 0 })
  gate = createPoliteGate({
    clock,
    transactions,
    identifiers,
    politeness: () => ({ rules: [], others }),
  })
  viewer = createFakeStreamViewer()
  viewer.script(ROOM, { kind: 'shows', frame: plainFrame(8, 8) })
})

const polite = () => {
  const nothing = async () => {
    throw new Error('not looked at here')
  }
  return politeEyes(gate, { viewer, pages: { visit: nothing }, texts: { fetchText: nothing } })
    .viewer
}
const paces = () => transactions.run(({ hostPaces }) => hostPaces.all())

describe('the gate', () => {
  it('lets a look go that is in time, and frees its place when it is over', async () => {
    expect(await polite().sample(ROOM, OPTIONS)).toMatchObject({ kind: 'frame' })
    await gate.settled()
    expect(await paces()).toMatchObject([{ host: 'example.cn', inFlight: [] }])
  })

  it('keeps no listener of a look that is over: a watch looks hundreds of times with one signal', async () => {
    const { signal } = new AbortController()
    for (let i = 0; i < 30; i += 1) await polite().sample(ROOM, { ...OPTIONS, signal })
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  it('does not look any more when the caller has given up, and says that nobody looked', async () => {
    const stop = AbortSignal.abort()
    const outcome = await polite().sample(ROOM, { ...OPTIONS, signal: stop })
    expect(outcome).toMatchObject({ kind: 'unseen', reason: 'budget' })
    expect(viewer.looks).toEqual([])
    await gate.settled()
    expect((await paces()).flatMap(({ inFlight }) => inFlight)).toEqual([])
  })

  it('closes no platform because of our impatience: what was cut short is looked at again with all its time', async () => {
    const learned = createLearnedTimes({
      clock,
      politeness: () => ({ rules: [], others: aBudget() }),
    })
    let asked = 0
    const slow: StreamViewer['probe'] = async (_, { budget }) => {
      const takes = asked < 10 ? seconds(0.1) : seconds(4)
      asked += 1
      clock.advance(milliseconds(Math.min(takes, budget)))
      const ended = { kind: 'unseen', httpStatus: null, detail: '' } as const
      return takes > budget ? { ...ended, reason: 'timeout' } : { ...ended, reason: 'ended' }
    }
    const nothing = async () => Promise.reject(new Error('not looked at here'))
    const eyes = politeEyes(
      gate,
      {
        viewer: { ...viewer, probe: slow },
        pages: { visit: nothing },
        texts: { fetchText: nothing },
      },
      learned,
    )
    for (let n = 0; n < 40; n += 1) {
      const url = `https://live.example.cn/${n}.m3u8`
      expect(await eyes.viewer.probe(url, { budget: seconds(8) })).toMatchObject({
        reason: 'ended',
      })
    }
    await gate.settled()
    expect(await paces()).toMatchObject([{ failuresInARow: 0, closedUntil: null }])
    // One or two were cut short before more time was learned.
    expect(asked).toBeLessThan(44)
  })

  it('asks nobody for a file on this machine', async () => {
    viewer.script('file:///tmp/a.flv', { kind: 'shows', frame: plainFrame(8, 8) })
    expect(await polite().sample('file:///tmp/a.flv', OPTIONS)).toMatchObject({ kind: 'frame' })
    expect(await paces()).toEqual([])
  })

  it('tells everybody in line when the database fails, instead of leaving them there', async () => {
    const broken: Transactions = {
      run: () => Promise.reject(new Error('the database is gone')),
    }
    const identifiers = createFakeIdentifiers('look')
    const politeness = () => ({ rules: [], others: aBudget() })
    const failing = createPoliteGate({ clock, transactions: broken, identifiers, politeness })
    const ask = () => failing.ask({ url: ROOM, priority: 'watch', cost: 1, signal: undefined })
    const outcomes = await Promise.allSettled([ask(), ask(), ask()])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  })
})
