import { minutes, seconds } from '../time/duration.ts'
import { type Instant, minus, plus } from '../time/instant.ts'
import type { Alert } from '../violations/alert.ts'
import type { Violation } from '../violations/violation.ts'
import { type Channel, MESSAGES_PER_MINUTE } from './channel.ts'
import type { Delivery } from './delivery.ts'
import { type Called, calledAt, type DutyShift, shiftAt } from './duty.ts'
import { letterNews, type OverdueLetter } from './letter-case.ts'
import {
  levelRank,
  NEWS,
  type News,
  newsOf,
  type Telling,
  type Told,
  unattendedSince,
} from './news.ts'
import { isQuiet } from './quiet-hours.ts'

/** An alert that may be told, with what is told of it. */
export type AlertCase = {
  readonly alert: Alert
  readonly violation: Violation
  readonly roomTitle: string
  readonly institutionName: string
  /** Host of the platform; empty where it has no address. */
  readonly platform: string
  /** A key period holds where it is, at this moment: nobody may be left asleep. */
  readonly keyPeriod: boolean
  /** When a second person found untrue what its stream was cut upon, as long as nobody settled it. */
  readonly cutDisputedAt?: Instant | null
  /** Told of the letter, not of the violation that it was written for. */
  readonly letter?: OverdueLetter
}

export type MessageItem = { readonly case: AlertCase; readonly news: News }

/** One message that is due. */
export type PlannedMessage = {
  readonly channel: Channel
  /** What has the same within a span becomes one message; `*`: what would be too many messages. */
  readonly group: string
  /** Most pressing first. */
  readonly items: readonly [MessageItem, ...MessageItem[]]
  /** Who is told by it according to the roster; `null`: everyone who reads the channel. */
  readonly called: Called | null
}

export type MessageFacts = {
  readonly cases: readonly AlertCase[]
  readonly channels: readonly Channel[]
  readonly tellings: readonly Telling[]
  readonly shifts: readonly DutyShift[]
  /** Of the last hour, and all that wait. */
  readonly deliveries: readonly Delivery[]
  readonly now: Instant
}

const groupOf = ({ groupBy }: Channel, { violation, platform }: AlertCase): string => {
  if (groupBy === 'room') return `room ${violation.roomId}`
  if (groupBy === 'institution') return `institution ${violation.institutionId}`
  return groupBy === 'platform' ? `platform ${platform}` : 'all'
}

const concerns = ({ leastLevel, region }: Channel, { alert, violation }: AlertCase): boolean =>
  levelRank(alert.level) >= levelRank(leastLevel) &&
  (region === null || violation.region.startsWith(region.replace(/(00)+$/, '')))

/** How many times the other side was asked within the last minute. */
export function askedLately(
  deliveries: readonly Delivery[],
  channelId: string,
  now: Instant,
): number {
  const since = minus(now, minutes(1))
  return deliveries
    .filter((one) => one.channelId === channelId)
    .reduce((sum, { createdAt, attempts, lastAttemptAt }) => {
      // Later attempts lie further apart than a minute.
      const lately = lastAttemptAt !== null && lastAttemptAt > since ? 1 : 0
      return sum + (createdAt > since ? attempts : lately)
    }, 0)
}

/** That a cut may have been wrong is for everybody to hear, on duty or not. */
const isForDuty = ({ audience }: Channel, { cutDisputedAt = null }: AlertCase): boolean =>
  audience === 'duty' && cutDisputedAt === null

const escalated = (news: News): News => (news === 'cut-disputed' ? news : 'escalated')

type Due = MessageItem & { readonly group: string; readonly called: Called | null }

/**
 * Who was called once hears the rest of it, also when his time on duty is over. A letter is nobody's emergency: it is for
 * who is on duty first, and does not climb the roster.
 */
const isCalled = ({ letter }: AlertCase, called: Called | null, told: Told | null): boolean =>
  told !== null || (called !== null && (letter === undefined || called.step === 1))

function newsFor(
  channel: Channel,
  { alert, violation, letter, cutDisputedAt = null }: AlertCase,
  facts: { readonly told: Told | null; readonly called: Called | null; readonly now: Instant },
): News | null {
  const { told, called, now } = facts
  if (letter !== undefined) return letterNews(letter, told)
  const news = newsOf(alert, violation, told, { ...channel, now, cutDisputedAt })
  const escalates = told === null && called !== null && called.step > 1
  return news !== null && escalates ? escalated(news) : news
}

function dueOf(channel: Channel, facts: MessageFacts, shift: DutyShift | null): readonly Due[] {
  const { tellings, now } = facts
  const told = new Map(
    tellings.filter(({ channelId }) => channelId === channel.id).map((one) => [one.alertId, one]),
  )
  return facts.cases.flatMap((one): readonly Due[] => {
    if (!concerns(channel, one)) return []
    if (isQuiet(channel.quiet, now) && !one.keyPeriod) return []
    const called = calledAt(shift, unattendedSince(one.alert), now).get(channel.id) ?? null
    const before = told.get(one.alert.id) ?? null
    if (isForDuty(channel, one) && !isCalled(one, called, before)) return []
    const news = newsFor(channel, one, { told: before, called, now })
    return news === null ? [] : [{ case: one, news, group: groupOf(channel, one), called }]
  })
}

const urgency = ({ case: { alert }, news }: MessageItem): number =>
  levelRank(alert.level) * NEWS.length + NEWS.indexOf(news)

const byUrgency = (a: MessageItem, b: MessageItem): number =>
  urgency(b) - urgency(a) || a.case.alert.raisedAt - b.case.alert.raisedAt

function messageOf(
  channel: Channel,
  group: string,
  due: readonly Due[],
): readonly PlannedMessage[] {
  const [first, ...more] = due.toSorted(byUrgency)
  if (first === undefined) return []
  const called = [first, ...more].find((one) => one.called !== null)?.called ?? null
  return [{ channel, group, items: [first, ...more], called }]
}

/** Whether something of its group was told so shortly ago that this one waits for the rest. */
function waits(channel: Channel, group: string, { deliveries, now }: MessageFacts): boolean {
  return deliveries.some(
    (one) =>
      one.channelId === channel.id &&
      one.group === group &&
      plus(one.createdAt, seconds(channel.groupSeconds)) > now,
  )
}

/** No more messages than the other side takes: what is left over of them is one message, and nothing is lost. */
function withinLimit(
  channel: Channel,
  messages: readonly PlannedMessage[],
  room: number,
): readonly PlannedMessage[] {
  if (messages.length <= room) return messages
  if (room <= 0) return []
  const alone = messages.slice(0, room - 1)
  const rest = messages
    .slice(room - 1)
    .flatMap(({ items, called }) => items.map((item): Due => ({ ...item, group: '*', called })))
  return [...alone, ...messageOf(channel, '*', rest)]
}

function messagesOf(
  channel: Channel,
  facts: MessageFacts,
  shift: DutyShift | null,
): readonly PlannedMessage[] {
  const byGroup = Map.groupBy(dueOf(channel, facts, shift), ({ group }) => group)
  const messages = [...byGroup]
    .filter(([group]) => !waits(channel, group, facts))
    .flatMap(([group, due]) => messageOf(channel, group, due))
    .toSorted((a, b) => byUrgency(a.items[0], b.items[0]))
  const waiting = facts.deliveries.filter(
    ({ channelId, state, attempts }) =>
      channelId === channel.id && state === 'waiting' && attempts === 0,
  ).length
  const asked = askedLately(facts.deliveries, channel.id, facts.now)
  const room = MESSAGES_PER_MINUTE[channel.settings.kind] - asked - waiting
  return withinLimit(channel, messages, room)
}

/**
 * The messages that are due `now`: who is to be told of which alerts by which channel. What a channel may not be told
 * yet (quiet hours, its group's span, the limit of the other side) is due later, together.
 */
export function decideMessages(facts: MessageFacts): readonly PlannedMessage[] {
  const shift = shiftAt(facts.shifts, facts.now)
  return facts.channels
    .filter(({ enabled }) => enabled)
    .flatMap((channel) => messagesOf(channel, facts, shift))
}
