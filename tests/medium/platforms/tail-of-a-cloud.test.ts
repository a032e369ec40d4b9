import { afterEach, expect, test } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { createTextFetcher } from '../../../src/adapters/media/body/text-fetcher.ts'
import { createTencentCssCut } from '../../../src/adapters/platforms/clouds/tencent-css-cut.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { cut } from '../../../src/app/cuts/cut.ts'
import { prove } from '../../../src/app/cuts/prove.ts'
import type { CutOrder } from '../../../src/core/cuts/cut-order.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import { between } from '../../../src/core/time/instant.ts'
import type { CutPlatform } from '../../../src/ports/cut-platform.ts'
import { aCutOrder } from '../../build/database/database-rows.ts'
import { startStreamServer } from '../../build/streams/stream-server.ts'
import { anInstitution, aRoom, at, aViolation } from '../../build/violations.ts'
import { NOTHING_ON_AIR } from '../../fakes/blind-eyes.ts'
import { createCloudStreams } from '../../fakes/clouds/cloud-streams.ts'
import { startTencentCssServer } from '../../fakes/clouds/tencent-css-server.ts'
import { createFakeClock, type FakeClock } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'
import { createMemoryEvidenceStore } from '../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const MATHS = { domain: 'push.school.example', app: 'live', stream: 'maths' }
const TARGET: CalledTarget = { platform: 'tencent-css', ...MATHS }
/** Seconds for which a cloud goes on serving the playlist of a stream that is gone, and of a segment. */
const TAIL = 120
const SEGMENT = 2

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A playlist that moves on while somebody publishes, stands still for two minutes afterwards, and is then forgotten. */
async function openPlaylist(clock: FakeClock, onAir: () => boolean) {
  const server = await startStreamServer()
  closing.push(() => server.close())
  const second = (): number => clock.monotonic() / 1_000
  let lastLive = second()
  return server.serve('/live/maths.m3u8', (_, response) => {
    if (onAir()) lastLive = second()
    const sequence = Math.floor(lastLive / SEGMENT)
    if (second() - lastLive > TAIL) return void response.writeHead(404).end()
    const head = `#EXTM3U\n#EXT-X-TARGETDURATION:${SEGMENT}\n#EXT-X-MEDIA-SEQUENCE:${sequence}\n`
    const segments = [0, 1, 2].map((next) => `#EXTINF:${SEGMENT},\n${sequence + next}.ts\n`)
    response
      .writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' })
      .end(head + segments.join(''))
  })
}

function textsOfNow() {
  const egress = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
  closing.push(() => egress.close())
  return createTextFetcher({ egress, clock: createSystemClock() })
}

type World = {
  readonly clock: FakeClock
  readonly platform: CutPlatform
  readonly url: string
  readonly order: CutOrder
}

/** Carries the order out and proves it; each state that it had, with the seconds after the cloud had accepted. */
async function statesOf({ clock, platform, url, order }: World) {
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: order.target, streamUrls: [url] }))
    await records.violations.save(aViolation())
    await records.cutOrders.save(order)
  })
  const evidenceStore = createMemoryEvidenceStore()
  const seeing = { ...NOTHING_ON_AIR, texts: textsOfNow() }
  const deps = { clock, transactions, platform, evidenceStore, ...seeing }
  const never = AbortSignal.any([])
  await cut(deps, { cutOrderId: order.id }, never)
  await prove(deps, { cutOrderId: order.id }, never)
  const events = await transactions.run(({ journal }) => journal.ofSubject(order.id))
  const told = events.map((event) => ({ at: event.at, order: event.data as CutOrder }))
  const accepted =
    told.find((one) => one.order.acceptedAt !== null)?.order.acceptedAt ?? clock.now()
  const states = told.map((one) => one.order.status)
  return {
    states: states.filter((state, i) => state !== states[i - 1]),
    seconds: between(accepted, told.at(-1)?.at ?? accepted) / 1_000,
    last: told.at(-1)?.order,
  }
}

test('where the cloud says that nobody publishes, a tail that stands still is verified before it is forgotten', async () => {
  const clock = createFakeClock(at('2026-10-17T09:40:00+08:00'))
  const streams = createCloudStreams(clock)
  const keys = { id: 'a secret of this test' }
  const server = await startTencentCssServer({ keys, domains: [MATHS.domain], streams, clock })
  closing.push(server.stop)
  const key = { secretId: 'id', secretKey: keys.id, endpoint: server.url }
  const platform = createTencentCssCut({ keys: { '*': key }, clock, logger: silentLogger })
  streams.publish(MATHS)
  const before = await platform.publishState(TARGET)
  if (before.kind !== 'publishing') throw new Error(before.kind)
  const order = aCutOrder({
    status: 'approved',
    target: TARGET,
    abilities: platform.abilities(TARGET),
    expectedPublisher: before.publisher,
    steps: [],
  })
  const url = await openPlaylist(clock, () => streams.since(MATHS) !== null)
  const { states, seconds, last } = await statesOf({ clock, platform, url, order })
  expect(states).toEqual(['approved', 'accepted', 'verified'])
  // Two target durations and five seconds.
  expect(seconds).toBeLessThanOrEqual(SEGMENT * 2 + 5)
  expect(last?.checks.findLast(({ what }) => what === url)?.found).toBe('cached')
})

test('where the platform tells nothing the tail has to run dry first: cached for its two minutes, verified after it', async () => {
  const clock = createFakeClock(at('2026-10-17T09:40:00+08:00'))
  let onAir = true
  const fake = createFakeCutPlatform()
  const abilities = { ...fake.abilities(TARGET), reads: 'nothing' as const }
  const platform: CutPlatform = {
    ...fake,
    abilities: () => abilities,
    kick: async () => {
      onAir = false
      return { kind: 'accepted', detail: 'taken' }
    },
  }
  const target: CalledTarget = { ...TARGET }
  const order = aCutOrder({
    status: 'approved',
    target,
    abilities,
    expectedPublisher: null,
    steps: [],
  })
  const url = await openPlaylist(clock, () => onAir)
  const { states, seconds, last } = await statesOf({ clock, platform, url, order })
  // Once it is forgotten it has to be seen gone for some seconds.
  expect(states.slice(-4)).toEqual(['accepted', 'cached-tail', 'accepted', 'verified'])
  expect(seconds).toBeGreaterThanOrEqual(TAIL)
  expect(seconds).toBeLessThan(TAIL + 30)
  // It is looked at now and then, not without a pause.
  expect(last?.checks.length).toBeLessThan(TAIL)
})
