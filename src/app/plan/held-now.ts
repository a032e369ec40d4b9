import { type HeldRoom, heldRooms } from '../../core/patrol/plan-probes.ts'
import type { PatrolSweep } from '../../core/patrol/sweep.ts'
import { heldBack, type SweepRun } from '../../core/patrol/sweeps/sweep-run.ts'
import { civilDateOf, type Instant } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { type PlannedRoomDeps, plannedRooms } from './planned-rooms.ts'

export type HeldNowDeps = PlannedRoomDeps & {
  readonly sweeps: () => readonly PatrolSweep[]
  readonly transactions: Transactions
}

export type HeldNow = {
  /** All of them, held back or not. */
  readonly sweeps: readonly PatrolSweep[]
  readonly runs: readonly SweepRun[]
  readonly rooms: readonly HeldRoom[]
}

/** Every active room with the sweep that has it now; sweeps that a person has taken off have none. */
export async function heldNow(deps: HeldNowDeps, now: Instant): Promise<HeldNow> {
  const today = civilDateOf(now)
  const runs = await deps.transactions.run(({ sweepRuns }) => sweepRuns.current(today))
  const off = heldBack(runs, today)
  const sweeps = deps.sweeps()
  const inForce = sweeps.filter(({ name }) => !off.has(name))
  return { sweeps, runs, rooms: heldRooms(await plannedRooms(deps, now), inForce, now) }
}
