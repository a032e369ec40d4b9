import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'

export type SignedMessage = {
  /** The same each time one message is sent, so that its receiver can drop repeats. */
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

/** Headers of Standard Webhooks 1.0 (github.com/standard-webhooks/standard-webhooks, spec), symmetric, `v1`. */
export function webhookHeaders(
  secret: string,
  { id, timestamp, body }: SignedMessage,
): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  }
}
