import type { ChannelView } from '../../../../app/alerts/bind-alerts.ts'
import type { ChannelDraft } from '../../../../app/alerts/channel-commands.ts'
import type { DutyView } from '../../../../app/alerts/duty-commands.ts'
import type { ChannelInput, Channel as WireChannel } from '../../../../contracts/alerts/channel.ts'
import type { Delivery as WireDelivery } from '../../../../contracts/alerts/delivery.ts'
import type { Duty, DutyShift as WireShift } from '../../../../contracts/alerts/duty.ts'
import type { ChannelSecrets } from '../../../../core/alerts/channel.ts'
import { type Delivery, keepsFailing, problemText } from '../../../../core/alerts/delivery.ts'
import type { DutyShift, HandOver } from '../../../../core/alerts/duty.ts'
import type { QuietHours } from '../../../../core/alerts/quiet-hours.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'

const text = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

const two = (value: number): string => String(value).padStart(2, '0')
const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const minuteOf = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const quietOf = ({ quiet }: ChannelInput): QuietHours | null =>
  quiet === null ? null : { fromMinute: minuteOf(quiet.from), toMinute: minuteOf(quiet.to) }

/** Never its secrets: they are not even at hand here. */
export function presentChannel({ channel, subscriptions }: ChannelView): WireChannel {
  const { health, quiet, settings, createdAt, changedAt, ...said } = channel
  return {
    ...said,
    settings: settings.kind === 'mail' ? { ...settings, to: [...settings.to] } : settings,
    quiet:
      quiet === null ? null : { from: clockText(quiet.fromMinute), to: clockText(quiet.toMinute) },
    subscriptions,
    createdAt: formatInstant(createdAt),
    changedAt: formatInstant(changedAt),
    lastAcceptedAt: text(health.lastAcceptedAt),
    lastFailedAt: text(health.lastFailedAt),
    failures: health.failures,
    problem: health.problem,
    failing: keepsFailing(channel),
  }
}

function secretsOf({ secrets }: ChannelInput): ChannelSecrets {
  const { url, signingSecret, password } = secrets
  return {
    ...(url === undefined ? {} : { url }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(password === undefined ? {} : { password }),
  }
}

export function draftOf(input: ChannelInput): ChannelDraft {
  const { name, enabled, audience, leastLevel, region, groupBy, groupSeconds, repeatMinutes } =
    input
  return {
    name,
    enabled,
    audience,
    leastLevel,
    region,
    groupBy,
    groupSeconds,
    repeatMinutes,
    quiet: quietOf(input),
    settings: input.settings,
    secrets: secretsOf(input),
  }
}

export const presentDelivery = ({ message, problem, ...one }: Delivery): WireDelivery => ({
  id: one.id,
  channelId: one.channelId,
  kind: message.kind,
  title: message.title,
  alertIds: [...one.alertIds],
  violationIds: message.entries.map(({ violationId }) => violationId),
  state: one.state,
  attempts: one.attempts,
  createdAt: formatInstant(one.createdAt),
  lastAttemptAt: text(one.lastAttemptAt),
  nextAttemptAt: text(one.nextAttemptAt),
  problem: problem === null ? null : { ...problem, text: problemText(problem) },
})

const presentHandOver = (word: HandOver | null) =>
  word === null ? null : { ...word, at: formatInstant(word.at) }

export const presentShift = ({ from, to, steps, handOver, ...shift }: DutyShift): WireShift => ({
  ...shift,
  from: formatInstant(from),
  to: formatInstant(to),
  steps: steps.map((step) => ({ ...step, channelIds: [...step.channelIds] })),
  handOver: presentHandOver(handOver),
})

export const presentDuty = ({ shifts, current, handedOver, overlaps }: DutyView): Duty => ({
  shifts: shifts.map(presentShift),
  currentId: current?.id ?? null,
  handedOver: presentHandOver(handedOver),
  overlaps: overlaps.map(({ person, from, to }) => ({
    person,
    from: formatInstant(from),
    to: formatInstant(to),
  })),
})
