import type { Instant } from '../time/instant.ts'

export const ALERT_STATUSES = ['raised', 'acknowledged', 'resolved'] as const
export type AlertStatus = (typeof ALERT_STATUSES)[number]

export const ALERT_LEVELS = ['notice', 'warning', 'critical'] as const
export type AlertLevel = (typeof ALERT_LEVELS)[number]

/** One alert per violation. */
export type Alert = {
  readonly id: string
  readonly violationId: string
  readonly roomId: string
  readonly level: AlertLevel
  readonly status: AlertStatus
  readonly raisedAt: Instant
  readonly acknowledgedAt: Instant | null
  readonly acknowledgedBy: string | null
}
