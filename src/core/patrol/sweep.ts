import type { ObjectKind, Stage } from '../registry/institution.ts'
import { type LiveRoom, type RoomTier, tierOf } from '../registry/live-room.ts'
import { isInRegion, type RegionScope } from '../registry/region-scope.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { type SweepDays, spanAt } from './sweeps/sweep-days.ts'
import type { WindowKind, WindowKinds } from './sweeps/window-kind.ts'

export type Cadence = { readonly probeSeconds: number; readonly watchSeconds: number }

/** When a sweep holds rooms. Of no kind: at any time in which teaching is not plainly permitted. */
export type SweepWindow = {
  readonly kinds: readonly WindowKind[]
  /** `null`: every day. */
  readonly days: SweepDays | null
}

/** Which rooms; an empty or left out list means all. Lists narrow each other. */
export type SweepScope = {
  readonly regions: readonly RegionScope[]
  readonly stages: readonly Stage[]
  /** Names of politeness.yaml, or registered domains. */
  readonly platforms?: readonly string[]
  /** What the institution is registered as. */
  readonly kinds?: readonly ObjectKind[]
  readonly tiers?: readonly RoomTier[]
  /** Rooms with at least one of them. */
  readonly tags?: readonly string[]
}

/** What is patrolled, when and how often (schedules/sweeps/*.yaml). */
export type PatrolSweep = SweepScope & {
  readonly name: string
  /** `null` or left out: always, at any time that is not plainly permitted. */
  readonly window?: SweepWindow | null
  readonly cadence: Cadence
  /** Where a tier is looked at more often or more rarely than the rest. */
  readonly tierCadence?: Readonly<Partial<Record<RoomTier, Cadence>>>
  /** A room held by several sweeps is the highest one's. Left out: 0. */
  readonly rank?: number
}

/** A room with what sweeps pick it by. What is left out is not known, and fits no list. */
export type SweptRoom = {
  readonly room: LiveRoom
  readonly platform?: string | null
  readonly kind?: ObjectKind
}

const fits = <T>(wanted: readonly T[] | undefined, given: T | null | undefined): boolean =>
  wanted === undefined || wanted.length === 0 || (given != null && wanted.includes(given))

/** Whether the sweep is about this room at all, whatever the day and the hour. */
export function inScope(sweep: SweepScope, { room, platform, kind }: SweptRoom): boolean {
  const { regions, tags = [] } = sweep
  return (
    room.active &&
    (regions.length === 0 || regions.some((scope) => isInRegion(scope, room.region))) &&
    fits(sweep.stages, room.stage) &&
    fits(sweep.platforms, platform) &&
    fits(sweep.kinds, kind) &&
    fits(sweep.tiers, tierOf(room)) &&
    (tags.length === 0 || tags.some((tag) => room.tags?.includes(tag) === true))
  )
}

export const runsOn = ({ window }: Pick<PatrolSweep, 'window'>, date: CivilDate): boolean =>
  window?.days == null || spanAt(window.days, date) !== null

/** Whether it is the sweep's time, in a place where it is `now`. */
export function inWindow(
  sweep: Pick<PatrolSweep, 'window'>,
  date: CivilDate,
  now: WindowKinds,
): boolean {
  const kinds = sweep.window?.kinds ?? []
  return runsOn(sweep, date) && (kinds.length === 0 || kinds.some((kind) => now.has(kind)))
}

/** How often this sweep looks at a room of that tier. */
export const cadenceOf = (sweep: PatrolSweep, room: Pick<LiveRoom, 'tier'>): Cadence =>
  sweep.tierCadence?.[tierOf(room)] ?? sweep.cadence
