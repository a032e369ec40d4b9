import { type Channel, MESSAGES_PER_MINUTE } from '../../core/alerts/channel.ts'
import { askedLately } from '../../core/alerts/decide-messages.ts'
import {
  beginAttempt,
  type Delivery,
  endAttempt,
  healthAfter,
  type SendOutcome,
} from '../../core/alerts/delivery.ts'
import { minutes } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { Records } from '../../ports/records/records.ts'
import type { OutwardDeps } from './alert-deps.ts'

type SendDeps = Pick<OutwardDeps, 'clock' | 'logger' | 'transactions' | 'seal' | 'openChannel'>

const MOST_DUE = 500
/** Side by side for one channel; the next are taken when these are done. */
const AT_ONCE = 3

type Begun = { readonly channel: Channel; readonly deliveries: readonly Delivery[] }

const OFF: SendOutcome = {
  kind: 'failed',
  problem: { code: 'channel-off', detail: '' },
  again: false,
}

/** Sends it by its channel, whose secrets are opened for that alone. */
async function sendOnce(
  { transactions, seal, openChannel }: SendDeps,
  channel: Channel,
  { id, message }: Pick<Delivery, 'id' | 'message'>,
): Promise<SendOutcome> {
  const { sealed, subscriptions } = await transactions.run(async ({ channels }) => ({
    sealed: await channels.sealed(channel.id),
    subscriptions: await channels.subscriptions(channel.id),
  }))
  const secrets = sealed === null ? {} : seal.open(sealed)
  if (secrets === null) {
    const problem = { code: 'secrets-unreadable', detail: '' }
    return { kind: 'failed', problem, again: true }
  }
  return await openChannel(channel, secrets, subscriptions).send(id, message)
}

/** What came of it, written down: of the delivery, the channel, and browsers that are gone. */
async function conclude(
  records: Records,
  deps: Pick<SendDeps, 'clock'>,
  { channelId, ...delivery }: Delivery,
  outcome: SendOutcome,
): Promise<Delivery> {
  const now = deps.clock.now()
  const ended = endAttempt({ channelId, ...delivery }, outcome, now)
  await records.deliveries.save(ended)
  const channel = await records.channels.find(channelId)
  if (channel !== null) {
    await records.channels.saveHealth(channelId, healthAfter(channel.health, outcome, now))
  }
  if (outcome.gone !== undefined) await records.channels.unsubscribe(outcome.gone)
  return ended
}

/** One attempt, from its beginning, which is written down already, to its end. */
export async function attempt(
  deps: SendDeps,
  channel: Channel,
  begun: Delivery,
  times: 'once' | 'again' = 'again',
): Promise<Delivery> {
  const sent = await sendOnce(deps, channel, begun)
  const outcome = sent.kind === 'failed' && times === 'once' ? { ...sent, again: false } : sent
  if (outcome.kind === 'failed') {
    const { problem } = outcome
    const told = { channel: channel.id, kind: channel.settings.kind, problem: problem.code }
    deps.logger.warn(told, 'an alert was not taken')
  }
  return await deps.transactions.run((records) => conclude(records, deps, begun, outcome))
}

/** What of it may be asked for now; what is due of a channel that was put out of use is given up. */
async function beginOf(
  { deliveries }: Records,
  channel: Channel,
  due: readonly Delivery[],
  lately: readonly Delivery[],
  now: Instant,
): Promise<readonly Delivery[]> {
  if (!channel.enabled) {
    for (const one of due) await deliveries.save(endAttempt(one, OFF, now))
    return []
  }
  const room = MESSAGES_PER_MINUTE[channel.settings.kind] - askedLately(lately, channel.id, now)
  const begun = due
    .slice(0, Math.max(0, Math.min(room, AT_ONCE)))
    .map((one) => beginAttempt(one, now))
  for (const one of begun) await deliveries.save(one)
  return begun
}

/** Begins what is due of channels that are not busy, as many as the other side takes. */
const begin = (
  { transactions, clock }: SendDeps,
  isBusy: (channelId: string) => boolean,
): Promise<readonly Begun[]> =>
  transactions.run(async (records) => {
    const now = clock.now()
    const due = await records.deliveries.due(now, MOST_DUE)
    if (due.length === 0) return []
    const ofChannel = Map.groupBy(due, ({ channelId }) => channelId)
    const lately = await records.deliveries.since(minus(now, minutes(2)))
    const begun: Begun[] = []
    for (const channel of await records.channels.all()) {
      const theirs = ofChannel.get(channel.id)
      if (theirs === undefined || isBusy(channel.id)) continue
      const deliveries = await beginOf(records, channel, theirs, lately, now)
      if (deliveries.length > 0) begun.push({ channel, deliveries })
    }
    return begun
  })

export type DeliverySender = {
  /** Begins to send what is due; a channel that is slow holds up no other, and is left alone until it is done. */
  send(): Promise<void>
  /** Resolves when everything that was begun is over. */
  idle(): Promise<void>
}

export function createDeliverySender(deps: SendDeps): DeliverySender {
  const busy = new Map<string, Promise<void>>()
  async function sendAll({ channel, deliveries }: Begun): Promise<void> {
    try {
      await Promise.all(deliveries.map((one) => attempt(deps, channel, one)))
    } catch (error) {
      // Begun and not ended: due again after its lease.
      deps.logger.warn({ error: String(error) }, 'what came of an alert was not written down')
    } finally {
      busy.delete(channel.id)
    }
  }
  return {
    async send() {
      for (const one of await begin(deps, (id) => busy.has(id))) {
        busy.set(one.channel.id, sendAll(one))
      }
    },
    async idle() {
      await Promise.all(busy.values())
    },
  }
}
