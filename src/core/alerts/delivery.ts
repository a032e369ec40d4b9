import { type Duration, minutes, seconds } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { Channel, ChannelHealth } from './channel.ts'
import type { OutwardMessage } from './outward-message.ts'

/**
 * `waiting`: to be sent, or sent again. `accepted`: the other side took it, which is not yet that a person saw it.
 * `failed`: given up.
 */
export const DELIVERY_STATES = ['waiting', 'accepted', 'failed'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Why the other side did not take it. */
export type DeliveryProblem = {
  /** `http 500`, `errcode 310000`, `smtp 550`, or a reason of our own guard; short, without secrets. */
  readonly code: string
  readonly detail: string
}

export type Delivery = {
  /** Stays the same over all attempts, so that who gets it twice can tell. */
  readonly id: string
  readonly channelId: string
  readonly group: string
  readonly alertIds: readonly string[]
  readonly message: OutwardMessage
  readonly state: DeliveryState
  readonly attempts: number
  readonly createdAt: Instant
  readonly lastAttemptAt: Instant | null
  /** `null`: never again. */
  readonly nextAttemptAt: Instant | null
  /** Of the last attempt; `null` after one that was taken. */
  readonly problem: DeliveryProblem | null
}

export type SendOutcome =
  | {
      readonly kind: 'accepted'
      /** Subscriptions of browsers that are gone for good. */
      readonly gone?: readonly string[]
    }
  | {
      readonly kind: 'failed'
      readonly problem: DeliveryProblem
      /** `false`: trying again is of no use. */
      readonly again: boolean
      /** How long the other side asks to be left alone. */
      readonly after?: Duration
      readonly gone?: readonly string[]
    }

/** From one attempt to the next. After an hour it is old: what goes on is told anew by then. Ours: docs/rules.md §7. */
const PAUSES: readonly Duration[] = [
  seconds(15),
  minutes(1),
  minutes(2),
  minutes(5),
  minutes(10),
  minutes(20),
  minutes(20),
]

/** Longer than an attempt takes: whose process died over one is tried again after it. */
export const ATTEMPT_LEASE = minutes(1)

/** Written down before the other side is asked. */
export const beginAttempt = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  attempts: delivery.attempts + 1,
  lastAttemptAt: now,
  nextAttemptAt: plus(now, ATTEMPT_LEASE),
})

export function endAttempt(delivery: Delivery, outcome: SendOutcome, now: Instant): Delivery {
  if (outcome.kind === 'accepted') {
    return { ...delivery, state: 'accepted', nextAttemptAt: null, problem: null }
  }
  const pause = PAUSES[delivery.attempts - 1]
  const { problem } = outcome
  if (!outcome.again || pause === undefined) {
    return { ...delivery, state: 'failed', nextAttemptAt: null, problem }
  }
  const wait = outcome.after !== undefined && outcome.after > pause ? outcome.after : pause
  return { ...delivery, nextAttemptAt: plus(now, wait), problem }
}

/** What our own side says, for people: what it is and what to do. Codes of the other side are looked up with it. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  'blocked-address':
    '地址未获允许，内网地址须写进 XUNCHA_ALLOW_PRIVATE_HOSTS address not allowed, a private one has to be named there',
  timeout: '对方超时未答 no answer in time',
  unreachable: '连不上对方 cannot be reached',
  'bad-answer': '对方的答复看不懂，请核对地址 an answer that says nothing, check the address',
  'no-secret': '缺少地址或密钥，请重新填写 address or secret is missing, enter it anew',
  'no-browser': '没有浏览器订阅 no browser has subscribed',
  'channel-off': '渠道已停用或删除 the channel is switched off or gone',
}

/** One line for pages and notices. */
export function problemText({ code, detail }: DeliveryProblem): string {
  const words = OWN_WORDS[code]
  const said = words === undefined ? code : `${words} (${code})`
  return detail === '' ? said : `${said}: ${detail}`
}

/** How a channel fares after an attempt. */
export const healthAfter = (
  before: ChannelHealth,
  outcome: SendOutcome,
  now: Instant,
): ChannelHealth =>
  outcome.kind === 'accepted'
    ? { ...before, lastAcceptedAt: now, failures: 0, problem: null }
    : {
        ...before,
        lastFailedAt: now,
        failures: before.failures + 1,
        problem: problemText(outcome.problem),
      }

/** One attempt may fail for the weather. Ours: docs/rules.md §7. */
const KEEPS_FAILING = 3

export const keepsFailing = ({ health }: Pick<Channel, 'health'>): boolean =>
  health.failures >= KEEPS_FAILING

/** Whether alerts reach anybody. `none`: there is no channel in use, only who looks at the pages is told. */
export function reachOf(channels: readonly Channel[]): 'none' | 'some' | 'nobody' {
  const used = channels.filter(({ enabled }) => enabled)
  if (used.length === 0) return 'none'
  return used.every(keepsFailing) ? 'nobody' : 'some'
}
