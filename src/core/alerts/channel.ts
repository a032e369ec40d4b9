import type { RegionCode } from '../registry/institution.ts'
import type { Instant } from '../time/instant.ts'
import type { AlertLevel } from '../violations/alert.ts'
import type { QuietHours } from './quiet-hours.ts'

/** Ways by which alerts leave the program. Robots: 企业微信, 钉钉, 飞书. */
export const CHANNEL_KINDS = ['webhook', 'wecom', 'dingtalk', 'feishu', 'mail', 'push'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** How a mail server is spoken to: TLS from the first byte, TLS after a plain greeting, or none. */
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const

/** What may be shown of where it leads to. */
export type ChannelSettings =
  | {
      readonly kind: 'webhook' | 'wecom' | 'dingtalk' | 'feishu'
      /** Scheme, name and port; the rest of the address is a secret. */
      readonly origin: string
    }
  | {
      readonly kind: 'mail'
      readonly host: string
      readonly port: number
      readonly security: (typeof MAIL_SECURITIES)[number]
      /** `null`: the server asks for no account. */
      readonly user: string | null
      readonly from: string
      readonly to: readonly string[]
    }
  | { readonly kind: 'push' }

/** What is never shown again once it was given. */
export type ChannelSecrets = {
  /** Whole address of the hook or robot. */
  readonly url?: string
  /** Webhook: `whsec_` and base64 of 24 to 64 bytes; DingTalk and Feishu: as their pages show it. */
  readonly signingSecret?: string
  /** Of the mail account. */
  readonly password?: string
}

export const GROUPINGS = ['room', 'institution', 'platform', 'all'] as const

export type ChannelHealth = {
  /** The other side took a message; that is not yet that somebody saw it. */
  readonly lastAcceptedAt: Instant | null
  readonly lastFailedAt: Instant | null
  /** Attempts in a row that failed. */
  readonly failures: number
  /** What the last one failed for; `null` while it does not fail. */
  readonly problem: string | null
}

export type Channel = {
  readonly id: string
  readonly name: string
  readonly settings: ChannelSettings
  readonly enabled: boolean
  /** `everyone`: told of each alert at once. `duty`: only when somebody on duty is to be told by it. */
  readonly audience: 'everyone' | 'duty'
  /** Less grave alerts are not sent by it. */
  readonly leastLevel: AlertLevel
  /** Alerts of this place and what lies in it; `null`: of all places. */
  readonly region: RegionCode | null
  readonly groupBy: (typeof GROUPINGS)[number]
  /** What comes within so long of the last message of its group waits, and becomes one message. */
  readonly groupSeconds: number
  /** An alert that nobody acknowledged is told again so often while the lesson goes on. */
  readonly repeatMinutes: number
  readonly quiet: QuietHours | null
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** Counts every change by people; writers name the version they read. */
  readonly version: number
  readonly health: ChannelHealth
}

export const NEVER_USED: ChannelHealth = {
  lastAcceptedAt: null,
  lastFailedAt: null,
  failures: 0,
  problem: null,
}

/**
 * Messages a minute. Robots of WeCom and DingTalk are refused or locked for ten minutes beyond 20
 * (developer.work.weixin.qq.com/document/path/91770, open.dingtalk.com: custom robots); the others are spared likewise.
 */
export const MESSAGES_PER_MINUTE: Readonly<Record<ChannelKind, number>> = {
  webhook: 60,
  wecom: 20,
  dingtalk: 20,
  feishu: 20,
  mail: 20,
  push: 20,
}
