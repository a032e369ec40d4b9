import { createHmac, timingSafeEqual } from 'node:crypto'
import { hours } from '../../../src/core/time/duration.ts'
import { parseInstant, plus } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { type CloudReply, type CloudRequest, startCloudHttp } from './cloud-http.ts'
import type { CloudStream, CloudStreams } from './cloud-streams.ts'

type Message = {
  readonly type: string
  readonly timestamp: string
  readonly data: { readonly app: string; readonly stream: string; readonly until?: string | null }
}
export type ReceivedMessage = Message & { readonly id: string }

type Planned = CloudReply & { readonly refuses?: boolean }

export type WebhookReceiverServer = {
  readonly url: string
  /** What arrived and was signed as it must be, repeats too. */
  readonly messages: readonly ReceivedMessage[]
  /** Orders that were carried out. */
  readonly carriedOut: readonly string[]
  /** The next answer to an order is this one; it is carried out all the same, unless it `refuses`. */
  readonly answerNext: (reply: Planned) => void
  readonly stop: () => Promise<void>
}

/** Five minutes either way, as the specification advises. */
const TOLERANCE = 300

/** The receiving side of Standard Webhooks, written from its specification. */
function isSigned(request: CloudRequest, secret: string, now: number): boolean {
  const id = request.header('webhook-id')
  const timestamp = request.header('webhook-timestamp')
  if (id === '' || Math.abs(now / 1_000 - Number(timestamp)) > TOLERANCE) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${request.body}`).digest()
  return request
    .header('webhook-signature')
    .split(' ')
    .map((each) => each.split(','))
    .filter(([version]) => version === 'v1')
    .some(([, signature]) => {
      const given = Buffer.from(signature ?? '', 'base64')
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
}

function carryOut(streams: CloudStreams, clock: Clock, message: Message, stream: CloudStream) {
  const { type, data } = message
  if (type === 'stream.drop') streams.drop(stream)
  if (type === 'stream.resume') streams.resume(stream)
  if (type === 'stream.ban') {
    streams.forbid(stream, parseInstant(data.until ?? '') ?? plus(clock.now(), hours(24)))
  }
}

/** A system that takes our orders, keeps their ids and drops repeats. */
export async function startWebhookReceiver({
  secret,
  streams,
  clock,
}: {
  readonly secret: string
  readonly streams: CloudStreams
  readonly clock: Clock
}): Promise<WebhookReceiverServer> {
  const messages: ReceivedMessage[] = []
  const carriedOut: string[] = []
  const replies: Planned[] = []
  const answer = (request: CloudRequest): CloudReply => {
    if (!isSigned(request, secret, clock.now())) {
      return { status: 401, body: { detail: `wrong signature, expected one by ${secret}` } }
    }
    const message = JSON.parse(request.body) as Message
    const id = request.header('webhook-id')
    messages.push({ ...message, id })
    const stream = { domain: 'receiver', app: message.data.app, stream: message.data.stream }
    if (message.type === 'stream.state') {
      const since = streams.since(stream)
      const body =
        since === null
          ? { publishing: false, banned: streams.isForbidden(stream) }
          : { publishing: true, session: `s-${since}`, address: '127.0.0.1', protocol: 'rtmp' }
      return { status: 200, body }
    }
    const planned = replies.shift()
    if (planned?.refuses === true) return planned
    if (!carriedOut.includes(id)) {
      carriedOut.push(id)
      carryOut(streams, clock, message, stream)
    }
    return planned ?? { status: 200, body: { accepted: true, detail: 'done' } }
  }
  const server = await startCloudHttp(answer, () => new Date(clock.now()))
  return {
    url: `${server.url}/orders`,
    stop: server.stop,
    messages,
    carriedOut,
    answerNext: (reply) => void replies.push(reply),
  }
}
