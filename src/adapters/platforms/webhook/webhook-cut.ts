import { randomUUID } from 'node:crypto'
import { fetch as undiciFetch } from 'undici'
import type { CutAct } from '../../../core/cuts/cut-act.ts'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { CutPlatform, CutStepOutcome, Publisher } from '../../../ports/cut-platform.ts'
import type { Logger } from '../../../ports/logger.ts'
import { kickIfSame, unbanOrNotBanned } from '../guarded-acts.ts'
import type { Fetch } from '../http-answer.ts'
import { postSigned, type SignedAnswer } from '../signed-http.ts'
import { PLAIN_RECEIVER, type ReceiverAbilities, webhookAbilities } from './webhook-abilities.ts'
import { readOutcome, readWebhookState } from './webhook-answers.ts'
import { webhookHeaders } from './webhook-signature.ts'

/** Somebody else's system that carries orders out, by the address it takes them at. */
export type WebhookReceiver = {
  readonly url: string
  /** `whsec_…` */
  readonly secret: string
  readonly abilities?: ReceiverAbilities | undefined
}

export type WebhookCutSettings = {
  readonly receivers: readonly WebhookReceiver[]
  readonly clock: Clock
  readonly logger: Logger
  /** undici's unless a test brings its own. */
  readonly fetch?: Fetch
  /** For each request, 5 s unless given. */
  readonly timeLimit?: Duration
}

type MessageType = 'stream.ban' | 'stream.drop' | 'stream.resume' | 'stream.state'

const NO_SECRET = 'no secret for this receiver'

const addressOf = (url: string): string => URL.parse(url)?.href ?? url

const urlOf = (target: CalledTarget): string => ('apiUrl' in target ? addressOf(target.apiUrl) : '')

const publisherOf = (publisher: Publisher | null) =>
  publisher === null
    ? null
    : {
        session: publisher.sessionId,
        address: publisher.address,
        protocol: publisher.protocol,
      }

/**
 * Gives orders to any system that checks Standard Webhooks. An order keeps its `webhook-id` however often it is sent.
 * "Accepted" is the receiver's word, a queued order is one that was taken: the proof is ours.
 */
export function createWebhookCut(settings: WebhookCutSettings): CutPlatform {
  const { clock, logger } = settings
  const http = {
    fetch: settings.fetch ?? undiciFetch,
    timeLimit: settings.timeLimit ?? seconds(5),
  }
  const receivers = new Map(settings.receivers.map((each) => [addressOf(each.url), each]))
  const receiverOf = (target: CalledTarget) => receivers.get(urlOf(target))
  const canOf = (target: CalledTarget): ReceiverAbilities =>
    receiverOf(target)?.abilities ?? PLAIN_RECEIVER

  const send = (
    { url, secret }: WebhookReceiver,
    target: CalledTarget,
    type: MessageType,
    id: string,
    more: object,
  ): Promise<SignedAnswer> => {
    const now = clock.now()
    const data = { app: target.app, stream: target.stream, ...more }
    const body = JSON.stringify({ type, timestamp: formatInstant(now), data })
    const message = { id, timestamp: Math.floor(now / 1_000), body }
    const headers = { 'content-type': 'application/json', ...webhookHeaders(secret, message) }
    return postSigned(http, { url, headers, body })
  }
  const publishState: CutPlatform['publishState'] = async (target) => {
    const receiver = receiverOf(target)
    if (receiver === undefined) return { kind: 'unreachable', detail: NO_SECRET }
    if (!canOf(target).state) return { kind: 'unreachable', detail: 'the receiver tells no state' }
    return readWebhookState(
      await send(receiver, target, 'stream.state', `state-${randomUUID()}`, {}),
    )
  }
  const order = async (
    target: CalledTarget,
    type: MessageType,
    { id, reason }: CutAct,
    more: object = {},
  ): Promise<CutStepOutcome> => {
    const receiver = receiverOf(target)
    if (receiver === undefined) return { kind: 'refused', detail: NO_SECRET }
    const answer = await send(receiver, target, type, id, { reason, ...more })
    const outcome = readOutcome(answer, receiver.secret, clock.now())
    logger.info({ app: target.app, stream: target.stream, type, id, outcome }, 'an order was sent')
    return outcome
  }

  return {
    abilities: (target) => webhookAbilities(canOf(target)),
    publishState,
    ban: (target, until, act) =>
      order(target, 'stream.ban', act, { until: until === null ? null : formatInstant(until) }),
    kick: (target, publisher, act) => {
      const drop = () => order(target, 'stream.drop', act, { publisher: publisherOf(publisher) })
      return canOf(target).state ? kickIfSame(publisher, () => publishState(target), drop) : drop()
    },
    unban: (target, act) =>
      unbanOrNotBanned(
        () => order(target, 'stream.resume', act),
        () => publishState(target),
      ),
  }
}
