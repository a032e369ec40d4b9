import { canaryRoomId } from '../../core/canary/canary-room.ts'
import type { CanaryRun } from '../../core/canary/canary-run.ts'
import type { CanarySight } from '../../core/canary/follow-canary.ts'
import type { RoomStatus } from '../../core/patrol/coverage.ts'
import type { Transactions } from '../../ports/records/records.ts'

const READ = ['clean', 'suspect', 'violating']

const reachedBy = (status: RoomStatus | null): CanarySight['reached'] => {
  if (status === null) return 'nothing'
  return READ.includes(status.state) ? 'read' : 'probed'
}

/** How far along the line a canary has come, as the line wrote it down. */
export async function sightOfCanary(
  canaries: Transactions,
  { id }: Pick<CanaryRun, 'id'>,
): Promise<CanarySight> {
  const roomId = canaryRoomId(id)
  return await canaries.run(async ({ violations, alerts, roomBoard }) => {
    const { items } = await violations.list({ roomId }, { limit: 1, cursor: null })
    const [violation] = items
    if (violation === undefined) {
      return { reached: reachedBy(await roomBoard.status(roomId)), alertedAt: null }
    }
    const alert = await alerts.ofViolation(violation.id)
    return alert === null
      ? { reached: 'violation', alertedAt: null }
      : { reached: 'alert', alertedAt: alert.raisedAt }
  })
}
