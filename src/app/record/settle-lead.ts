import { decideResolve } from '../../core/violations/decide-alert.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records } from '../../ports/records/records.ts'
import { LEAD_WITHDRAWN } from './why-words.ts'

/** A lead that was taken back calls nobody any more: its alert is settled with it. */
export async function settleLead(
  records: Pick<Records, 'alerts' | 'journal'>,
  { clock }: { readonly clock: Clock },
  { id, endReason, judgement }: Violation,
): Promise<void> {
  if (endReason !== 'withdrawn') return
  const alert = await records.alerts.ofViolation(id)
  const settled = alert === null ? null : decideResolve(alert, 'system', clock.now())
  if (settled === null) return
  await records.alerts.save(settled)
  await records.journal.append({
    type: 'alert.changed',
    subjectKind: 'alert',
    subjectId: settled.id,
    at: clock.now(),
    monotonic: clock.monotonic(),
    who: 'system',
    why: LEAD_WITHDRAWN,
    ruleVersion: judgement.ruleVersion,
    data: settled,
  })
}
