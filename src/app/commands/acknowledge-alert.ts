import { type Result, succeed } from '../../core/fault.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Alert } from '../../core/violations/alert.ts'
import {
  ACKNOWLEDGED_AT_MOST,
  decideAcknowledge,
  refuseUntil,
} from '../../core/violations/decide-alert.ts'
import { audit, type CommandDeps, type Commanded, notFound } from './command.ts'

/** "I have seen it." Said twice it changes nothing: the first to say it stands. */
export async function acknowledgeAlert(
  deps: CommandDeps,
  command: Commanded & { readonly alertId: string; readonly until?: Instant },
): Promise<Result<Alert>> {
  const now = deps.clock.now()
  const { who, until } = command
  const refused = refuseUntil(until, now, ACKNOWLEDGED_AT_MOST)
  if (refused !== null) return refused
  return await deps.transactions.run(async (records) => {
    const alert = await records.alerts.hold(command.alertId)
    if (alert === null) return notFound('该告警', 'alert')
    const acknowledged = decideAcknowledge(alert, who, now, until)
    if (acknowledged === null) return succeed(alert)
    await records.alerts.save(acknowledged)
    await audit(records, deps.clock, command, {
      type: 'alert.changed',
      subjectKind: 'alert',
      subjectId: alert.id,
      data: acknowledged,
    })
    return succeed(acknowledged)
  })
}
