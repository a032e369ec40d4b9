import {
  type Channel,
  type ChannelKind,
  type ChannelSecrets,
  type ChannelSettings,
  NEVER_USED,
} from '../../core/alerts/channel.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded, conflict, notFound } from '../commands/command.ts'
import type { OutwardDeps } from './alert-deps.ts'

/** What people say of a channel. Secrets that are left out stay as they are. */
export type ChannelDraft = Omit<
  Channel,
  'id' | 'settings' | 'createdAt' | 'changedAt' | 'version' | 'health'
> & {
  readonly settings:
    | { readonly kind: Exclude<ChannelKind, 'mail' | 'push'> }
    | Extract<ChannelSettings, { readonly kind: 'mail' | 'push' }>
  readonly secrets: ChannelSecrets
}

type ChannelDeps = Pick<OutwardDeps, 'clock' | 'identifiers' | 'transactions' | 'seal'>

/** Which secrets a kind is of no use without. */
const NEEDED: Readonly<Record<ChannelKind, readonly (keyof ChannelSecrets)[]>> = {
  webhook: ['url', 'signingSecret'],
  wecom: ['url'],
  dingtalk: ['url', 'signingSecret'],
  feishu: ['url', 'signingSecret'],
  mail: [],
  push: [],
}

const neededBy = ({ settings }: ChannelDraft): readonly (keyof ChannelSecrets)[] =>
  settings.kind === 'mail' && settings.user !== null ? ['password'] : NEEDED[settings.kind]

function settingsOf({ settings }: ChannelDraft, secrets: ChannelSecrets): ChannelSettings {
  if (settings.kind === 'mail' || settings.kind === 'push') return settings
  return { kind: settings.kind, origin: URL.parse(secrets.url ?? '')?.origin ?? '' }
}

type Prepared = { readonly channel: Channel; readonly sealed: string }

function prepare(
  { seal, clock }: ChannelDeps,
  draft: ChannelDraft,
  kept: ChannelSecrets,
  before: Pick<Channel, 'id' | 'createdAt' | 'version' | 'health'>,
): Result<Prepared> {
  const secrets = { ...kept, ...draft.secrets }
  const missing = neededBy(draft).find((name) => secrets[name] === undefined)
  if (missing !== undefined) {
    return fail(
      'bad-request',
      `缺少 secrets.${missing}。secrets.${missing} is missing.`,
      `secrets.${missing}`,
    )
  }
  const { secrets: _, settings: _settings, ...said } = draft
  const channel = {
    ...said,
    ...before,
    settings: settingsOf(draft, secrets),
    changedAt: clock.now(),
  }
  return succeed({ channel, sealed: seal.seal(secrets) })
}

/** The journal shows a channel as everybody may see it. */
const write = (records: Records, deps: ChannelDeps, command: Commanded, channel: Channel) =>
  audit(records, deps.clock, command, {
    type: 'system.changed',
    subjectKind: 'system',
    subjectId: channel.id,
    data: { channel },
  })

async function keep(
  records: Records,
  deps: ChannelDeps,
  command: Commanded,
  { channel, sealed }: Prepared,
): Promise<Result<Channel>> {
  if (!(await records.channels.save(channel, sealed))) return conflict()
  await write(records, deps, command, channel)
  return succeed(channel)
}

export const createChannel = (
  deps: ChannelDeps,
  command: Commanded & { readonly draft: ChannelDraft },
): Promise<Result<Channel>> =>
  deps.transactions.run(async (records) => {
    const id = deps.identifiers.next()
    const fresh = { id, createdAt: deps.clock.now(), version: 1, health: NEVER_USED }
    const prepared = prepare(deps, command.draft, {}, fresh)
    return prepared.ok ? await keep(records, deps, command, prepared.value) : prepared
  })

/** `version`: the one that was read. A channel stays of its kind: another kind is another channel. */
export const changeChannel = (
  deps: ChannelDeps,
  command: Commanded & {
    readonly id: string
    readonly version: number
    readonly draft: ChannelDraft
  },
): Promise<Result<Channel>> =>
  deps.transactions.run(async (records) => {
    const before = await records.channels.find(command.id)
    if (before === null) return notFound('该渠道', 'channel')
    if (before.version !== command.version) return conflict()
    if (before.settings.kind !== command.draft.settings.kind) {
      return fail(
        'wrong-state',
        '渠道的类型不能更改，请另建一个。The kind of a channel cannot be changed; add another.',
        'settings.kind',
      )
    }
    const sealed = await records.channels.sealed(before.id)
    const kept = sealed === null ? {} : (deps.seal.open(sealed) ?? {})
    const { id, createdAt, health } = before
    const next = { id, createdAt, health, version: before.version + 1 }
    const prepared = prepare(deps, command.draft, kept, next)
    return prepared.ok ? await keep(records, deps, command, prepared.value) : prepared
  })

export const removeChannel = (
  deps: ChannelDeps,
  command: Commanded & { readonly id: string },
): Promise<Result<null>> =>
  deps.transactions.run(async (records) => {
    const channel = await records.channels.find(command.id)
    if (channel === null) return notFound('该渠道', 'channel')
    await records.channels.remove(channel.id)
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: channel.id,
      data: { channel: null, name: channel.name },
    })
    return succeed(null)
  })
