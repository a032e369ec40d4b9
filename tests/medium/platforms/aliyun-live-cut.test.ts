import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAliyunLiveCut } from '../../../src/adapters/platforms/clouds/aliyun-live-cut.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { CutPlatform } from '../../../src/ports/cut-platform.ts'
import { at } from '../../build/violations.ts'
import {
  type AliyunLiveServer,
  startAliyunLiveServer,
} from '../../fakes/clouds/aliyun-live-server.ts'
import { createCloudStreams } from '../../fakes/clouds/cloud-streams.ts'
import { createWrittenLog } from '../../fakes/clouds/written-log.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

const ACT = { id: 'order-1-act-1', reason: '周六上午学科授课' }
const KEY = { accessKeyId: 'LTAI-ours', accessKeySecret: 'a secret that must not be seen' }
const MATHS = { domain: 'push.school.example', app: 'live', stream: 'maths' }
const TARGET: CalledTarget = { platform: 'aliyun-live', ...MATHS }
const NOW = at('2026-10-17T09:40:00+08:00')

let clock = createFakeClock(NOW)
let streams = createCloudStreams(clock)
let log = createWrittenLog()
let server: AliyunLiveServer
let platform: CutPlatform

const cutWith = (ours = clock) =>
  createAliyunLiveCut({
    keys: { [MATHS.domain]: { ...KEY, endpoint: server.url } },
    clock: ours,
    logger: log.logger,
  })

beforeEach(async () => {
  clock = createFakeClock(NOW)
  streams = createCloudStreams(clock)
  log = createWrittenLog()
  server = await startAliyunLiveServer({
    keys: { [KEY.accessKeyId]: KEY.accessKeySecret },
    domains: { [MATHS.domain]: 'play.school.example' },
    streams,
    clock,
    page: 2,
  })
  platform = cutWith()
})
afterEach(() => server.stop())

async function publisherNow() {
  const state = await platform.publishState(TARGET)
  if (state.kind !== 'publishing') throw new Error(`nobody publishes: ${state.kind}`)
  return state.publisher
}

describe('a ban on Aliyun Live', () => {
  it('ends what is being published, is found on the last page of the bans, and ends by itself', async () => {
    const others = [1, 2, 3].map((number) => ({ ...MATHS, stream: `other-${number}` }))
    for (const other of others) streams.forbid(other, plus(NOW, hours(9)))
    streams.publish(MATHS)
    await platform.ban(TARGET, plus(NOW, hours(2)), ACT)
    expect(await platform.publishState(TARGET)).toEqual({ kind: 'not-publishing', banned: true })
    clock.advance(hours(2))
    expect(await platform.publishState(TARGET)).toEqual({ kind: 'not-publishing', banned: false })
    expect(streams.publish(MATHS)).toBe(true)
  })

  it('without an end is asked for with one that can be renewed', async () => {
    await platform.ban(TARGET, null, ACT)
    expect(streams.bannedUntil(MATHS)).toBeGreaterThan(plus(NOW, hours(179 * 24)))
    expect(streams.bannedUntil(MATHS)).toBeLessThan(plus(NOW, hours(180 * 24)))
  })
})

describe('an end without a ban on Aliyun Live', () => {
  it('leaves no ban behind', async () => {
    streams.publish(MATHS)
    expect((await platform.kick(TARGET, await publisherNow(), ACT)).kind).toBe('accepted')
    expect(await platform.publishState(TARGET)).toEqual({ kind: 'not-publishing', banned: false })
  })

  it('is not sent when another encoder has taken the stream over', async () => {
    streams.publish(MATHS)
    const expected = await publisherNow()
    streams.publish(MATHS)
    expect((await platform.kick(TARGET, expected, ACT)).kind).toBe('refused')
    expect(server.actions).not.toContain('ForbidLiveStream')
  })
})

describe('what Aliyun Live answers', () => {
  it('names who publishes, and not somebody whose stream has a similar name', async () => {
    for (const number of [1, 2, 3]) streams.publish({ ...MATHS, stream: `maths-${number}` })
    streams.publish(MATHS)
    const own = await publisherNow()
    streams.publish({ ...MATHS, stream: 'maths-4' })
    expect(await publisherNow()).toEqual(own)
    expect(own.address).toBe('127.0.0.1')
  })

  it('a code in the body is a refusal, whatever the status, told by the code alone', async () => {
    for (const status of [200, 400, 403]) {
      server.failNext('Forbidden.RAM', status)
      const outcome = await platform.ban(TARGET, null, ACT)
      expect(outcome).toEqual({ kind: 'refused', detail: 'Forbidden.RAM' })
    }
  })

  it('too many calls is no refusal, and no answer about a stream', async () => {
    server.failNext('Throttling.User')
    expect((await platform.ban(TARGET, null, ACT)).kind).toBe('unreachable')
    server.failNext('Throttling.User')
    expect((await platform.publishState(TARGET)).kind).toBe('unreachable')
  })

  it('without the right to look up the streaming domain nobody is compared and nothing is cut', async () => {
    streams.publish(MATHS)
    const expected = await publisherNow()
    platform = cutWith()
    server.refuseAction('DescribeLiveDomainMapping', 'Forbidden.RAM')
    const outcome = await platform.kick(TARGET, expected, ACT)
    expect(outcome).toEqual({ kind: 'unreachable', detail: 'Forbidden.RAM' })
    expect(streams.since(MATHS)).not.toBeNull()
  })

  it('a clock that is wrong is told with how wrong it is', async () => {
    const outcome = await cutWith(createFakeClock(plus(NOW, minutes(20)))).ban(TARGET, null, ACT)
    expect(outcome.detail).toBe(
      "InvalidTimeStamp.Expired: our clock is 1200 s ahead of the cloud's",
    )
  })
})

it('the secret of Aliyun is never written into the log or an outcome', async () => {
  server.failNext('SignatureDoesNotMatch')
  const outcomes = [await platform.ban(TARGET, null, ACT), await platform.ban(TARGET, null, ACT)]
  expect(log.text()).toContain('ForbidLiveStream')
  expect(`${log.text()}${JSON.stringify(outcomes)}`).not.toContain(KEY.accessKeySecret)
})
