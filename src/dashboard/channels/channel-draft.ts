import type { Channel, ChannelInput, ChannelKind } from '../../contracts/alerts/channel.ts'

/** What stands in the fields of the form, as text. */
export type ChannelDraft = {
  readonly kind: ChannelKind
  readonly name: string
  readonly url: string
  readonly signingSecret: string
  readonly host: string
  readonly port: string
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly password: string
  readonly from: string
  readonly to: string
  readonly enabled: boolean
  readonly audience: ChannelInput['audience']
  readonly leastLevel: ChannelInput['leastLevel']
  readonly region: string
  readonly groupBy: ChannelInput['groupBy']
  readonly groupSeconds: string
  readonly repeatMinutes: string
  readonly quietFrom: string
  readonly quietTo: string
  readonly reason: string
}

const EMPTY: ChannelDraft = {
  kind: 'wecom',
  name: '',
  url: '',
  signingSecret: '',
  host: '',
  port: '465',
  security: 'tls',
  user: '',
  password: '',
  from: '',
  to: '',
  enabled: true,
  audience: 'everyone',
  leastLevel: 'notice',
  region: '',
  groupBy: 'institution',
  groupSeconds: '60',
  repeatMinutes: '10',
  quietFrom: '',
  quietTo: '',
  reason: '',
}

const mailOf = ({ settings }: Channel): Partial<ChannelDraft> =>
  settings.kind === 'mail'
    ? {
        host: settings.host,
        port: String(settings.port),
        security: settings.security,
        user: settings.user ?? '',
        from: settings.from,
        to: settings.to.join(', '),
      }
    : {}

/** Secrets are not known here: their fields begin empty. */
export function draftOf(channel: Channel | null): ChannelDraft {
  if (channel === null) return EMPTY
  const { settings, quiet, region, groupSeconds, repeatMinutes } = channel
  const { name, enabled, audience, leastLevel, groupBy } = channel
  return {
    ...EMPTY,
    ...mailOf(channel),
    ...{ name, enabled, audience, leastLevel, groupBy },
    kind: settings.kind,
    region: region ?? '',
    groupSeconds: String(groupSeconds),
    repeatMinutes: String(repeatMinutes),
    quietFrom: quiet?.from ?? '',
    quietTo: quiet?.to ?? '',
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function settingsOf(draft: ChannelDraft): ChannelInput['settings'] {
  const { kind, host, port, security, user, from, to } = draft
  if (kind === 'mail') {
    const people = to.split(/[,;,;\s]+/).filter((one) => one !== '')
    return { kind, host, port: Number(port), security, user: orNull(user), from, to: people }
  }
  return { kind }
}

function secretsOf({ kind, url, signingSecret, password }: ChannelDraft): ChannelInput['secrets'] {
  if (kind === 'push') return {}
  if (kind === 'mail') return password === '' ? {} : { password }
  const signed = kind !== 'wecom' && signingSecret !== ''
  return {
    ...(url === '' ? {} : { url: url.trim() }),
    ...(signed ? { signingSecret: signingSecret.trim() } : {}),
  }
}

export function inputOf(draft: ChannelDraft): ChannelInput {
  const { name, enabled, audience, leastLevel, groupBy, reason, quietFrom, quietTo } = draft
  return {
    ...{ name, enabled, audience, leastLevel, groupBy, reason },
    region: orNull(draft.region),
    groupSeconds: Number(draft.groupSeconds),
    repeatMinutes: Number(draft.repeatMinutes),
    quiet: quietFrom === '' || quietTo === '' ? null : { from: quietFrom, to: quietTo },
    settings: settingsOf(draft),
    secrets: secretsOf(draft),
  }
}

const SECRET_BYTES = 32

/** A secret for a webhook (Standard Webhooks), made here: it is shown to nobody else, and to nobody later. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
  return `whsec_${btoa(String.fromCharCode(...bytes))}`
}
