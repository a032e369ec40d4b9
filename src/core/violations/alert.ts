import type { Instant } from '../time/instant.ts'

export const ALERT_STATUSES = ['raised', 'acknowledged', 'resolved'] as const
export type AlertStatus = (typeof ALERT_STATUSES)[number]

export const ALERT_LEVELS = ['notice', 'warning', 'critical'] as const
export type AlertLevel = (typeof ALERT_LEVELS)[number]

/** Nothing is sent of the alert meanwhile; the pages go on showing it. */
export type AlertSilence = {
  readonly at: Instant
  readonly by: string
  /** `null`: until the lesson ends. */
  readonly until: Instant | null
  readonly why: string
}

/** How an alert stands with people while its lesson goes on. */
export type AlertAttention = {
  /** When the acknowledgement ends, should the lesson still go on then; `null`: there is none that ends. */
  readonly acknowledgedUntil: Instant | null
  /** When one ended last, with the lesson going on. */
  readonly acknowledgementExpiredAt: Instant | null
  readonly silence: AlertSilence | null
  /** How the last silence came to its end. `expired`: its time was over; `ended`: the lesson was; `lifted`: somebody said so. */
  readonly silenceOver: {
    readonly at: Instant
    readonly how: 'expired' | 'ended' | 'lifted'
  } | null
}

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
  /** `null`: nobody did anything about it yet. */
  readonly attention: AlertAttention | null
}

export const NO_ATTENTION: AlertAttention = {
  acknowledgedUntil: null,
  acknowledgementExpiredAt: null,
  silence: null,
  silenceOver: null,
}

export const attentionOf = ({ attention }: Pick<Alert, 'attention'>): AlertAttention =>
  attention ?? NO_ATTENTION
