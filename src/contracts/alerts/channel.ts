import { z } from 'zod'
import { instantText, reasonText, regionCode } from '../primitives.ts'
import { ALERT_LEVELS } from '../words/vocabulary.ts'

export const HOOK_KINDS = ['webhook', 'wecom', 'dingtalk', 'feishu'] as const
export const CHANNEL_KINDS = [...HOOK_KINDS, 'mail', 'push'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]
export const GROUPINGS = ['room', 'institution', 'platform', 'all'] as const
export const AUDIENCES = ['everyone', 'duty'] as const
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), '须为一行文字 / must be one line of text')

const httpAddress = z
  .url({
    protocol: /^https?$/,
    error: '应为 http(s) 地址 / must be an http(s) address',
  })
  .max(2_000)
  .refine((text) => URL.canParse(text) && new URL(text).username === '', {
    message: '地址里不能带账号 / no account in the address',
  })

const mailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/)

const hostName = z
  .string()
  .trim()
  .regex(/^[\w.:-]{1,253}$/, '应为主机名或 IP / must be a host name or address')

export const mailSettings = z
  .strictObject({
    kind: z.literal('mail'),
    host: hostName,
    port: z.number().int().min(1).max(65_535),
    security: z.enum(MAIL_SECURITIES),
    user: oneLine(254).nullable().describe('null：服务器不要账号 The server asks for no account'),
    from: mailAddress,
    to: z.array(mailAddress).min(1).max(20),
  })
  .refine(({ security, user }) => security !== 'none' || user === null, {
    message: '不加密的连接不能带账号密码 / an account needs tls or starttls',
    path: ['security'],
  })

/** Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes. */
const webhookSecret = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/

export const channelSecrets = z
  .strictObject({
    url: httpAddress.optional().describe('Webhook 或机器人的完整地址 Whole address of the hook'),
    signingSecret: oneLine(200).optional().describe('webhook:whsec_…；钉钉、飞书：加签密钥'),
    password: z.string().min(1).max(1_000).optional(),
  })
  .describe('写入后不再显示；不填的保持原样 Never shown again; what is left out stays')

/** 22:00-07:00 是 {from:"22:00",to:"07:00"}. */
const clockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const quietHours = z.strictObject({ from: clockText, to: clockText })

const said = {
  name: oneLine(60),
  enabled: z.boolean(),
  audience: z
    .enum(AUDIENCES)
    .describe('everyone：每条都发；duty：只在值班表轮到时发 Only when the roster says so'),
  leastLevel: z.enum(ALERT_LEVELS),
  region: regionCode.nullable(),
  groupBy: z.enum(GROUPINGS),
  groupSeconds: z.number().int().min(0).max(3_600),
  repeatMinutes: z.number().int().min(1).max(1_440),
  quiet: quietHours
    .nullable()
    .describe('北京时间；重点时段不适用 Asia/Shanghai; never in key periods'),
}

const inputShape = {
  ...said,
  settings: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(HOOK_KINDS) }),
    mailSettings,
    z.strictObject({ kind: z.literal('push') }),
  ]),
  secrets: channelSecrets,
  reason: reasonText,
}

type Said = {
  readonly settings: { readonly kind: ChannelKind }
  readonly secrets: { readonly signingSecret?: string | undefined }
}
const signsWell = ({ settings, secrets: { signingSecret } }: Said): boolean =>
  settings.kind !== 'webhook' || signingSecret === undefined || webhookSecret.test(signingSecret)
const SIGNS_ILL = {
  message: '应为 whsec_ 加 base64 / must be whsec_ and base64',
  path: ['secrets', 'signingSecret'],
}

export const channelInput = z
  .strictObject(inputShape)
  .refine(signsWell, SIGNS_ILL)
  .meta({ id: 'NewChannel' })
export type ChannelInput = z.infer<typeof channelInput>

export const changedChannelInput = z
  .strictObject({
    ...inputShape,
    version: z.number().int().min(1).describe('读到的版本 The version that was read'),
  })
  .refine(signsWell, SIGNS_ILL)
  .meta({ id: 'ChangedChannel' })

export const channel = z
  .object({
    id: z.string(),
    ...said,
    settings: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(HOOK_KINDS), origin: z.string() }),
      mailSettings,
      z.object({ kind: z.literal('push') }),
    ]),
    subscriptions: z.number().int().describe('已订阅的浏览器 Browsers that subscribed'),
    createdAt: instantText,
    changedAt: instantText,
    version: z.number().int(),
    lastAcceptedAt: instantText
      .nullable()
      .describe(
        '对方最近一次收下；不等于有人看到 The other side took one; nobody need have seen it',
      ),
    lastFailedAt: instantText.nullable(),
    failures: z.number().int().describe('连续失败次数 Failures in a row'),
    problem: z.string().nullable(),
    failing: z.boolean().describe('连续失败，视为发不出去 It keeps failing'),
  })
  .meta({ id: 'Channel' })
export type Channel = z.infer<typeof channel>

export const channelList = z.object({
  items: z.array(channel),
  nextCursor: z.null(),
  deepLinks: z
    .boolean()
    .describe('false：未设 XUNCHA_PUBLIC_ADDRESS，消息里没有链接 Messages carry no link'),
})
export type ChannelList = z.infer<typeof channelList>

export const pushKey = z.object({
  publicKey: z.string().describe('VAPID, base64url: applicationServerKey'),
})

const base64Url = (bytes: number) =>
  z
    .string()
    .regex(/^[\w-]+={0,2}$/)
    .max(bytes)

export const pushSubscriptionInput = z
  .strictObject({
    endpoint: httpAddress,
    keys: z.strictObject({ p256dh: base64Url(120), auth: base64Url(40) }),
    reason: reasonText,
  })
  .meta({ id: 'NewPushSubscription' })
export const pushSubscription = z.object({ id: z.string() })
export const pushUnsubscription = z.strictObject({ endpoint: httpAddress, reason: reasonText })
