import type { Instant } from '../time/instant.ts'
import type { Alert } from './alert.ts'

/** Somebody has seen it. `null` when there is nothing to change: the first to acknowledge stands. */
export function decideAcknowledge(alert: Alert, who: string, now: Instant): Alert | null {
  if (alert.status !== 'raised') return null
  return { ...alert, status: 'acknowledged', acknowledgedAt: now, acknowledgedBy: who }
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
