import webPush from 'web-push'
import type { SendOutcome } from '../../core/alerts/delivery.ts'
import type { OutwardMessage } from '../../core/alerts/outward-message.ts'
import type { AlertChannel } from '../../ports/alert-channel.ts'
import type { PushSubscription } from '../../ports/records/outward-records.ts'
import type { AskingNeeds } from '../asking/ask-endpoint.ts'
import { failed, postMessage } from './post-message.ts'

/** VAPID (RFC 8292): by them push services know who sends. base64url. */
export type PushKeys = { readonly publicKey: string; readonly privateKey: string }

export type PushNeeds = AskingNeeds & {
  readonly keys: PushKeys
  /** Whom a push service may turn to: an https address or `mailto:`. */
  readonly subject: string
}

/** Seconds that a push service keeps it for a browser that is away: what is older is told anew. */
const KEPT_SECONDS = 1_800
/** Push services take 4,096 bytes, encrypted (RFC 8030 §7.2). */
const LONGEST_TEXT = 300

/** What the dashboard's service worker reads. */
const payloadOf = ({ kind, title, entries, notes }: OutwardMessage): string => {
  const [first] = entries
  const facts = first?.facts.slice(0, 3).map(({ value }) => value) ?? notes.map(({ zh }) => zh)
  const link = entries.length === 1 ? (first?.link ?? null) : null
  const path = link === null ? (kind === 'attention' ? '/search' : '/') : new URL(link).pathname
  const body = facts.join(' · ').slice(0, LONGEST_TEXT)
  return JSON.stringify({ title: title.zh, body, path, tag: first?.alertId ?? kind })
}

/** A subscription that its browser or push service gave up for good (RFC 8030 §7.3). */
const GONE = new Set(['http 404', 'http 410'])

async function push(
  needs: PushNeeds,
  { endpoint, keys }: PushSubscription,
  payload: string,
): Promise<SendOutcome> {
  const secrets = { url: endpoint }
  try {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys }, payload, {
      vapidDetails: { subject: needs.subject, ...needs.keys },
      TTL: KEPT_SECONDS,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
    })
    const sent = Object.entries(headers)
      .filter(([name]) => !['content-length', 'content-type'].includes(name.toLowerCase()))
      .map(([name, value]) => [name, String(value)])
    const posted = {
      url: endpoint,
      body: body ?? new Uint8Array(),
      contentType: 'application/octet-stream',
      headers: Object.fromEntries(sent),
    }
    return await postMessage(needs, posted, secrets, () => ({ kind: 'accepted' }))
  } catch {
    // Keys of the browser that are none.
    return failed('http 410', 'keys of the subscription', false)
  }
}

/** Web Push (RFC 8030, 8291) to every browser that subscribed. Accepted: the push service of one of them took it. */
export const createBrowserPush = (
  needs: PushNeeds,
  subscriptions: readonly PushSubscription[],
): AlertChannel => ({
  async send(_id, message) {
    if (subscriptions.length === 0) return failed('no-browser', '', false)
    const payload = payloadOf(message)
    const outcomes = await Promise.all(
      subscriptions.map(async (one) => ({ one, outcome: await push(needs, one, payload) })),
    )
    const gone = outcomes
      .filter(({ outcome }) => outcome.kind === 'failed' && GONE.has(outcome.problem.code))
      .map(({ one }) => one.id)
    if (outcomes.some(({ outcome }) => outcome.kind === 'accepted')) {
      return { kind: 'accepted', gone }
    }
    const worst = outcomes.find(({ one }) => !gone.includes(one.id)) ?? outcomes[0]
    return worst === undefined ? failed('no-browser', '', false) : { ...worst.outcome, gone }
  },
})
