import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Alert } from '../../core/violations/alert.ts'
import {
  decideLiftSilence,
  decideSilence,
  refuseUntil,
  SILENCED_AT_MOST,
} from '../../core/violations/decide-alert.ts'
import { audit, type CommandDeps, type Commanded, notFound } from '../commands/command.ts'

type AlertCommand = Commanded & { readonly alertId: string }

async function change(
  deps: CommandDeps,
  command: AlertCommand,
  decide: (alert: Alert) => Result<Alert>,
): Promise<Result<Alert>> {
  return await deps.transactions.run(async (records) => {
    const alert = await records.alerts.hold(command.alertId)
    if (alert === null) return notFound('该告警', 'alert')
    const changed = decide(alert)
    if (!changed.ok) return changed
    await records.alerts.save(changed.value)
    await audit(records, deps.clock, command, {
      type: 'alert.changed',
      subjectKind: 'alert',
      subjectId: alert.id,
      data: changed.value,
    })
    return changed
  })
}

/** Nothing of it is sent until then, or until the lesson ends; whoever looks at the pages sees it all the same. */
export async function silenceAlert(
  deps: CommandDeps,
  command: AlertCommand & { readonly until?: Instant },
): Promise<Result<Alert>> {
  const now = deps.clock.now()
  const { who, why, until } = command
  const refused = refuseUntil(until, now, SILENCED_AT_MOST)
  if (refused !== null) return refused
  return await change(deps, command, (alert) => {
    const silenced = decideSilence(alert, { at: now, by: who, until: until ?? null, why })
    return silenced === null
      ? fail('wrong-state', '该告警已处理完毕。This alert is settled.', 'id')
      : succeed(silenced)
  })
}

export const liftSilence = (deps: CommandDeps, command: AlertCommand): Promise<Result<Alert>> =>
  change(deps, command, (alert) => {
    const lifted = decideLiftSilence(alert, deps.clock.now())
    return lifted === null
      ? fail('wrong-state', '该告警没有静音。This alert is not silenced.', 'id')
      : succeed(lifted)
  })
