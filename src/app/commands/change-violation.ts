import { isCase, withdrawWaiting } from '../../core/cuts/case-of-cut.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Alert } from '../../core/violations/alert.ts'
import { labelOf, type NewLabel } from '../../core/violations/operator-label.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, notFound, writeWithRetry } from './command.ts'

export type ViolationCommand = Commanded & { readonly violationId: string }

export type ViolationDecision = {
  readonly decide: (
    violation: Violation,
    records: Records,
  ) => Promise<Result<Violation>> | Result<Violation>
  /** What the person says with it of what the machine found, kept to learn from. */
  readonly label?: Pick<NewLabel, 'decision' | 'correction'>
  /** What was said with an earlier decision is no longer meant. */
  readonly forgetLabels?: boolean
  /** What else is written down with it. */
  readonly also?: (records: Records, violation: Violation) => Promise<void>
  /** What becomes of its alert with it; `null`: nothing. */
  readonly settleAlert?: (alert: Alert, who: string, now: Instant) => Alert | null
}

async function settleAlert(
  records: Records,
  deps: CommandDeps,
  command: ViolationCommand,
  settle: NonNullable<ViolationDecision['settleAlert']>,
): Promise<void> {
  const alert = await records.alerts.ofViolation(command.violationId)
  const settled = alert === null ? null : settle(alert, command.who, deps.clock.now())
  if (settled === null) return
  await records.alerts.save(settled)
  await audit(records, deps.clock, command, {
    type: 'alert.changed',
    subjectKind: 'alert',
    subjectId: settled.id,
    data: settled,
  })
}

/** Nobody is asked any more to approve the cut of what was found untrue. */
async function withdrawRequests(
  records: Records,
  { clock }: CommandDeps,
  command: ViolationCommand,
  violation: Violation,
): Promise<void> {
  for (const order of await records.cutOrders.ofViolation(violation.id)) {
    const ended = withdrawWaiting(order, violation, command.who, clock.now())
    // Who approves or orders holds the violation too; who was faster here has declined it, or its time was over.
    if (ended === null || !(await records.cutOrders.save(ended))) continue
    await audit(records, clock, command, {
      type: 'cut.changed',
      subjectKind: 'cut',
      subjectId: ended.id,
      data: ended,
    })
  }
}

/** The one way in which people change a violation: state, event and alert in one transaction. */
export async function changeViolation(
  deps: CommandDeps,
  command: ViolationCommand,
  { decide, label, forgetLabels, also, settleAlert: settle }: ViolationDecision,
): Promise<Result<Violation>> {
  return await writeWithRetry(deps.transactions, async (records) => {
    // Held: what is decided by its state, its orders and its letters still stands when it is written.
    const before = await records.violations.hold(command.violationId)
    if (before === null) return notFound('该线索', 'violation')
    const decided = await decide(before, records)
    if (!decided.ok || decided.value === before) return decided
    if (!(await records.violations.save(decided.value))) return null
    await audit(records, deps.clock, command, {
      type: 'violation.changed',
      subjectKind: 'violation',
      subjectId: before.id,
      ruleVersion: before.judgement.ruleVersion,
      data: decided.value,
    })
    if (!isCase(decided.value)) await withdrawRequests(records, deps, command, decided.value)
    if (forgetLabels === true) await records.operatorLabels.forget(before.id)
    if (label !== undefined) {
      const id = `${before.id}:${decided.value.version}`
      const said = { ...label, id, note: command.why, who: command.who, at: deps.clock.now() }
      await records.operatorLabels.save(labelOf(before, said))
    }
    if (settle !== undefined) await settleAlert(records, deps, command, settle)
    await also?.(records, decided.value)
    return succeed(decided.value)
  })
}
