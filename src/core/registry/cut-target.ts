/** Servers with an administration API of their own, named by its address. */
export const SERVER_PLATFORMS = [
  'node-media-server',
  'srs',
  'nginx-rtmp',
  'mediamtx',
  'zlmediakit',
] as const
export type ServerPlatform = (typeof SERVER_PLATFORMS)[number]

/** Live clouds: one API for all their customers, streams told apart by the publishing domain. */
export const CLOUD_PLATFORMS = ['tencent-css', 'aliyun-live'] as const
export type CloudPlatform = (typeof CLOUD_PLATFORMS)[number]

/** Whatever can be told by a call to end a stream. */
export const CALLED_PLATFORMS = [...SERVER_PLATFORMS, ...CLOUD_PLATFORMS, 'webhook'] as const
export type CalledPlatform = (typeof CALLED_PLATFORMS)[number]

export type ServerTarget = {
  readonly platform: ServerPlatform
  /** Base address of the server's administration API, e.g. `http://127.0.0.1:8000`. */
  readonly apiUrl: string
  readonly app: string
  readonly stream: string
  /** Virtual host of SRS and ZLMediaKit; left out: the server's default. */
  readonly vhost?: string
}

export type CloudTarget = {
  readonly platform: CloudPlatform
  /** The domain that is published to (推流域名), as the cloud has it registered. */
  readonly domain: string
  readonly app: string
  readonly stream: string
}

/** Somebody else's system that takes signed orders at one address (Standard Webhooks). */
export type WebhookTarget = {
  readonly platform: 'webhook'
  readonly apiUrl: string
  readonly app: string
  readonly stream: string
}

/** A platform without an API: it is written to, and what it does is seen by our own looks alone. */
export type LetterTarget = {
  readonly platform: 'letter'
  /** Whom the letter goes to, e.g. `某某直播平台`. */
  readonly addressee: string
  /** The account as the platform names it. */
  readonly account: string
}

/** What a program can be asked to cut. */
export type CalledTarget = ServerTarget | CloudTarget | WebhookTarget

/** Which server, cloud or platform can cut a stream, and how it is named there. */
export type CutTarget = CalledTarget | LetterTarget

export const isCalled = (target: CutTarget): target is CalledTarget => target.platform !== 'letter'

/** Where an order for it goes: a server's address, or a publishing domain. */
export const placeOf = (target: CalledTarget): string =>
  'domain' in target ? target.domain : target.apiUrl
