import { fail, type Result } from '../fault.ts'
import { type Duration, hours, minutes } from '../time/duration.ts'
import { tooFarAhead } from '../time/far-ahead.ts'
import { type Instant, plus } from '../time/instant.ts'
import { type Alert, type AlertSilence, attentionOf } from './alert.ts'

/** "I have seen it" says nothing of a lesson that still goes on half an hour later. Ours: docs/rules.md §7. */
export const ACKNOWLEDGED_FOR = minutes(30)

/** No lesson goes on for longer, and one that does is news. Ours: docs/rules.md §7. */
export const ACKNOWLEDGED_AT_MOST = hours(24 * 7)
/** Until the lesson ends needs no time at all. Ours: docs/rules.md §7. */
export const SILENCED_AT_MOST = hours(24 * 30)

/** Whether an `until` may stand: ahead, and not beyond `atMost`. Fault: `bad-request`. */
export function refuseUntil(
  until: Instant | undefined,
  now: Instant,
  atMost: Duration,
): Result<never> | null {
  if (until === undefined) return null
  return until <= now
    ? fail('bad-request', 'until 须晚于现在。until must lie ahead.', 'until')
    : tooFarAhead('until', { from: now, to: until }, atMost)
}

/**
 * Somebody has seen it. `null` when there is nothing to change: the first to acknowledge stands, until his
 * acknowledgement ends (`until`; left out: `ACKNOWLEDGED_FOR` from now); whoever says it again with a later end moves it.
 */
export function decideAcknowledge(
  alert: Alert,
  who: string,
  now: Instant,
  until?: Instant,
): Alert | null {
  const attention = attentionOf(alert)
  if (alert.status === 'raised') {
    const acknowledgedUntil = until ?? plus(now, ACKNOWLEDGED_FOR)
    return {
      ...alert,
      status: 'acknowledged',
      acknowledgedAt: now,
      acknowledgedBy: who,
      attention: { ...attention, acknowledgedUntil },
    }
  }
  const moves = until !== undefined && until > (attention.acknowledgedUntil ?? until)
  if (alert.status !== 'acknowledged' || !moves) return null
  return { ...alert, attention: { ...attention, acknowledgedUntil: until } }
}

/** Its violation was settled; an alert that nobody acknowledged is taken as seen by who settled it. */
export function decideResolve(alert: Alert, who: string, now: Instant): Alert | null {
  if (alert.status === 'resolved') return null
  return {
    ...alert,
    status: 'resolved',
    acknowledgedAt: alert.acknowledgedAt ?? now,
    acknowledgedBy: alert.acknowledgedBy ?? who,
  }
}

/** Its violation is open again: who opened it has seen it, until the acknowledgement ends. */
export function decideReopenAlert(alert: Alert, who: string, now: Instant): Alert | null {
  if (alert.status !== 'resolved') return null
  return decideAcknowledge({ ...alert, status: 'raised' }, who, now)
}

/** Nothing is to be sent of it for a while. `null`: it is settled, there is nothing to silence. */
export function decideSilence(alert: Alert, silence: AlertSilence): Alert | null {
  if (alert.status === 'resolved') return null
  return { ...alert, attention: { ...attentionOf(alert), silence, silenceOver: null } }
}

/** Somebody ends a silence before its time. `null`: there is none. */
export function decideLiftSilence(alert: Alert, now: Instant): Alert | null {
  const attention = attentionOf(alert)
  if (attention.silence === null) return null
  const silenceOver = { at: now, how: 'lifted' } as const
  return { ...alert, attention: { ...attention, silence: null, silenceOver } }
}

/** How a silence has come to its end; `null`: it has not. */
function silenceEnd(
  { until }: AlertSilence,
  ongoing: boolean,
  now: Instant,
): 'ended' | 'expired' | null {
  if (!ongoing) return 'ended'
  return until !== null && until <= now ? 'expired' : null
}

/**
 * What time has changed of it. While the lesson goes on an acknowledgement whose time is over counts no more: it is
 * raised again. A silence ends with its time or with the lesson. `null`: nothing.
 */
export function decideLapse(alert: Alert, ongoing: boolean, now: Instant): Alert | null {
  if (alert.status === 'resolved') return null
  const attention = attentionOf(alert)
  const { acknowledgedUntil, silence } = attention
  const over = acknowledgedUntil !== null && acknowledgedUntil <= now
  const lapsed = alert.status === 'acknowledged' && ongoing && over
  const how = silence === null ? null : silenceEnd(silence, ongoing, now)
  if (!lapsed && how === null) return null
  return {
    ...alert,
    status: lapsed ? 'raised' : alert.status,
    attention: {
      acknowledgedUntil: lapsed ? null : acknowledgedUntil,
      acknowledgementExpiredAt: lapsed ? now : attention.acknowledgementExpiredAt,
      silence: how === null ? silence : null,
      silenceOver: how === null ? attention.silenceOver : { at: now, how },
    },
  }
}
