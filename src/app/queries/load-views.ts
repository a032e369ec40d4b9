import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Alert } from '../../core/violations/alert.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records.ts'
import { memo } from './memo.ts'
import type { AlertView, ViolationView } from './views.ts'

function latestCut(orders: readonly CutOrder[]): CutOrder | null {
  return (
    orders
      .filter(({ dryRun }) => !dryRun)
      .toSorted((a, b) => b.requestedAt - a.requestedAt || (a.id < b.id ? 1 : -1))[0] ?? null
  )
}

/** When the opening was written into the journal: what "frame to violation" is measured to. */
async function recordedAt(records: Records, violationId: string): Promise<Instant | null> {
  const events = await records.journal.ofSubject(violationId)
  return events.find(({ type }) => type === 'violation.opened')?.at ?? null
}

/** What was found about the room while the violation went on. */
export const findingsOf = (records: Records, { roomId, openedAt, lastSeenAt }: Violation) =>
  records.findings.between(roomId, openedAt, lastSeenAt)

/** @param depth `whole` also reads the journal, which grows with the violation and is too much for lists. */
export async function loadViolationViews(
  records: Records,
  violations: readonly Violation[],
  depth: 'whole' | 'list',
): Promise<readonly ViolationView[]> {
  const room = memo((id) => records.rooms.find(id))
  const institution = memo((id) => records.institutions.find(id))
  const views: ViolationView[] = []
  for (const violation of violations) {
    views.push({
      violation,
      room: await room(violation.roomId),
      institution: await institution(violation.institutionId),
      frames: await records.violationEvidence.of(violation.id),
      cut: latestCut(await records.cutOrders.ofViolation(violation.id)),
      alert: await records.alerts.ofViolation(violation.id),
      replay: await records.airPrints.findingBetween(
        violation.roomId,
        violation.openedAt,
        violation.lastSeenAt,
      ),
      findings: depth === 'whole' ? await findingsOf(records, violation) : null,
      opinions: depth === 'whole' ? await records.secondOpinions.of(violation.id) : [],
      recordedAt: depth === 'whole' ? await recordedAt(records, violation.id) : null,
    })
  }
  return views
}

export async function loadAlertViews(
  records: Records,
  alerts: readonly Alert[],
): Promise<readonly AlertView[]> {
  const room = memo((id) => records.rooms.find(id))
  const institution = memo((id) => records.institutions.find(id))
  const views: AlertView[] = []
  for (const alert of alerts) {
    const itsRoom = await room(alert.roomId)
    views.push({
      alert,
      violation: await records.violations.find(alert.violationId),
      room: itsRoom,
      institution: itsRoom === null ? null : await institution(itsRoom.institutionId),
    })
  }
  return views
}
