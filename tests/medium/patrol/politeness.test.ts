import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { politeEyes } from '../../../src/app/politeness/polite-eyes.ts'
import { createPoliteGate } from '../../../src/app/politeness/polite-gate.ts'
import type { HostBudget } from '../../../src/core/patrol/politeness.ts'
import { breachesOf } from '../../../src/core/patrol/politeness-ledger.ts'
import { hours, minutes, seconds } from '../../../src/core/time/duration.ts'
import { minus, plus } from '../../../src/core/time/instant.ts'
import type { StreamViewer } from '../../../src/ports/sight/stream-viewer.ts'
import { patiently } from '../../build/patience.ts'
import { aBudget, mostWithin } from '../../build/politeness.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  type Answer,
  type StreamServer,
  startStreamServer,
} from '../../build/streams/stream-server.ts'
import { createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'

const PLAYLIST =
  '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:7\n#EXTINF:2,\nseg7.ts\n#EXTINF:2,\nseg8.ts\n'

let seeing: Seeing
let server: StreamServer
let transactions: ReturnType<typeof createMemoryTransactions>
/** When requests reached the platform, and how many it was answering at once. */
let arrivals: number[]
let mostAtOnce: number
let underWay: number

beforeEach(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
  transactions = createMemoryTransactions()
  arrivals = []
  mostAtOnce = 0
  underWay = 0
})
afterEach(async () => {
  await seeing.close()
  await server.close()
})

/** A room of the platform, which takes its time to answer. */
const answering =
  (answer: Answer): Answer =>
  (request, response) => {
    arrivals.push(performance.now())
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.once('close', () => {
      underWay -= 1
    })
    setTimeout(() => answer(request, response), 30)
  }

const onAir: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(PLAYLIST)
}
const tooMuch =
  (retryAfter: number): Answer =>
  (_, response) => {
    response.writeHead(429, { 'retry-after': String(retryAfter) }).end('slow down')
  }

const rooms = (count: number, answer: Answer = onAir): readonly string[] =>
  Array.from({ length: count }, (_, i) => server.serve(`/room-${i}/live.m3u8`, answering(answer)))

function worker(budget: HostBudget): StreamViewer {
  const gate = createPoliteGate({
    clock: seeing.clock,
    transactions,
    identifiers: createFakeIdentifiers(`look-${Math.trunc(performance.now() * 1_000)}`),
    politeness: () => ({ rules: [{ name: 'platform', hosts: ['127.*'], budget }], others: budget }),
  })
  const nothing = async () => {
    throw new Error('not looked at here')
  }
  return politeEyes(gate, { ...seeing, pages: { visit: nothing }, texts: { fetchText: nothing } })
    .viewer
}

const probeAll = (viewer: StreamViewer, urls: readonly string[]) =>
  Promise.all(urls.map((url) => viewer.probe(url, { budget: seconds(5), priority: 'suspect' })))

async function ledger() {
  const now = seeing.clock.now()
  return await transactions.run(({ hostPaces }) =>
    hostPaces.hours(minus(now, hours(2)), plus(now, hours(1))),
  )
}

/** Over the hours of the test, which may begin at the end of one. */
const total = (rows: Awaited<ReturnType<typeof ledger>>) => ({
  looks: rows.reduce((sum, row) => sum + row.looks, 0),
  waits: rows.reduce((sum, row) => sum + row.waits, 0),
  refusals: rows.reduce((sum, row) => sum + row.refusals, 0),
  pushedBack: rows.reduce((sum, row) => sum + row.pushedBack, 0),
})

const paceOf = async () => (await transactions.run(({ hostPaces }) => hostPaces.all()))[0]

const TEN_A_SECOND = aBudget({ looksPerMinute: 600, concurrency: 3, jitter: 0.2 })

describe('many rooms of one platform', () => {
  it('reach it one after the other, never more than allowed in a second or at once; without a gate all at once', async () => {
    const urls = rooms(30)
    await probeAll(seeing.viewer, urls)
    // The yardstick: what the platform saw of the same rooms without politeness.
    expect(mostWithin(arrivals, 1_000)).toBeGreaterThan(10 + 3)
    arrivals = []
    mostAtOnce = 0
    const outcomes = await probeAll(worker(TEN_A_SECOND), urls)
    expect(outcomes.map(({ kind }) => kind)).toEqual(urls.map(() => 'on-air'))
    expect(arrivals).toHaveLength(30)
    // Requests may bunch up on their way by as many as may be under way.
    expect(mostWithin(arrivals, 1_000)).toBeLessThanOrEqual(10 + 3)
    expect(mostAtOnce).toBeLessThanOrEqual(3)
  })

  it('leave a ledger that proves it: looks, waits, the shortest gap, no breach', async () => {
    await probeAll(worker(TEN_A_SECOND), rooms(20))
    const rows = await ledger()
    expect(breachesOf(rows)).toEqual([])
    expect(total(rows).looks).toBe(20)
    expect(Math.min(...rows.map((row) => row.shortestGapMillis ?? 1e9))).toBeGreaterThanOrEqual(100)
    expect(total(rows).waits).toBeGreaterThanOrEqual(15)
    await patiently(async () => expect((await paceOf())?.inFlight).toEqual([]))
  })

  it('share one budget between workers', async () => {
    const urls = rooms(24)
    const outcomes = await Promise.all([
      probeAll(worker(TEN_A_SECOND), urls.slice(0, 12)),
      probeAll(worker(TEN_A_SECOND), urls.slice(12)),
    ])
    expect(outcomes.flat().every(({ kind }) => kind === 'on-air')).toBe(true)
    expect(mostAtOnce).toBeLessThanOrEqual(3)
    expect(breachesOf(await ledger())).toEqual([])
  })
})

describe('a platform that says 429', () => {
  it('is left alone as long as it asked, then looked at half as often, and everybody is served', async () => {
    const [strict = '', ...others] = rooms(6)
    let refusals = 0
    let refusedAt = 0
    server.serve(
      '/room-0/live.m3u8',
      answering((request, response) => {
        refusals += 1
        refusedAt = performance.now()
        if (refusals === 1) tooMuch(2)(request, response)
        else onAir(request, response)
      }),
    )
    const budget = { ...TEN_A_SECOND, concurrency: 1, backOffFirst: seconds(1) }
    const viewer = worker(budget)
    const first = await viewer.probe(strict, { budget: seconds(5) })
    expect(first).toMatchObject({ kind: 'unseen', httpStatus: 429, retryAfterSeconds: 2 })
    const outcomes = await probeAll(viewer, others)
    expect(outcomes.map(({ kind }) => kind)).toEqual(others.map(() => 'on-air'))
    const [next = 0] = arrivals.slice(1)
    expect(next - refusedAt).toBeGreaterThanOrEqual(1_990)
    expect(await paceOf()).toMatchObject({ looksPerMinute: 300, brakesInARow: 1, onTrial: false })
    expect(total(await ledger())).toMatchObject({ looks: 6, pushedBack: 1 })
    expect(breachesOf(await ledger())).toEqual([])
  })

  it('for long is not asked at all meanwhile: its rooms are unseen by budget, not clean and not off air', async () => {
    const viewer = worker(TEN_A_SECOND)
    const [strict = '', ...others] = rooms(5, tooMuch(600))
    await viewer.probe(strict, { budget: seconds(5) })
    const outcomes = await probeAll(viewer, others)
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ kind: 'unseen', reason: 'budget' })
    expect(arrivals).toHaveLength(1)
    expect(total(await ledger())).toMatchObject({ looks: 1, pushedBack: 1, refusals: 4 })
    const closed = (await paceOf())?.closedUntil ?? seeing.clock.now()
    expect(closed - seeing.clock.now()).toBeGreaterThan(minutes(9))
  })
})

describe('one room of many', () => {
  it('under suspicion goes before rooms that merely stand in line, in the same budget', async () => {
    const slow = aBudget({ looksPerMinute: 120, concurrency: 1, jitter: 0 })
    const viewer = worker(slow)
    const urls = rooms(5)
    const asked = urls.slice(0, 4).map((url) => viewer.probe(url, { budget: seconds(5) }))
    const suspect = urls[4] ?? ''
    asked.push(viewer.probe(suspect, { budget: seconds(5), priority: 'suspect' }))
    await Promise.all(asked)
    const place = server.asked.findIndex((path) => suspect.endsWith(path))
    expect(place).toBeLessThanOrEqual(1)
  })
})
