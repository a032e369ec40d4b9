import type { RegionCode, Stage } from '../registry/institution.ts'
import type { LiveRoom } from '../registry/live-room.ts'

/** What is patrolled and how often (schedules/sweeps/*.yaml). */
export type PatrolSweep = {
  readonly name: string
  readonly regions: readonly RegionCode[]
  readonly stages: readonly Stage[]
  readonly cadence: { readonly probeSeconds: number; readonly watchSeconds: number }
}

/** A region of a sweep covers what lies in it: 44 or 440000 covers 440100 covers 440103. */
export function coversRegion(wider: RegionCode, region: RegionCode): boolean {
  const prefix = wider.replace(/(00)+$/, '')
  return region.startsWith(prefix)
}

/** Empty lists mean everything. */
export function inScope(sweep: PatrolSweep, room: LiveRoom): boolean {
  const regionFits =
    sweep.regions.length === 0 || sweep.regions.some((wider) => coversRegion(wider, room.region))
  const stageFits = sweep.stages.length === 0 || sweep.stages.includes(room.stage)
  return room.active && regionFits && stageFits
}
