import { type Duration, hours } from '../../time/duration.ts'

/** What looking came to. */
export type LookCost = {
  /** Processor time of all cores together, children included. */
  readonly cpu: Duration
  readonly bytes: number
  /** How long rooms were under watch. */
  readonly watched: Duration
  readonly looks: number
  readonly probes: number
}

export const NO_COST: LookCost = {
  cpu: 0 as Duration,
  bytes: 0,
  watched: 0 as Duration,
  looks: 0,
  probes: 0,
}

export const addCosts = (a: LookCost, b: LookCost): LookCost => ({
  cpu: (a.cpu + b.cpu) as Duration,
  bytes: a.bytes + b.bytes,
  watched: (a.watched + b.watched) as Duration,
  looks: a.looks + b.looks,
  probes: a.probes + b.probes,
})

export type HourlyCost = { readonly coreSeconds: number; readonly bytes: number }

/** Under a minute says nothing of an hour. Ours. */
const WATCHED_AT_LEAST: Duration = (hours(1) / 60) as Duration

/** Of one room under watch for an hour; `null`: nobody watched for long enough to say. */
export function hourly({ cpu, bytes, watched }: LookCost): HourlyCost | null {
  if (watched < WATCHED_AT_LEAST) return null
  const hoursWatched = watched / hours(1)
  return { coreSeconds: cpu / 1_000 / hoursWatched, bytes: bytes / hoursWatched }
}
