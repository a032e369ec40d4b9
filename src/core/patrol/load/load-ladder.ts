import { type Duration, hours, milliseconds, minutes, seconds } from '../../time/duration.ts'
import { between, type Instant, plus } from '../../time/instant.ts'
import { jitterOf } from '../politeness.ts'

/** What the patrol does with less while it cannot do all, mildest first; each rung includes those before it. */
export const LOAD_RUNGS = [
  'none',
  'calm-rooms-slower',
  'calm-rooms-slowest',
  'smaller-pictures',
  'fewer-lines',
  'lowest-tier-shed',
] as const
export type LoadRung = (typeof LOAD_RUNGS)[number]

/** How long it has to be well on a rung before the step down from it; left out: as long as at first. */
export type LoadPatience = Readonly<Partial<Record<LoadRung, Duration>>>

/** As all machines know it: the rung since `at`, the one before it, and how patient each rung has become. */
export type LoadState = {
  readonly rung: LoadRung
  readonly before: LoadRung
  readonly at: Instant
  readonly patience: LoadPatience
}

export const NO_LOAD: LoadState = { rung: 'none', before: 'none', at: 0 as Instant, patience: {} }

/** Whether any room may still be looked at with less. */
export const isEasing = ({ rung, before }: Pick<LoadState, 'rung' | 'before'>): boolean =>
  rung !== 'none' || before !== 'none'

/** What whoever decides remembers besides (monotonic). */
export type LoadMemory = {
  /** Since when it has been too much without a break; `null`: it is not. */
  readonly badSince: Duration | null
  /** Since when it has been well. */
  readonly goodSince: Duration | null
  /** The moment of the rung that all this was found on; `null`: none was looked at yet. */
  readonly knownAt: Instant | null
}

/** The share of due rooms that are late; 0..1. */
export type LoadReading = { readonly due: number; readonly late: number }

/** Ours: docs/rules.md §7. */
const BAD_SHARE = 0.05
const GOOD_SHARE = 0.01
const UP_AFTER: Duration = seconds(30)
const DOWN_AFTER: Duration = minutes(2)
const LONGEST_PATIENCE: Duration = hours(4)
/** A step down that stood for so long, and for so many times what was waited for it, was right. */
const STOOD: Duration = hours(6)
const STOOD_PATIENCES = 4
/** Rooms come back from a rung over this time, each at a moment of its own. */
const BACK_WITHIN: Duration = minutes(2)

export const FRESH_MEMORY: LoadMemory = { badSince: null, goodSince: null, knownAt: null }

/** What was found on another rung, before somebody else took a step, says nothing of this one. */
export const memoryOn = (memory: LoadMemory, { at }: LoadState): LoadMemory =>
  memory.knownAt === null || memory.knownAt === at
    ? { ...memory, knownAt: at }
    : { ...FRESH_MEMORY, knownAt: at }

export type LoadDecision = {
  /** What to go to; `null`: it stays. */
  readonly to: Pick<LoadState, 'rung' | 'patience'> | null
  readonly memory: LoadMemory
}

const indexOf = (rung: LoadRung): number => LOAD_RUNGS.indexOf(rung)
const neighbour = (rung: LoadRung, by: 1 | -1): LoadRung | undefined =>
  LOAD_RUNGS[indexOf(rung) + by]

export const isAtLeast = (rung: LoadRung, other: LoadRung): boolean =>
  indexOf(rung) >= indexOf(other)

const wasStepDown = ({ rung, before }: LoadState): boolean => !isAtLeast(rung, before)

/** A wall clock that was set back must not keep anything waiting. */
const since = ({ at }: LoadState, now: Instant): number => Math.abs(between(at, now))

const isRight = (stood: number, waited: Duration): boolean =>
  stood >= Math.max(STOOD, waited * STOOD_PATIENCES)

/**
 * A step down that has to be taken back doubles the time before it is tried again: a load that only doing with less keeps away
 * returns after any time, not only at once. What stood for long shows that rungs whose patience is short beside it have their
 * reason no more, whichever they are.
 */
function patienceAfterUp(load: LoadState, to: LoadRung, now: Instant): LoadPatience {
  if (!wasStepDown(load)) return load.patience
  const stood = since(load, now)
  const kept = LOAD_RUNGS.flatMap((rung) => {
    const waited = load.patience[rung]
    return waited === undefined || isRight(stood, waited) ? [] : [[rung, waited] as const]
  })
  const waited = load.patience[to] ?? DOWN_AFTER
  if (isRight(stood, waited)) return Object.fromEntries(kept)
  const doubled = milliseconds(Math.min(LONGEST_PATIENCE, waited * 2))
  return { ...Object.fromEntries(kept), [to]: doubled }
}

/**
 * One step at a time: up when more than 5 % of the due rooms have been late for 30 s, down when fewer than 1 % have been for
 * two minutes and longer, all rooms being back from the step before; between the two it stays as it is. A step down that has
 * to be taken back within six hours, or within four times what it was waited for, doubles the time before the next down from
 * the same rung, at most four hours.
 */
export function decideLoad(
  load: LoadState,
  before: LoadMemory,
  { due, late }: LoadReading,
  now: { readonly steady: Duration; readonly wall: Instant },
): LoadDecision {
  const { rung, patience } = load
  const share = due === 0 ? 0 : late / due
  const comingBack = wasStepDown(load) && since(load, now.wall) < BACK_WITHIN
  const badSince = share > BAD_SHARE ? (before.badSince ?? now.steady) : null
  const isGood = share < GOOD_SHARE && !comingBack
  const goodSince = isGood ? (before.goodSince ?? now.steady) : null
  const anew = { ...before, badSince: null, goodSince: null }
  const up = neighbour(rung, 1)
  if (badSince !== null && now.steady - badSince >= UP_AFTER && up !== undefined) {
    const to = { rung: up, patience: patienceAfterUp(load, up, now.wall) }
    return { to, memory: anew }
  }
  const down = neighbour(rung, -1)
  const needed = patience[rung] ?? DOWN_AFTER
  if (goodSince !== null && now.steady - goodSince >= needed && down !== undefined) {
    return { to: { rung: down, patience }, memory: anew }
  }
  return { to: null, memory: { ...before, badSince, goodSince } }
}

/** When this room comes back from the rung before; `null`: the last step was not down. */
export const backAt = (load: LoadState, roomId: string): Instant | null =>
  wasStepDown(load)
    ? plus(load.at, milliseconds(BACK_WITHIN * jitterOf(`back ${roomId} ${load.at}`)))
    : null

/** The rung that this room is on: up at once, down one room after another, so that no herd comes back. */
export function rungOf(load: LoadState, roomId: string, now: Instant): LoadRung {
  const back = backAt(load, roomId)
  if (back === null) return load.rung
  return since(load, now) < between(load.at, back) ? load.before : load.rung
}
