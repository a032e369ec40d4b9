import type { AlertView } from '../../../../app/queries/views.ts'
import type { Alert } from '../../../../contracts/alerts/alert.ts'
import type { Delivery } from '../../../../core/alerts/delivery.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'
import { attentionOf } from '../../../../core/violations/alert.ts'

const text = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

function sentOf(deliveries: readonly Delivery[]): Alert['sent'] {
  const count = (state: Delivery['state']) => deliveries.filter((one) => one.state === state).length
  const taken = deliveries.flatMap((one) => (one.state === 'accepted' ? one.lastAttemptAt : []))
  const lastTaken = taken.reduce<Instant | null>(
    (latest, at) => (latest === null || (at !== null && at > latest) ? at : latest),
    null,
  )
  return {
    accepted: count('accepted'),
    waiting: count('waiting'),
    failed: count('failed'),
    lastAcceptedAt: text(lastTaken),
  }
}

export function presentAlert({
  alert,
  violation,
  room,
  institution,
  deliveries,
}: AlertView): Alert {
  const { acknowledgedUntil, acknowledgementExpiredAt, silence } = attentionOf(alert)
  return {
    id: alert.id,
    violationId: alert.violationId,
    roomId: alert.roomId,
    roomTitle: room?.title ?? alert.roomId,
    institutionName: institution?.name ?? room?.institutionId ?? '',
    rule: violation?.rule ?? null,
    level: alert.level,
    status: alert.status,
    raisedAt: formatInstant(alert.raisedAt),
    acknowledgedAt: text(alert.acknowledgedAt),
    acknowledgedBy: alert.acknowledgedBy,
    acknowledgedUntil: text(acknowledgedUntil),
    acknowledgementExpiredAt: text(acknowledgementExpiredAt),
    silence:
      silence === null
        ? null
        : { ...silence, at: formatInstant(silence.at), until: text(silence.until) },
    sent: sentOf(deliveries),
  }
}
