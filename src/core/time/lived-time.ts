import { type Duration, hours, milliseconds } from './duration.ts'
import { between, type Instant, minus } from './instant.ts'

/** A leap forward of the wall clock that the running time does not account for: the program was off, or the clock was set. */
export type Doubt = {
  readonly by: Duration
  /** By the time lived. */
  readonly since: Duration
}

/** What ages are reckoned by, kept over restarts: a wall clock alone says nothing of how long something was there. */
export type LivedTime = {
  /** What the wall clock showed when it was last looked at. */
  readonly wall: Instant
  /** How long the program has really run since this was first kept. */
  readonly lived: Duration
  /** Oldest first. */
  readonly doubts: readonly Doubt[]
}

const days = (count: number): Duration => hours(24 * count)

/** Restarts, upgrades and a day off are no leap. Ours: docs/rules.md §7. */
const LIKELY_GAP = days(2)
/** A leap is doubted until as much has been lived as it is long, within these. Ours: docs/rules.md §7. */
const DOUBTED_AT_LEAST = days(7)
const DOUBTED_AT_MOST = days(90)
/** More are added up: a clock that leaps to and fro must not fill the record. */
const DOUBTS_AT_MOST = 20

const doubtedFor = (by: number): number => Math.min(Math.max(by, DOUBTED_AT_LEAST), DOUBTED_AT_MOST)

function fewer(doubts: readonly Doubt[]): readonly Doubt[] {
  const [first, second, ...others] = doubts
  if (doubts.length <= DOUBTS_AT_MOST || first === undefined || second === undefined) return doubts
  return [{ by: milliseconds(first.by + second.by), since: second.since }, ...others]
}

/** A clock that is set back takes back what it had leapt, the last leap first. */
function takenBack(doubts: readonly Doubt[], by: number): readonly Doubt[] {
  const last = doubts.at(-1)
  if (last === undefined || by <= 0) return doubts
  const left = milliseconds(last.by - by)
  const before = doubts.slice(0, -1)
  return left > 0 ? [...before, { ...last, by: left }] : takenBack(before, -left)
}

/**
 * Goes on to a reading of the wall clock. `ran`: how long this process has run (monotonic) since it last looked; 0 at
 * its first look. Several processes may keep one: no more is lived than the wall went on.
 */
export function liveOn(
  before: LivedTime,
  { wall, ran }: { readonly wall: Instant; readonly ran: Duration },
): LivedTime {
  const passed = between(before.wall, wall)
  const lived = milliseconds(before.lived + Math.min(Math.max(passed, 0), ran))
  const standing = before.doubts.filter(({ by, since }) => lived - since < doubtedFor(by))
  const leap = milliseconds(passed - ran)
  if (leap > LIKELY_GAP) {
    return { wall, lived, doubts: fewer([...standing, { by: leap, since: lived }]) }
  }
  return { wall, lived, doubts: leap < -LIKELY_GAP ? takenBack(standing, -leap) : standing }
}

/** Begins to keep it. `newest`: when the newest record says it was written; a clock far ahead of it is doubted. */
export const beginLiving = (newest: Instant | null, wall: Instant): LivedTime =>
  liveOn(
    { wall: newest ?? wall, lived: milliseconds(0), doubts: [] },
    { wall, ran: milliseconds(0) },
  )

const isNumber = (value: unknown): value is number => Number.isFinite(value)

const isDoubt = (value: unknown): value is Doubt => {
  const { by, since } = (value ?? {}) as Partial<Record<keyof Doubt, unknown>>
  return isNumber(by) && isNumber(since)
}

/** What was written down, when it can be read; `null`: nothing was, or it cannot, and it is begun anew. */
export function readLivedTime(written: unknown): LivedTime | null {
  const { wall, lived, doubts } = (written ?? {}) as Partial<Record<keyof LivedTime, unknown>>
  if (!isNumber(wall) || !isNumber(lived) || !Array.isArray(doubts)) return null
  return doubts.every(isDoubt)
    ? { wall: wall as Instant, lived: milliseconds(lived), doubts }
    : null
}

/** By how much the wall clock may be ahead. */
export const doubted = ({ doubts }: LivedTime): Duration =>
  milliseconds(doubts.reduce((sum, { by }) => sum + by, 0))

/** The moment that it is by now at least: ages are reckoned by it where something is deleted. */
export const surelyNow = (time: LivedTime): Instant => minus(time.wall, doubted(time))
