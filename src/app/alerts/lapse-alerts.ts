import type { AlertCase } from '../../core/alerts/decide-messages.ts'
import type { Alert } from '../../core/violations/alert.ts'
import { decideLapse } from '../../core/violations/decide-alert.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit } from '../commands/command.ts'

function whyOf(before: Alert, after: Alert): string {
  if (before.status !== after.status) {
    return '知悉已到期，课仍在进行。The acknowledgement ended and the lesson goes on.'
  }
  return after.attention?.silenceOver?.how === 'ended'
    ? '课已结束，静音随之结束。The lesson ended, and the silence with it.'
    : '静音已到期。The time of the silence is over.'
}

/** Writes down what time has changed of alerts, and gives all of them as they are now. */
export async function lapseAlerts(
  records: Records,
  clock: Pick<Clock, 'now' | 'monotonic'>,
  cases: readonly AlertCase[],
): Promise<readonly AlertCase[]> {
  const now = clock.now()
  const after: AlertCase[] = []
  for (const one of cases) {
    const { ongoing } = one.violation
    if (decideLapse(one.alert, ongoing, now) === null) {
      after.push(one)
      continue
    }
    // As it stands once nobody else can write to it: somebody may just have settled it.
    const held = (await records.alerts.hold(one.alert.id)) ?? one.alert
    const lapsed = decideLapse(held, ongoing, now)
    if (lapsed !== null) {
      await records.alerts.save(lapsed)
      const command = { who: 'system', why: whyOf(held, lapsed) }
      const entry = { type: 'alert.changed', subjectKind: 'alert', subjectId: held.id } as const
      await audit(records, clock, command, { ...entry, data: lapsed })
    }
    after.push({ ...one, alert: lapsed ?? held })
  }
  return after
}
