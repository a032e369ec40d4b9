import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTencentCssCut } from '../../../src/adapters/platforms/clouds/tencent-css-cut.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { CutPlatform } from '../../../src/ports/cut-platform.ts'
import { at } from '../../build/violations.ts'
import { createCloudStreams } from '../../fakes/clouds/cloud-streams.ts'
import {
  startTencentCssServer,
  type TencentCssServer,
} from '../../fakes/clouds/tencent-css-server.ts'
import { createWrittenLog } from '../../fakes/clouds/written-log.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

const ACT = { id: 'order-1-act-1', reason: '周六上午学科授课' }
const KEY = { secretId: 'AKID-ours', secretKey: 'a secret that must not be seen' }
const MATHS = { domain: 'push.school.example', app: 'live', stream: 'maths' }
const TARGET: CalledTarget = { platform: 'tencent-css', ...MATHS }
const NOW = at('2026-10-17T09:40:00+08:00')

let clock = createFakeClock(NOW)
let streams = createCloudStreams(clock)
let log = createWrittenLog()
let server: TencentCssServer
let platform: CutPlatform

const cutWith = (keys: Parameters<typeof createTencentCssCut>[0]['keys'], ours = clock) =>
  createTencentCssCut({ keys, clock: ours, logger: log.logger })

beforeEach(async () => {
  clock = createFakeClock(NOW)
  streams = createCloudStreams(clock)
  log = createWrittenLog()
  const domains = [MATHS.domain, 'push.other.example']
  server = await startTencentCssServer({
    keys: { [KEY.secretId]: KEY.secretKey },
    domains,
    streams,
    clock,
  })
  platform = cutWith({ '*': { ...KEY, endpoint: server.url } })
})
afterEach(() => server.stop())

async function publisherNow() {
  const state = await platform.publishState(TARGET)
  if (state.kind !== 'publishing') throw new Error(`nobody publishes: ${state.kind}`)
  return state.publisher
}

describe('a ban on Tencent CSS', () => {
  it('ends what is being published, is told as a ban, and ends by itself at its time', async () => {
    streams.publish(MATHS)
    await platform.ban(TARGET, plus(NOW, hours(2)), ACT)
    expect(await platform.publishState(TARGET)).toEqual({ kind: 'not-publishing', banned: true })
    expect(streams.publish(MATHS)).toBe(false)
    clock.advance(hours(2))
    expect(await platform.publishState(TARGET)).toEqual({ kind: 'not-publishing', banned: false })
    expect(streams.publish(MATHS)).toBe(true)
  })

  it('without an end, or a longer one, holds nearly ninety days, also by a clock that is behind', async () => {
    const behind = createFakeClock(plus(NOW, minutes(-4)))
    const ahead = createFakeClock(plus(NOW, minutes(4)))
    for (const ours of [behind, ahead]) {
      for (const until of [null, plus(NOW, hours(400 * 24))]) {
        const cut = cutWith({ '*': { ...KEY, endpoint: server.url } }, ours)
        expect((await cut.ban(TARGET, until, ACT)).kind).toBe('accepted')
        expect(streams.bannedUntil(MATHS)).toBeGreaterThan(plus(NOW, hours(89 * 24)))
      }
    }
  })

  it('leaves a stream of the same name on another domain on air', async () => {
    const other = { ...MATHS, domain: 'push.other.example' }
    streams.publish(MATHS)
    streams.publish(other)
    await platform.ban(TARGET, null, ACT)
    expect(streams.since(other)).not.toBeNull()
  })

  it('takes a reason that is longer than the cloud allows', async () => {
    const reason = '课'.repeat(1_000)
    expect((await platform.ban(TARGET, null, { ...ACT, reason })).kind).toBe('accepted')
  })
})

describe('a drop on Tencent CSS', () => {
  it('is not sent when another encoder has taken the stream over', async () => {
    streams.publish(MATHS)
    const expected = await publisherNow()
    streams.publish(MATHS)
    expect((await platform.kick(TARGET, expected, ACT)).kind).toBe('refused')
    expect(server.actions).not.toContain('DropLiveStream')
  })

  it('is not sent when nobody publishes, though the cloud would call it a success', async () => {
    streams.publish(MATHS)
    const expected = await publisherNow()
    streams.drop(MATHS)
    expect((await platform.kick(TARGET, expected, ACT)).kind).toBe('refused')
    expect(server.actions).not.toContain('DropLiveStream')
  })
})

describe('what Tencent CSS answers', () => {
  it('names who publishes though the stream stands on the last page of the list', async () => {
    for (let other = 0; other < 250; other += 1) {
      streams.publish({ ...MATHS, stream: `other-${other}` })
    }
    streams.publish(MATHS)
    expect((await publisherNow()).sessionId).not.toBe('')
    expect(
      server.actions.filter((action) => action === 'DescribeLiveStreamOnlineList'),
    ).toHaveLength(3)
  })

  it('an error in the body of a 200 is a refusal, told by its code', async () => {
    server.failNext('UnauthorizedOperation.CamNoAuth')
    const outcome = await platform.ban(TARGET, null, ACT)
    expect(outcome).toEqual({ kind: 'refused', detail: 'UnauthorizedOperation.CamNoAuth' })
  })

  it('too many calls is no refusal, and no answer about a stream', async () => {
    server.failNext('RequestLimitExceeded', 2)
    expect((await platform.ban(TARGET, null, ACT)).kind).toBe('unreachable')
    expect((await platform.publishState(TARGET)).kind).toBe('unreachable')
    expect((await platform.ban(TARGET, null, ACT)).kind).toBe('accepted')
  })

  it('a stream that is on air and not in the list yet is not cut', async () => {
    streams.publish(MATHS)
    const expected = await publisherNow()
    server.hideFromList(MATHS)
    expect((await platform.publishState(TARGET)).kind).toBe('unreachable')
    expect((await platform.kick(TARGET, expected, ACT)).kind).toBe('unreachable')
  })

  it('a clock that is wrong is told with how wrong it is', async () => {
    const slow = createFakeClock(plus(NOW, minutes(-10)))
    const cut = cutWith({ '*': { ...KEY, endpoint: server.url } }, slow)
    const outcome = await cut.ban(TARGET, null, ACT)
    expect(outcome.kind).toBe('refused')
    expect(outcome.detail).toBe(
      "AuthFailure.SignatureExpire: our clock is 600 s behind the cloud's",
    )
  })
})

describe('a key of Tencent Cloud', () => {
  it('is used for its own publishing domain alone', async () => {
    platform = cutWith({ 'push.other.example': { ...KEY, endpoint: server.url } })
    expect((await platform.ban(TARGET, null, ACT)).kind).toBe('refused')
    expect((await platform.publishState(TARGET)).kind).toBe('unreachable')
    expect(server.actions).toEqual([])
  })

  it('is never written into the log or an outcome', async () => {
    streams.publish(MATHS)
    server.failNext('AuthFailure.SignatureFailure')
    const outcomes = [
      await platform.ban(TARGET, null, ACT),
      await platform.ban(TARGET, null, ACT),
      await platform.unban(TARGET, ACT),
    ]
    const told = `${log.text()}${JSON.stringify(outcomes)}`
    expect(log.text()).toContain('ForbidLiveStream')
    expect(told).not.toContain(KEY.secretKey)
    expect(told).not.toContain(KEY.secretId)
  })
})
