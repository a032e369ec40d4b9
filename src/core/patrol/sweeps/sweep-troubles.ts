import { civilDateOf, type Instant } from '../../time/instant.ts'
import type { HeldRoom } from '../plan-probes.ts'
import { inScope, type PatrolSweep, runsOn } from '../sweep.ts'
import { heldBack, type SweepRun } from './sweep-run.ts'

/** Sweeps, by name, of which people should know. */
export type SweepTroubles = {
  /** Paused or stopped today by a person. */
  readonly takenOff: readonly string[]
  /** Over no room, though rooms are registered: its scope fits none. */
  readonly withoutRooms: readonly string[]
}

export const NO_TROUBLES: SweepTroubles = { takenOff: [], withoutRooms: [] }

export function sweepTroubles(
  {
    sweeps,
    runs,
    rooms,
  }: {
    readonly sweeps: readonly PatrolSweep[]
    readonly runs: readonly SweepRun[]
    readonly rooms: readonly HeldRoom[]
  },
  now: Instant,
): SweepTroubles {
  const today = civilDateOf(now)
  const off = heldBack(runs, today)
  const empty = (sweep: PatrolSweep): boolean =>
    runsOn(sweep, today) && !rooms.some((planned) => inScope(sweep, planned))
  const names = (found: readonly PatrolSweep[]): readonly string[] => found.map(({ name }) => name)
  return {
    takenOff: names(sweeps.filter(({ name }) => off.has(name))),
    withoutRooms: rooms.length === 0 ? [] : names(sweeps.filter(empty)),
  }
}
