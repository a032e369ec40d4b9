import type { RoomStatus } from '../../core/patrol/coverage.ts'
import { easedBy } from '../../core/patrol/load/ease.ts'
import { lookDueBy } from '../../core/patrol/look-due.ts'
import { heldRooms } from '../../core/patrol/plan-probes.ts'
import { heldBack } from '../../core/patrol/sweeps/sweep-run.ts'
import { judge } from '../../core/policy/judge.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { civilDateOf, type Instant } from '../../core/time/instant.ts'
import type { LegalSchedules } from '../../ports/legal-schedules.ts'
import type { Records } from '../../ports/records/records.ts'
import { readLoad } from '../plan/load-mark.ts'
import { planner } from '../plan/planned-rooms.ts'
import type { PolitenessQueryDeps } from './politeness-queries.ts'

export type LookDueDeps = {
  readonly schedules: Pick<LegalSchedules, 'sweeps'>
  readonly law: () => Law
} & Pick<PolitenessQueryDeps, 'politeness'>

type DueOf = (
  room: LiveRoom,
  institution: Institution | null,
  status: RoomStatus | null,
) => Instant | null

/** When each room's next look must have come, as the patrol plans at `now`; what people took off has none. */
export async function lookDues(
  { sweepRuns, patrolMarks }: Pick<Records, 'sweepRuns' | 'patrolMarks'>,
  { schedules, law, politeness }: LookDueDeps,
  now: Instant,
): Promise<DueOf> {
  const today = civilDateOf(now)
  const off = heldBack(await sweepRuns.current(today), today)
  const load = await readLoad(patrolMarks)
  const inForce = schedules.sweeps().filter(({ name }) => !off.has(name))
  const laws = law()
  const place = planner(
    { politeness, law, judge: (session, facts) => judge(session, laws, facts) },
    now,
  )
  return (room, institution, status) => {
    if (status === null) return null
    const planned = place({ room, institution: institution ?? { actor: 'unlicensed' }, status })
    const [held] = heldRooms([planned], inForce, now)
    return held === undefined ? null : lookDueBy(held, easedBy(load, { room, status }, now), now)
  }
}
