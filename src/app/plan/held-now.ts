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

const MOST_ACCUSED = 1_000

async function accusedRooms({ transactions }: HeldNowDeps): Promise<ReadonlySet<string>> {
  const { items } = await transactions.run(({ violations }) =>
    violations.list({ ongoing: true }, { limit: MOST_ACCUSED, cursor: null }),
  )
  return new Set(items.map(({ roomId }) => roomId))
}

/** Every active room with the sweep that has it now; sweeps that a person has taken off have none. */
export async function heldNow(deps: HeldNowDeps, now: Instant): Promise<HeldNow> {
  const today = civilDateOf(now)
  const runs = await deps.transactions.run(({ sweepRuns }) => sweepRuns.current(today))
  const off = heldBack(runs, today)
  const sweeps = deps.sweeps()
  const inForce = sweeps.filter(({ name }) => !off.has(name))
  const accused = await accusedRooms(deps)
  const rooms = heldRooms(await plannedRooms(deps, now), inForce, now).map((held) =>
    accused.has(held.room.id) ? { ...held, accused: true } : held,
  )
  return { sweeps, runs, rooms }
}
