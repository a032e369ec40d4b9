import { civilDateOf, type Instant } from '../../time/instant.ts'
import type { PatrolSweep } from '../sweep.ts'
import { heldBack, type SweepRun } from '../sweeps/sweep-run.ts'

/** The sweeps as whoever accounts for what was missed found them at `since`, until the next version. */
export type SweepVersion = {
  readonly since: Instant
  readonly sweeps: readonly PatrolSweep[]
  /** Those that people had taken off on the day of `since`. */
  readonly off: readonly string[]
}

/** What people take off is off for the day: each day has a version of its own. */
const isSame = (a: SweepVersion, b: SweepVersion): boolean =>
  civilDateOf(a.since) === civilDateOf(b.since) &&
  JSON.stringify([a.sweeps, a.off]) === JSON.stringify([b.sweeps, b.off])

/**
 * The versions that are known at `now`, oldest first: what was widened, edited or resumed just now has held nobody before.
 * Nothing known: it has been as it is. What ended before `needed` is let go.
 */
export function followVersions(
  before: readonly SweepVersion[],
  found: Omit<SweepVersion, 'since'>,
  now: Instant,
  needed: Instant,
): readonly SweepVersion[] {
  // A version of the future is of before the clock was set back.
  const known = before.filter(({ since }) => since <= now)
  const next = { since: now, ...found }
  const last = known.at(-1)
  if (last === undefined) return [{ ...next, since: 0 as Instant }, next]
  const all = isSame(last, next) ? known : [...known, next]
  return all.filter((_, n) => (all[n + 1]?.since ?? now) >= needed)
}

/** Sweeps that could hold a room at this minute, as they were then; none of before the first that is known. */
export function inForceAt(
  versions: readonly SweepVersion[],
  runs: readonly SweepRun[],
  minute: Instant,
): readonly PatrolSweep[] {
  const version = versions.findLast(({ since }) => since <= minute)
  if (version === undefined) return []
  const day = civilDateOf(minute)
  const isOfThatDay = civilDateOf(version.since) === day
  const off = isOfThatDay ? new Set(version.off) : heldBack(runs, day)
  return version.sweeps.filter(({ name }) => !off.has(name))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isSweep = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['name'] === 'string' &&
  Array.isArray(value['regions']) &&
  Array.isArray(value['stages']) &&
  isRecord(value['cadence']) &&
  typeof value['cadence']['probeSeconds'] === 'number' &&
  typeof value['cadence']['watchSeconds'] === 'number'

const isVersion = (value: unknown): value is SweepVersion =>
  isRecord(value) &&
  typeof value['since'] === 'number' &&
  Array.isArray(value['sweeps']) &&
  value['sweeps'].every(isSweep) &&
  Array.isArray(value['off']) &&
  value['off'].every((name) => typeof name === 'string')

/** Versions as this or another machine wrote them down; anything else, as of another release, says nothing. */
export const readVersions = (value: unknown): readonly SweepVersion[] =>
  Array.isArray(value) && value.every(isVersion) ? value : []
