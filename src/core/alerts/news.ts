import { minutes } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import { ALERT_LEVELS, type Alert, type AlertLevel, attentionOf } from '../violations/alert.ts'
import type { Violation } from '../violations/violation.ts'

/** Why a channel is told of an alert, most pressing last. */
export const NEWS = [
  'repeat',
  'letter-overdue',
  'silence-over',
  'ended-unseen',
  'raised',
  'worse',
  'silence-expired',
  'still-going',
  'escalated',
  'cut-disputed',
] as const
export type News = (typeof NEWS)[number]

/** What a channel was last told of an alert. */
export type Telling = {
  readonly alertId: string
  readonly channelId: string
  readonly at: Instant
  readonly level: AlertLevel
  readonly news: News
}

export type Told = Pick<Telling, 'at' | 'level' | 'news'>

export const levelRank = (level: AlertLevel): number => ALERT_LEVELS.indexOf(level)

/** Since when nobody answers for it: it was raised, its acknowledgement ended, or its silence did. */
export function unattendedSince(alert: Alert): Instant {
  const { acknowledgementExpiredAt, silenceOver } = attentionOf(alert)
  return [acknowledgementExpiredAt, silenceOver?.at ?? null].reduce<Instant>(
    (latest, at) => (at !== null && at > latest ? at : latest),
    alert.raisedAt,
  )
}

/** What happened since the channel was last told, by what people did or stopped doing. */
function sinceTold(alert: Alert, told: Told): News | null {
  const { acknowledgementExpiredAt: expired, silenceOver } = attentionOf(alert)
  if (alert.status === 'raised' && expired !== null && expired > told.at) return 'still-going'
  if (silenceOver === null || silenceOver.at <= told.at || silenceOver.how === 'lifted') return null
  return silenceOver.how === 'expired' ? 'silence-expired' : 'silence-over'
}

type NewsSetting = {
  readonly repeatMinutes: number
  readonly now: Instant
  /** When a second person found untrue what the stream was cut upon; `null`: nobody did, or it is settled. */
  readonly cutDisputedAt?: Instant | null
}

/**
 * What a channel has to be told of an alert `now`; `null`: nothing. That a cut is disputed is told of any, once. A silenced or settled alert is told to nobody; one
 * that is acknowledged is only where it grew worse or its silence came to its end.
 */
export function newsOf(
  alert: Alert,
  violation: Pick<Violation, 'ongoing'>,
  told: Told | null,
  setting: NewsSetting,
): News | null {
  return isDisputeNews(told, setting)
    ? 'cut-disputed'
    : newsOfLesson(alert, violation, told, setting)
}

const isDisputeNews = (told: Told | null, { cutDisputedAt = null }: NewsSetting): boolean =>
  cutDisputedAt !== null && (told === null || told.at < cutDisputedAt)

function newsOfLesson(
  alert: Alert,
  violation: Pick<Violation, 'ongoing'>,
  told: Told | null,
  { repeatMinutes, now }: NewsSetting,
): News | null {
  const { silence } = attentionOf(alert)
  if (alert.status === 'resolved' || silence !== null) return null
  if (told === null) return alert.status === 'raised' ? firstNews(alert) : null
  const since = sinceTold(alert, told)
  if (since !== null) return since
  if (levelRank(alert.level) > levelRank(told.level)) return 'worse'
  if (alert.status !== 'raised') return null
  if (!violation.ongoing) return endedNews(told)
  return now >= plus(told.at, minutes(repeatMinutes)) ? 'repeat' : null
}

/** That it was acknowledged once and goes on is said to who hears of it for the first time, too. */
const firstNews = (alert: Alert): News =>
  attentionOf(alert).acknowledgementExpiredAt === null ? 'raised' : 'still-going'

/** That a lesson ended before anybody had acknowledged it is told once. */
const endedNews = ({ news }: Told): News | null =>
  news === 'ended-unseen' || news === 'silence-over' ? null : 'ended-unseen'
