import { createHmac } from 'node:crypto'
import type { ChannelSecrets } from '../../core/alerts/channel.ts'
import type { OutwardMessage } from '../../core/alerts/outward-message.ts'
import { formatInstant } from '../../core/time/instant.ts'
import type { AlertChannel } from '../../ports/alert-channel.ts'
import type { AskingNeeds } from '../asking/ask-endpoint.ts'
import { failed, postMessage } from './post-message.ts'

const PREFIX = 'whsec_'

/** Standard Webhooks, symmetric (github.com/standard-webhooks/standard-webhooks, spec, "Signature scheme"): `v1`. */
export function signWebhook(
  signingSecret: string,
  {
    id,
    timestamp,
    body,
  }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  const key = Buffer.from(signingSecret.replace(PREFIX, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return `v1,${signature}`
}

const TYPES = {
  alerts: 'alert.told',
  attention: 'attention.found',
  test: 'channel.test',
} as const

const bodyOf = ({ kind, at, ...data }: OutwardMessage): string =>
  JSON.stringify({
    type: TYPES[kind],
    timestamp: formatInstant(at),
    data,
  })

/** Any receiver that checks Standard Webhooks. */
export const createWebhook = (needs: AskingNeeds, secrets: ChannelSecrets): AlertChannel => ({
  async send(id, message) {
    const { url, signingSecret } = secrets
    if (url === undefined || signingSecret === undefined) return failed('no-secret', '', false)
    const body = bodyOf(message)
    const timestamp = Math.floor(needs.clock.now() / 1_000)
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(signingSecret, { id, timestamp, body }),
    }
    return await postMessage(needs, { url, body, headers }, secrets, () => ({ kind: 'accepted' }))
  },
})
