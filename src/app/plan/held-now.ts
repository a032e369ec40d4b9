import { isEasing, type LoadState } from '../../core/patrol/load/load-ladder.ts'
import { type HeldRoom, heldRooms } from '../../core/patrol/plan-probes.ts'
import type { PatrolSweep } from '../../core/patrol/sweep.ts'
import { heldBack, type SweepRun } from '../../core/patrol/sweeps/sweep-run.ts'
import { hours } from '../../core/time/duration.ts'
import { civilDateOf, type Instant, minus } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { readLoad } from './load-mark.ts'
import { type PlannedRoomDeps, plannedRooms } from './planned-rooms.ts'

export type HeldNowDeps = PlannedRoomDeps & {
  readonly sweeps: () => readonly PatrolSweep[]
  readonly transactions: Transactions
}

export type HeldNow = {
  /** All of them, held back or not. */
  readonly sweeps: readonly PatrolSweep[]
  readonly runs: readonly SweepRun[]
  readonly load: LoadState
  readonly rooms: readonly HeldRoom[]
}

const NOBODY: ReadonlySet<string> = new Set()
const MOST_ACCUSED = 1_000
/** A lesson that ended or was cut begins again within the hour, or tomorrow. */
const ACCUSED_FOR = hours(1)

/** Rooms of which a violation stands or stood a while ago. */
async function accusedRooms(
  { transactions }: HeldNowDeps,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const { items } = await transactions.run(({ violations }) =>
    violations.list({ from: minus(now, ACCUSED_FOR) }, { limit: MOST_ACCUSED, cursor: null }),
  )
  return new Set(items.flatMap(({ roomId, status }) => (status === 'dismissed' ? [] : [roomId])))
}

/** Every active room with the sweep that has it now; sweeps that a person has taken off have none. */
export async function heldNow(deps: HeldNowDeps, now: Instant): Promise<HeldNow> {
  const today = civilDateOf(now)
  const { runs, load } = await deps.transactions.run(async ({ sweepRuns, patrolMarks }) => ({
    runs: await sweepRuns.current(today),
    load: await readLoad(patrolMarks),
  }))
  const off = heldBack(runs, today)
  const sweeps = deps.sweeps()
  const inForce = sweeps.filter(({ name }) => !off.has(name))
  // Nobody else asks for it, and rows of violations are large.
  const accused = isEasing(load) ? await accusedRooms(deps, now) : NOBODY
  const rooms = heldRooms(await plannedRooms(deps, now), inForce, now).map((held) =>
    accused.has(held.room.id) ? { ...held, accused: true } : held,
  )
  return { sweeps, runs, load, rooms }
}
