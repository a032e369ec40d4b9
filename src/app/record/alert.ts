import type { Alert, AlertLevel } from '../../core/violations/alert.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { StageJob } from '../pipeline.ts'
import { fromLook, type Traced } from '../tracing.ts'

export type AlertDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly transactions: Transactions
} & Traced

export type AlertPayload = { readonly violationId: string }

function levelOf(violation: Violation): AlertLevel {
  if (violation.verdict === 'review') return 'notice'
  return violation.judgement.keyPeriod === null ? 'warning' : 'critical'
}

/** Raises the violation's one alert, or raises its level when the violation grew worse. Nobody is told twice of the same. */
export async function alert(deps: AlertDeps, payload: AlertPayload): Promise<readonly StageJob[]> {
  await deps.transactions.run(async (records) => {
    const violation = await records.violations.find(payload.violationId)
    if (violation === null || violation.status === 'dismissed') return
    const before = await records.alerts.ofViolation(violation.id)
    const level = levelOf(violation)
    if (before !== null && before.level === level) return
    const raised: Alert =
      before === null
        ? {
            id: deps.identifiers.next(),
            violationId: violation.id,
            roomId: violation.roomId,
            level,
            status: 'raised',
            raisedAt: deps.clock.now(),
            acknowledgedAt: null,
            acknowledgedBy: null,
            attention: null,
          }
        : { ...before, level }
    await records.alerts.save(raised)
    await records.journal.append({
      type: before === null ? 'alert.raised' : 'alert.changed',
      subjectKind: 'alert',
      subjectId: raised.id,
      at: deps.clock.now(),
      monotonic: deps.clock.monotonic(),
      who: 'system',
      why:
        before === null
          ? '发现疑似违规线索。A violation was opened.'
          : '疑似违规加重。The violation grew worse.',
      ruleVersion: violation.judgement.ruleVersion,
      data: { ...raised, ...fromLook(deps) },
    })
  })
  return []
}
