import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { Alert } from '../../core/violations/alert.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { RoomSpan } from '../../ports/records/filters.ts'
import type { Records } from '../../ports/records/records.ts'
import { byId } from '../by-id.ts'
import type { AlertView, ViolationView } from './views.ts'

function latestCut(orders: readonly CutOrder[]): CutOrder | null {
  return (
    orders
      .filter(({ dryRun }) => !dryRun)
      .toSorted((a, b) => b.requestedAt - a.requestedAt || (a.id < b.id ? 1 : -1))[0] ?? null
  )
}

/** What was found about the room while the violation went on. */
export const findingsOf = (records: Records, { roomId, openedAt, lastSeenAt }: Violation) =>
  records.findings.between(roomId, openedAt, lastSeenAt)

const spanOf = ({ roomId, openedAt, lastSeenAt }: Violation): RoomSpan => ({
  roomId,
  from: openedAt,
  to: lastSeenAt,
})

/** What only one violation shows, or an event about it; read for all of them at once. */
async function loadDepths(records: Records, violations: readonly Violation[]) {
  const ids = violations.map(({ id }) => id)
  const findings = await records.findings.betweenMany(violations.map(spanOf))
  const opinions = await records.secondOpinions.ofMany(ids)
  // When the opening was written into the journal: what "frame to violation" is measured to.
  const openings = await records.journal.firstOf('violation.opened', ids)
  const recordedAt = new Map(openings.map(({ subjectId, at }) => [subjectId, at]))
  const alerts = await records.alerts.ofViolations(ids)
  const alertOf = new Map(alerts.map((alert) => [alert.violationId, alert]))
  return (id: string, place: number) => ({
    findings: findings[place] ?? [],
    opinions: opinions.get(id) ?? [],
    recordedAt: recordedAt.get(id) ?? null,
    alert: alertOf.get(id) ?? null,
  })
}

const NO_DEPTH = { findings: null, opinions: [], recordedAt: null, alert: null } as const

/**
 * Reads everything of all violations at once: as many queries for two hundred as for one.
 * @param depth `whole` also reads the journal, which grows with the violation and is too much for lists.
 */
export async function loadViolationViews(
  records: Records,
  violations: readonly Violation[],
  depth: 'whole' | 'list',
): Promise<readonly ViolationView[]> {
  if (violations.length === 0) return []
  const ids = violations.map(({ id }) => id)
  const rooms = byId(await records.rooms.findMany(violations.map(({ roomId }) => roomId)))
  const institutions = byId(
    await records.institutions.findMany(violations.map(({ institutionId }) => institutionId)),
  )
  const evidence = await records.violationEvidence.ofMany(ids)
  const cuts = Map.groupBy(await records.cutOrders.ofViolations(ids), (cut) => cut.violationId)
  const replays = await records.airPrints.findingsBetween(violations.map(spanOf))
  const depthOf = depth === 'whole' ? await loadDepths(records, violations) : () => NO_DEPTH
  return violations.map((violation, place) => ({
    violation,
    room: rooms.get(violation.roomId) ?? null,
    institution: institutions.get(violation.institutionId) ?? null,
    evidence: evidence.get(violation.id) ?? [],
    cut: latestCut(cuts.get(violation.id) ?? []),
    replay: replays[place] ?? null,
    ...depthOf(violation.id, place),
  }))
}

export async function loadAlertViews(
  records: Records,
  alerts: readonly Alert[],
): Promise<readonly AlertView[]> {
  if (alerts.length === 0) return []
  const rooms = byId(await records.rooms.findMany(alerts.map(({ roomId }) => roomId)))
  const owners = [...rooms.values()].map(({ institutionId }) => institutionId)
  const institutions = byId(await records.institutions.findMany(owners))
  const violations = byId(
    await records.violations.findMany(alerts.map(({ violationId }) => violationId)),
  )
  const deliveries = await records.deliveries.ofAlerts(alerts.map(({ id }) => id))
  return alerts.map((alert) => {
    const room = rooms.get(alert.roomId) ?? null
    return {
      alert,
      violation: violations.get(alert.violationId) ?? null,
      room,
      institution: room === null ? null : (institutions.get(room.institutionId) ?? null),
      deliveries: deliveries.filter(({ alertIds }) => alertIds.includes(alert.id)),
    }
  })
}
