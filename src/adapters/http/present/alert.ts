import type { AlertView } from '../../../app/queries/views.ts'
import type { Alert } from '../../../contracts/alert.ts'
import { formatInstant } from '../../../core/time/instant.ts'

export function presentAlert({ alert, violation, room, institution }: AlertView): Alert {
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
    acknowledgedAt: alert.acknowledgedAt === null ? null : formatInstant(alert.acknowledgedAt),
    acknowledgedBy: alert.acknowledgedBy,
  }
}
