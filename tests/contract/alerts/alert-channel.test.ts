import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createChannelOpener } from '../../../src/adapters/alerts/open-channel.ts'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { pushKeysOf } from '../../../src/adapters/security/push-keys.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { ChannelSecrets, ChannelSettings } from '../../../src/core/alerts/channel.ts'
import type { AlertChannel } from '../../../src/ports/alert-channel.ts'
import type { Egress } from '../../../src/ports/egress.ts'
import type { PushSubscription } from '../../../src/ports/records/outward-records.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import {
  type ChannelUnderTest,
  describeAlertChannel,
  HOSTILE_TITLE,
  LINK,
  MESSAGE,
} from './alert-channel-suite.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { type Asked, type MessageServer, startMessageServer } from './message-server.ts'
import { checkVapid, createPushBrowser } from './push-receiver.ts'
import { readDingtalk, readFeishu, readWecom } from './robot-checks.ts'

const KEYS = pushKeysOf('s'.repeat(32))
const PASSWORD = 'p4ss-word-of-mail'
const WHSEC = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const browser = createPushBrowser()

let server: MessageServer
let mail: MailServer
let open: Egress
let guarded: Egress

beforeAll(async () => {
  server = await startMessageServer()
  mail = await startMailServer(PASSWORD)
  open = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
  guarded = createEgress({ allowPrivateHosts: [], logger: silentLogger })
})
afterAll(async () => {
  await Promise.all([server.close(), mail.close(), open.close(), guarded.close()])
})

const channelOf = (
  egress: Egress,
  settings: ChannelSettings,
  secrets: ChannelSecrets,
  subscriptions: readonly PushSubscription[] = [],
): AlertChannel =>
  createChannelOpener({
    egress,
    clock: createSystemClock(),
    keys: KEYS,
    subject: 'https://patrol.example.cn',
  })({ settings }, secrets, subscriptions)

const last = (): Asked => {
  const asked = server.asked.at(-1)
  if (asked === undefined) throw new Error('nothing came')
  return asked
}

type Hooked = {
  readonly kind: 'webhook' | 'wecom' | 'dingtalk' | 'feishu'
  readonly path: string
  readonly signingSecret?: string
  readonly taken: string
  /** In the body of a 200, where the protocol has it so. */
  readonly refused: { readonly status: number; readonly body: string }
  readonly check: (asked: Asked) => Promise<string> | string
}

function describeHook({ kind, path, signingSecret, taken, refused, check }: Hooked): void {
  const settings = (): ChannelSettings => ({ kind, origin: server.origin })
  const secrets = (): ChannelSecrets => ({
    url: `${server.origin}${path}`,
    ...(signingSecret === undefined ? {} : { signingSecret }),
  })
  const underTest = (): ChannelUnderTest => ({
    channel: channelOf(open, settings(), secrets()),
    secrets: [path, ...(path.match(/[\w-]{8,}/g) ?? []).slice(-1), signingSecret ?? path],
    take: () => server.answer({ status: 200, body: taken }),
    refuse: () => server.answer(refused),
    lastText: () => check(last()),
    count: () => server.asked.length,
  })
  describeAlertChannel(kind, underTest, () => channelOf(guarded, settings(), secrets()))
}

const jsonOf = ({ body }: Asked) => JSON.parse(body.toString('utf8'))

describeHook({
  kind: 'webhook',
  path: '/hooks/secret-path-1234',
  signingSecret: WHSEC,
  taken: '',
  refused: { status: 500, body: 'no: /hooks/secret-path-1234 secret-path-1234' },
  check: ({ headers, body }) => {
    // The reference implementation: it throws when the signature, the time or the id is not right.
    const seen = new Webhook(WHSEC).verify(body, headers as Record<string, string>)
    expect(headers['webhook-id']).toBe('delivery-1')
    expect(seen).toMatchObject({
      type: 'alert.told',
      timestamp: '2026-10-17T09:30:00+08:00',
      data: { more: 3, entries: [{ link: LINK, facts: [{ value: HOSTILE_TITLE }, {}] }] },
    })
    return MESSAGE.title.zh
  },
})

describeHook({
  kind: 'wecom',
  path: '/cgi-bin/webhook/send?key=693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa',
  taken: '{"errcode":0,"errmsg":"ok"}',
  refused: {
    status: 200,
    body: '{"errcode":93000,"errmsg":"invalid webhook url 693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa"}',
  },
  check: (asked) => {
    const text = readWecom(asked)
    expect(text).toContain(`[查看线索 Open](${LINK})`)
    expect(text.match(/\]\(/g)).toHaveLength(1)
    return text
  },
})

describeHook({
  kind: 'dingtalk',
  path: '/robot/send?access_token=0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  signingSecret: 'SEC0123456789abcdef',
  taken: '{"errcode":0,"errmsg":"ok"}',
  refused: {
    status: 200,
    body: '{"errcode":310000,"errmsg":"sign not match, token 0a1b2c3d4e5f60718293a4b5c6d7e8f9 SEC0123456789abcdef"}',
  },
  check: async (asked) => {
    const { searchParams } = asked.url
    expect(searchParams.get('access_token')).toBe('0a1b2c3d4e5f60718293a4b5c6d7e8f9')
    expect(jsonOf(asked).markdown.title).toContain('紧急')
    return await readDingtalk(asked, 'SEC0123456789abcdef')
  },
})

describeHook({
  kind: 'feishu',
  path: '/open-apis/bot/v2/hook/0fe1d2c3-b4a5-9687-7869-5a4b3c2d1e0f',
  signingSecret: 'feishu-signing-secret',
  taken: '{"code":0,"msg":"success","data":{}}',
  refused: {
    status: 200,
    body: '{"code":19021,"msg":"sign match fail 0fe1d2c3-b4a5-9687-7869-5a4b3c2d1e0f feishu-signing-secret"}',
  },
  check: async (asked) => {
    const parts = await readFeishu(asked, 'feishu-signing-secret')
    expect(parts).toContainEqual({ tag: 'a', text: '查看线索 Open', href: LINK })
    return JSON.stringify(parts)
  },
})

describe('a robot', () => {
  test.each(['', '<html>ok</html>', '{"errmsg":"ok"}', '[]'])(
    'that answers 200 and %j did not say that it took anything',
    async (body) => {
      server.answer({ status: 200, body })
      const settings = { kind: 'wecom', origin: server.origin } as const
      const channel = channelOf(open, settings, { url: `${server.origin}/?key=1` })
      const outcome = await channel.send('delivery', MESSAGE)
      expect(outcome).toMatchObject({
        kind: 'failed',
        problem: { code: 'bad-answer' },
        again: true,
      })
    },
  )

  test('that is told very much gets whole lines up to its limit', async () => {
    server.answer({ status: 200, body: '{"errcode":0}' })
    const settings = { kind: 'wecom', origin: server.origin } as const
    const channel = channelOf(open, settings, { url: `${server.origin}/?key=1` })
    const [entry] = MESSAGE.entries
    if (entry === undefined) throw new Error('no entry')
    await channel.send('delivery', { ...MESSAGE, entries: Array.from({ length: 40 }, () => entry) })
    const { content } = jsonOf(last()).markdown
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4_096)
    expect(content).not.toContain('\ufffd')
  })
})

describe('mail', () => {
  const settings = (): Extract<ChannelSettings, { kind: 'mail' }> => ({
    kind: 'mail',
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: 'patrol',
    from: 'xuncha@office.example',
    to: ['li@office.example', 'wang@office.example'],
  })
  const secrets = { password: PASSWORD }
  describeAlertChannel(
    'mail',
    () => ({
      channel: channelOf(open, settings(), secrets),
      secrets: [PASSWORD],
      take: () => mail.refuse(null),
      refuse: () => mail.refuse({ code: 550, text: `no such box ${PASSWORD}` }),
      lastText: () => {
        const { text, to, user } = mail.mails.at(-1) ?? { text: '', to: [], user: null }
        expect({ to, user }).toEqual({ to: settings().to, user: 'patrol' })
        expect(text).toContain('Message-ID: <delivery-1@xuncha.invalid>')
        const [, body = ''] = text.split('\r\n\r\n')
        return Buffer.from(body, 'base64').toString('utf8').replace(HOSTILE_TITLE, '')
      },
      count: () => mail.mails.length,
    }),
    () => channelOf(guarded, settings(), secrets),
  )

  test('a server whose certificate nobody vouches for is told no password', async () => {
    mail.refuse(null)
    const channel = channelOf(open, { ...settings(), security: 'starttls' }, secrets)
    const before = mail.mails.length
    expect(await channel.send('delivery', MESSAGE)).toMatchObject({ kind: 'failed', again: true })
    expect(mail.mails).toHaveLength(before)
  })
})

describe('browser push', () => {
  const one = (id: string, path = '/push/endpoint-token-1'): PushSubscription => ({
    id,
    channelId: 'channel',
    who: 'user:li',
    endpoint: `${server.origin}${path}`,
    keys: browser.keys,
    createdAt: SATURDAY,
  })
  const settings = { kind: 'push' } as const
  describeAlertChannel(
    'push',
    () => ({
      channel: channelOf(open, settings, {}, [one('first')]),
      secrets: ['endpoint-token-1', browser.keys.auth],
      take: () => server.answer({ status: 201, body: '' }),
      refuse: () => server.answer({ status: 403, body: 'no: /push/endpoint-token-1' }),
      lastText: () => {
        const { headers, body } = last()
        const claims = checkVapid(String(headers['authorization']), KEYS.publicKey)
        expect(claims).toMatchObject({ aud: server.origin, sub: 'https://patrol.example.cn' })
        expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' })
        const shown = browser.read(body)
        expect(shown).toMatchObject({ path: '/violations/violation-1', tag: 'alert-1' })
        return JSON.stringify(shown).replace(HOSTILE_TITLE, '')
      },
      count: () => server.asked.length,
    }),
    () => channelOf(guarded, settings, {}, [one('first')]),
  )

  test('a browser that is gone is named, so that it is asked no more', async () => {
    server.answer({ status: 410, body: '' })
    const channel = channelOf(open, settings, {}, [one('first'), one('second')])
    expect(await channel.send('delivery', MESSAGE)).toMatchObject({
      kind: 'failed',
      gone: ['first', 'second'],
    })
    expect(await channelOf(open, settings, {}).send('delivery', MESSAGE)).toMatchObject({
      kind: 'failed',
      problem: { code: 'no-browser' },
    })
  })
})
