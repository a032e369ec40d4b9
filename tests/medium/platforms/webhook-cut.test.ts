import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReceiverAbilities } from '../../../src/adapters/platforms/webhook/webhook-abilities.ts'
import { createWebhookCut } from '../../../src/adapters/platforms/webhook/webhook-cut.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { CutPlatform } from '../../../src/ports/cut-platform.ts'
import { at } from '../../build/violations.ts'
import { createCloudStreams } from '../../fakes/clouds/cloud-streams.ts'
import {
  startWebhookReceiver,
  type WebhookReceiverServer,
} from '../../fakes/clouds/webhook-receiver.ts'
import { createWrittenLog } from '../../fakes/clouds/written-log.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

const ACT = { id: 'order-1-drop-1', reason: '周六上午学科授课' }
const SECRET = `whsec_${Buffer.from('a secret that must not be seen').toString('base64')}`
const NOW = at('2026-10-17T09:40:00+08:00')
const MATHS = { domain: 'receiver', app: 'live', stream: 'maths' }

let clock = createFakeClock(NOW)
let streams = createCloudStreams(clock)
let log = createWrittenLog()
let server: WebhookReceiverServer
let platform: CutPlatform
let target: CalledTarget

const cutWith = (abilities?: ReceiverAbilities, ours = clock) =>
  createWebhookCut({
    receivers: [{ url: server.url, secret: SECRET, abilities }],
    clock: ours,
    logger: log.logger,
  })

beforeEach(async () => {
  clock = createFakeClock(NOW)
  streams = createCloudStreams(clock)
  log = createWrittenLog()
  server = await startWebhookReceiver({ secret: SECRET, streams, clock })
  platform = cutWith()
  target = { platform: 'webhook', apiUrl: server.url, app: 'live', stream: 'maths' }
})
afterEach(() => server.stop())

describe('an order by webhook', () => {
  it('that got no answer is sent again under its name, and carried out once', async () => {
    server.answerNext({ status: 503, body: {} })
    expect((await platform.kick(target, null, ACT)).kind).toBe('unreachable')
    expect((await platform.kick(target, null, ACT)).kind).toBe('accepted')
    expect(server.messages.map(({ id }) => id)).toEqual([ACT.id, ACT.id])
    expect(server.carriedOut).toEqual([ACT.id])
  })

  it('is accepted only by the word of the receiver', async () => {
    const answers = [
      { status: 200, body: {} },
      { status: 200, body: { accepted: false, detail: '没有这个房间' } },
      { status: 200, body: { accepted: 'yes' } },
      { status: 404, body: { accepted: true } },
    ]
    for (const answer of answers) {
      server.answerNext(answer)
      expect((await platform.kick(target, null, ACT)).kind).toBe('refused')
    }
  })

  it('that was queued is told as one that was merely taken', async () => {
    server.answerNext({ status: 202, body: { accepted: true } })
    const outcome = await platform.kick(target, null, ACT)
    expect(outcome).toEqual({
      kind: 'accepted',
      detail: 'taken by the receiver to be done later',
    })
  })

  it('of a ban says until when, and why', async () => {
    platform = cutWith({ ...ALL, state: false })
    await platform.ban(target, plus(NOW, hours(2)), ACT)
    expect(server.messages[0]).toEqual({
      id: ACT.id,
      type: 'stream.ban',
      timestamp: '2026-10-17T09:40:00+08:00',
      data: {
        app: 'live',
        stream: 'maths',
        reason: ACT.reason,
        until: '2026-10-17T11:40:00+08:00',
      },
    })
    expect(streams.isForbidden(MATHS)).toBe(true)
  })
})

const ALL: ReceiverAbilities = {
  drop: true,
  ban: true,
  banEnds: true,
  resume: true,
  state: true,
  longestBanDays: 30,
}

describe('what a receiver can do', () => {
  it('is no more than what is written down: without a word it ends streams', async () => {
    expect(platform.abilities(target)).toMatchObject({
      drop: 'stream',
      forbid: 'none',
      resume: false,
      reads: 'nothing',
    })
    expect((await platform.publishState(target)).kind).toBe('unreachable')
    expect(server.messages).toEqual([])
  })

  it('is declared as written down', () => {
    expect(cutWith(ALL).abilities(target)).toMatchObject({
      drop: 'session',
      forbid: 'kept-there',
      forbidDrops: true,
      longestBan: hours(30 * 24),
      reads: 'publisher',
      readsBan: true,
    })
  })

  it('is nothing for an address of which there is no secret: nothing is sent there', async () => {
    const stranger: CalledTarget = {
      platform: 'webhook',
      apiUrl: server.url.replace('/orders', '/others'),
      app: 'live',
      stream: 'maths',
    }
    expect((await platform.kick(stranger, null, ACT)).kind).toBe('refused')
    expect(server.messages).toEqual([])
  })
})

describe('a receiver that finds the signature wrong', () => {
  it('is told by how much our clock is off, and may not show our secret to anybody', async () => {
    const slow = cutWith(undefined, createFakeClock(plus(NOW, minutes(-10))))
    const outcome = await slow.kick(target, null, ACT)
    expect(outcome.kind).toBe('refused')
    expect(outcome.detail).toContain("our clock is 600 s behind the receiver's")
    server.answerNext({
      status: 200,
      body: { accepted: true, detail: `by ${SECRET}\nand\u202e more` },
    })
    const shown = await platform.kick(target, null, ACT)
    expect(shown.detail).toBe('taken by the receiver: by *** and more')
    expect(`${log.text()}${outcome.detail}`).not.toContain(SECRET.slice(6))
  })
})
