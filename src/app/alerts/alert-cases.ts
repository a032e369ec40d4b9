import type { AlertCase } from '../../core/alerts/decide-messages.ts'
import { windowKindsNow } from '../../core/patrol/sweeps/window-kind.ts'
import type { Law } from '../../core/policy/law.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Alert } from '../../core/violations/alert.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { byId } from '../by-id.ts'

function platformOf(room: LiveRoom | undefined): string {
  const address = room?.pageUrl ?? room?.streamUrls[0]
  return (address === undefined ? null : URL.parse(address))?.hostname ?? ''
}

const KEY_KINDS = ['winter-first-week', 'week-before-spring'] as const

/** By the calendar of the place at this moment; where nobody knows it, as if it were one. */
function keyPeriodsNow(law: Law, now: Instant) {
  const kindsOf = windowKindsNow(law, now)
  return ({ region, judgement }: Violation, room: LiveRoom | undefined): boolean => {
    if (judgement.keyPeriod !== null) return true
    const kinds = kindsOf(region, room?.stage ?? 'compulsory')
    return KEY_KINDS.some((kind) => kinds.has(kind))
  }
}

/** Alerts with what their messages say; one whose violation is gone is left out. */
export async function casesOf(
  { violations, rooms, institutions, decidedLeads }: Records,
  law: Law,
  alerts: readonly Alert[],
  now: Instant,
): Promise<readonly AlertCase[]> {
  const found = byId(await violations.findMany(alerts.map(({ violationId }) => violationId)))
  const known = [...found.values()]
  const theirRooms = byId(await rooms.findMany(known.map(({ roomId }) => roomId)))
  const theirs = byId(await institutions.findMany(known.map((one) => one.institutionId)))
  const isKey = keyPeriodsNow(law, now)
  const disputes = new Map(
    (await decidedLeads.cutDisputed()).map(({ violationId, second }) => [
      violationId,
      second?.at ?? null,
    ]),
  )
  return alerts.flatMap((alert): readonly AlertCase[] => {
    const violation = found.get(alert.violationId)
    if (violation === undefined) return []
    const room = theirRooms.get(violation.roomId)
    return [
      {
        alert,
        violation,
        roomTitle: room?.title ?? violation.roomId,
        institutionName: theirs.get(violation.institutionId)?.name ?? violation.institutionId,
        platform: platformOf(room),
        keyPeriod: isKey(violation, room),
        cutDisputedAt: disputes.get(violation.id) ?? null,
      },
    ]
  })
}
