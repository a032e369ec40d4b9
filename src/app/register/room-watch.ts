import { easedBy } from '../../core/patrol/load/ease.ts'
import { heldBack } from '../../core/patrol/sweeps/sweep-run.ts'
import { type WatchedRoom, whyWatched } from '../../core/patrol/sweeps/why-watched.ts'
import { judge } from '../../core/policy/judge.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import { readLoad } from '../plan/load-mark.ts'
import { planner } from '../plan/planned-rooms.ts'
import { legalTimeAt } from '../queries/legal-time.ts'
import { platformOfRoom } from '../queries/politeness-queries.ts'
import type { RoomQueriesDeps } from '../queries/room-queries.ts'

/** Why a room is or is not watched right now; `null`: there is no such room. */
export async function roomWatch(deps: RoomQueriesDeps, id: string): Promise<WatchedRoom | null> {
  const now = deps.clock.now()
  const today = civilDateOf(now)
  const known = await deps.transactions.run(async (records) => {
    const room = await records.rooms.find(id)
    if (room === null) return null
    return {
      room,
      institution: await records.institutions.find(room.institutionId),
      status: await records.roomBoard.status(id),
      runs: await records.sweepRuns.current(today),
      load: await readLoad(records.patrolMarks),
      paces: await records.hostPaces.all(),
    }
  })
  if (known === null) return null
  const { room, institution, status, runs, load, paces } = known
  // A room whose institution is gone is planned by nobody; it is told as one of an institution without a licence.
  const owner = institution ?? { actor: 'unlicensed' as const }
  const law = deps.law()
  const place = planner({ ...deps, judge: (session, facts) => judge(session, law, facts) }, now)
  const planned = place({ room, institution: owner, status })
  const platform = platformOfRoom(deps.politeness(), paces, room, now)
  return whyWatched(
    {
      planned,
      sweeps: deps.schedules.sweeps(),
      off: heldBack(runs, today),
      platformClosedUntil: platform?.state === 'closed' ? platform.nextLookAt : null,
      legalUntil:
        institution === null ? null : (legalTimeAt(law, now, room, institution)?.until ?? null),
      eased: easedBy(load, { room, status }, now),
    },
    now,
  )
}
