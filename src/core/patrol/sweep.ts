import type { Stage } from '../registry/institution.ts'
import type { LiveRoom } from '../registry/live-room.ts'
import { isInRegion, type RegionScope } from '../registry/region-scope.ts'

/** What is patrolled and how often (schedules/sweeps/*.yaml). */
export type PatrolSweep = {
  readonly name: string
  readonly regions: readonly RegionScope[]
  readonly stages: readonly Stage[]
  readonly cadence: { readonly probeSeconds: number; readonly watchSeconds: number }
}

/** Empty lists mean everything. */
export function inScope(sweep: PatrolSweep, room: LiveRoom): boolean {
  const regionFits =
    sweep.regions.length === 0 || sweep.regions.some((scope) => isInRegion(scope, room.region))
  const stageFits = sweep.stages.length === 0 || sweep.stages.includes(room.stage)
  return room.active && regionFits && stageFits
}
