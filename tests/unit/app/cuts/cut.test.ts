import { beforeEach, describe, expect, it } from 'vitest'
import { cut } from '../../../../src/app/cuts/cut.ts'
import { prove } from '../../../../src/app/cuts/prove.ts'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../../../src/core/cuts/cut-abilities.ts'
import type { CutOrder } from '../../../../src/core/cuts/cut-order.ts'
import type { CalledTarget } from '../../../../src/core/registry/cut-target.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import type { Publisher } from '../../../../src/ports/cut-platform.ts'
import type { EvidenceStore } from '../../../../src/ports/evidence-store.ts'
import type { Records, Transactions } from '../../../../src/ports/records/records.ts'
import type {
  SampleOutcome,
  StreamViewer,
  Unseen,
} from '../../../../src/ports/sight/stream-viewer.ts'
import type { TextFetcher } from '../../../../src/ports/sight/text-fetcher.ts'
import { anInstitution, aRoom, at, aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform, type FakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const TARGET: CalledTarget = {
  platform: 'node-media-server',
  apiUrl: 'http://media.example',
  app: 'live',
  stream: 'maths',
}
const TEACHER: Publisher = { sessionId: 's-1', address: '10.0.0.7', protocol: 'rtmp' }
const ORDER: CutOrder = {
  id: 'order-1',
  violationId: 'violation-1',
  roomId: 'room-1',
  target: TARGET,
  expectedPublisher: TEACHER,
  status: 'approved',
  reason: '周六上午学科授课',
  ban: true,
  until: null,
  dryRun: false,
  requestedBy: 'user:operator',
  requestedAt: at('2026-10-17T09:40:00+08:00'),
  acceptedAt: null,
  verifiedAt: null,
  steps: [],
  checks: [],
  version: 1,
}
const GONE: Unseen = { kind: 'unseen', reason: 'http-4xx', httpStatus: 404, detail: 'HTTP 404' }

let transactions: Transactions
let platform: FakeCutPlatform
let sampled: () => SampleOutcome
let store: EvidenceStore = createMemoryEvidenceStore()

const viewer: StreamViewer = {
  probe: async () => {
    const sample = sampled()
    return sample.kind === 'frame' ? { kind: 'on-air', source: sample.source } : sample
  },
  sample: async () => sampled(),
}
const texts: TextFetcher = { fetchText: async () => GONE }
const deps = () => ({
  clock: createFakeClock(at('2026-10-17T09:40:00+08:00')),
  transactions,
  platform,
  viewer,
  texts,
  evidenceStore: store,
})
const read = <T>(work: (records: Records) => Promise<T>): Promise<T> => transactions.run(work)
const order = () => read((records) => records.cutOrders.find('order-1'))
const never = new AbortController().signal
const payload = { cutOrderId: 'order-1' }

function frame(sha256: string): SampleOutcome {
  const source = {
    kind: 'flv' as const,
    resolvedUrl: 'http://media.example/live/room-1.flv',
    videoCodec: 'h264',
    width: 2,
    height: 1,
  }
  const picture = { width: 2, height: 1, rgb: new Uint8Array(6) }
  return { kind: 'frame', sampled: { frame: picture, png: new Uint8Array(1), sha256 }, source }
}

beforeEach(async () => {
  transactions = createMemoryTransactions()
  platform = createFakeCutPlatform()
  store = createMemoryEvidenceStore()
  sampled = () => GONE
  await read(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: TARGET }))
    await records.violations.save(aViolation())
    await records.cutOrders.save(ORDER)
  })
})

describe('carrying out a cut', () => {
  it('reads who is publishing, bans, then kicks, and writes each step down', async () => {
    platform.publish(TARGET, TEACHER)
    const jobs = await cut(deps(), payload, never)
    expect(platform.calls).toEqual(['ban live/maths', 'kick s-1'])
    expect(await order()).toMatchObject({
      status: 'accepted',
      steps: [{ step: 'guard' }, { step: 'ban' }, { step: 'kick' }],
    })
    expect(jobs).toMatchObject([{ stage: 'prove', key: 'order-1' }])
  })

  it('touches nothing when someone else is publishing there now', async () => {
    platform.publish(TARGET, { ...TEACHER, sessionId: 's-2', address: '10.0.0.9' })
    expect(await cut(deps(), payload, never)).toEqual([])
    expect(platform.calls).toEqual([])
    expect(await order()).toMatchObject({ status: 'refused', steps: [{ outcome: 'changed' }] })
  })

  it('touches nothing when the room was given another target since, or none', async () => {
    platform.publish(TARGET, TEACHER)
    for (const cutTarget of [{ ...TARGET, stream: 'physics' }, null]) {
      await read(async (records) => {
        await records.rooms.save(aRoom({ cutTarget }))
        const now = await records.cutOrders.find('order-1')
        await records.cutOrders.save({ ...ORDER, version: (now?.version ?? 0) + 1 })
      })
      await cut(deps(), payload, never)
      expect(await order()).toMatchObject({ status: 'refused', steps: [{ outcome: 'changed' }] })
    }
    expect(platform.calls).toEqual([])
  })

  const dismiss = () =>
    read((records) => records.violations.save(aViolation({ status: 'dismissed', version: 2 })))

  it('touches nothing when its violation was dismissed before it came to it', async () => {
    platform.publish(TARGET, TEACHER)
    await dismiss()
    expect(await cut(deps(), payload, never)).toEqual([])
    expect(platform.calls).toEqual([])
    expect(await order()).toMatchObject({
      status: 'refused',
      steps: [{ detail: expect.stringContaining('线索已排除') }],
    })
  })

  it('bans nobody when its violation is dismissed between its guard and its ban', async () => {
    platform.publish(TARGET, TEACHER)
    const { publishState } = platform
    platform.publishState = async (target) => {
      await dismiss()
      return await publishState(target)
    }
    await cut(deps(), payload, never)
    expect(platform.calls).toEqual([])
    expect(await order()).toMatchObject({ status: 'refused' })
  })

  it('fails, and says so, when the media server cannot be reached', async () => {
    platform.publish(TARGET, TEACHER)
    platform.breakNetwork(true)
    await cut(deps(), payload, never)
    expect(await order()).toMatchObject({ status: 'failed' })
  })

  it('goes on with the proof and does not kick twice when it is taken up again', async () => {
    platform.publish(TARGET, TEACHER)
    await cut(deps(), payload, never)
    expect(await cut(deps(), payload, never)).toMatchObject([{ stage: 'prove' }])
    expect(platform.calls.filter((call) => call.startsWith('kick'))).toHaveLength(1)
  })
})

describe('proving a cut', () => {
  it('verifies only after every address was seen gone twice, apart', async () => {
    platform.publish(TARGET, TEACHER)
    await cut(deps(), payload, never)
    const jobs = await prove(deps(), payload, never)
    expect(jobs).toMatchObject([{ stage: 'hold' }])
    const proven = await order()
    expect(proven).toMatchObject({ status: 'verified' })
    expect(proven?.checks.filter(({ found }) => found === 'gone')).toHaveLength(4)
  })

  it('does not call a stream cut that still delivers new pictures, whatever the server said', async () => {
    platform.publish(TARGET, TEACHER)
    await cut(deps(), payload, never)
    let count = 0
    sampled = () => {
      count += 1
      return frame(`picture-${count}`)
    }
    await prove(deps(), payload, never)
    expect(await order()).toMatchObject({ status: 'accepted-unverified', verifiedAt: null })
  })

  it('says that it cannot verify when it could not look', async () => {
    platform.publish(TARGET, TEACHER)
    await cut(deps(), payload, never)
    sampled = () => ({ kind: 'unseen', reason: 'dns', httpStatus: null, detail: 'no such host' })
    await prove(deps(), payload, never)
    expect(await order()).toMatchObject({ status: 'cannot-verify' })
  })

  it('takes silence from a server that answered as gone, and silence from nowhere as unknown', async () => {
    platform.publish(TARGET, TEACHER)
    await cut(deps(), payload, never)
    const silence: Unseen = {
      kind: 'unseen',
      reason: 'timeout',
      httpStatus: 200,
      detail: 'silence',
    }
    sampled = () => ({ ...silence, reached: true })
    await prove(deps(), payload, never)
    expect(await order()).toMatchObject({ status: 'verified' })
  })

  it('does not take a refused connection for a cut: a firewall against us looks the same', async () => {
    platform.publish(TARGET, TEACHER)
    await cut(deps(), payload, never)
    sampled = () => ({ kind: 'unseen', reason: 'refused', httpStatus: null, detail: 'refused' })
    await prove(deps(), payload, never)
    expect(await order()).toMatchObject({ status: 'cannot-verify' })
  })

  it('gives way to a person who undid the order meanwhile', async () => {
    const undone: CutOrder = { ...ORDER, status: 'undone', version: 2 }
    await read((records) => records.cutOrders.save(undone))
    expect(await prove(deps(), payload, never)).toEqual([])
    expect(await order()).toMatchObject({ status: 'undone' })
  })
})

describe('a platform that tells nothing', () => {
  const silent: FakeCutPlatform['abilities'] = () => ({
    ...NODE_MEDIA_SERVER_ABILITIES,
    drop: 'stream',
    reads: 'nothing',
  })
  const carriedOut = async () => {
    const before: CutOrder = { ...ORDER, abilities: silent(TARGET), expectedPublisher: null }
    await read((records) => records.cutOrders.save({ ...before, version: 2 }))
    await cut(deps(), payload, never)
    sampled = () => GONE
    await prove(deps(), payload, never)
    return await order()
  }

  it('is proven by an address that was live before, and is gone', async () => {
    platform.publish(TARGET, TEACHER)
    let count = 0
    sampled = () => frame(`picture-${count++}`)
    expect(await carriedOut()).toMatchObject({ status: 'verified' })
  })

  it('is not proven by an address that was never right', async () => {
    platform.publish(TARGET, TEACHER)
    expect(await carriedOut()).toMatchObject({ status: 'cannot-verify' })
  })
})

describe('time', () => {
  it('a proof has its budget in the order’s own time, not for ever', async () => {
    platform.publish(TARGET, TEACHER)
    await cut(deps(), payload, never)
    sampled = () => frame('always the same')
    const clock = deps().clock
    const began = clock.monotonic()
    await prove({ ...deps(), clock }, payload, never)
    expect(clock.monotonic() - began).toBeLessThan(seconds(120))
  })
})
