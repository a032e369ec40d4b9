import { type Duration, minutes, seconds } from '../../time/duration.ts'
import type { Instant } from '../../time/instant.ts'
import { jitterOf } from '../politeness.ts'

/** What the patrol does with less while it cannot do all, mildest first; each rung includes those before it. */
export const LOAD_RUNGS = [
  'none',
  'calm-rooms-slower',
  'calm-rooms-slowest',
  'lowest-tier-shed',
] as const
export type LoadRung = (typeof LOAD_RUNGS)[number]

/** As all machines know it: the rung since `at`, and the one before it. */
export type LoadState = { readonly rung: LoadRung; readonly before: LoadRung; readonly at: Instant }

export const NO_LOAD: LoadState = { rung: 'none', before: 'none', at: 0 as Instant }

/** What whoever decides remembers besides (monotonic). */
export type LoadMemory = {
  /** Since when it has been too much without a break; `null`: it is not. */
  readonly badSince: Duration | null
  /** Since when it has been well. */
  readonly goodSince: Duration | null
  readonly steppedAt: Duration | null
  /** The moment of the rung that all this was found on; `null`: none was looked at yet. */
  readonly knownAt: Instant | null
  /** How long it has to be well before the next step down: it doubles when a step down was too early. */
  readonly patience: Duration
}

/** The share of due rooms that are late; 0..1. */
export type LoadReading = { readonly due: number; readonly late: number }

/** Ours: docs/rules.md §7. */
const BAD_SHARE = 0.05
const GOOD_SHARE = 0.01
const UP_AFTER: Duration = seconds(30)
const DOWN_AFTER: Duration = minutes(2)
const LONGEST_PATIENCE: Duration = minutes(30)
const TOO_EARLY: Duration = minutes(5)

export const FRESH_MEMORY: LoadMemory = {
  badSince: null,
  goodSince: null,
  steppedAt: null,
  knownAt: null,
  patience: DOWN_AFTER,
}

/** What was found on another rung, before somebody else took a step, says nothing of this one. */
export const memoryOn = (memory: LoadMemory, { at }: LoadState): LoadMemory =>
  memory.knownAt === null || memory.knownAt === at
    ? { ...memory, knownAt: at }
    : { ...FRESH_MEMORY, patience: memory.patience, knownAt: at }

export type LoadDecision = {
  /** The rung to go to; `null`: it stays. */
  readonly to: LoadRung | null
  readonly memory: LoadMemory
}

const indexOf = (rung: LoadRung): number => LOAD_RUNGS.indexOf(rung)

const reset = (memory: LoadMemory, now: Duration, patience: Duration): LoadMemory => ({
  ...memory,
  badSince: null,
  goodSince: null,
  steppedAt: now,
  patience,
})

/**
 * One step at a time: up when more than 5 % of the due rooms have been late for 30 s, down when fewer than 1 % have been for
 * two minutes and longer; between the two it stays as it is. A step down that has to be taken back within five minutes
 * doubles the time before the next, at most half an hour.
 */
export function decideLoad(
  rung: LoadRung,
  before: LoadMemory,
  { due, late }: LoadReading,
  now: Duration,
): LoadDecision {
  const share = due === 0 ? 0 : late / due
  const badSince = share > BAD_SHARE ? (before.badSince ?? now) : null
  const goodSince = share < GOOD_SHARE ? (before.goodSince ?? now) : null
  const memory = { ...before, badSince, goodSince }
  const up = LOAD_RUNGS[indexOf(rung) + 1]
  if (badSince !== null && now - badSince >= UP_AFTER && up !== undefined) {
    const early = before.steppedAt !== null && now - before.steppedAt < TOO_EARLY
    const doubled = Math.min(LONGEST_PATIENCE, before.patience * 2) as Duration
    return { to: up, memory: reset(memory, now, early ? doubled : before.patience) }
  }
  const down = LOAD_RUNGS[indexOf(rung) - 1]
  if (goodSince !== null && now - goodSince >= before.patience && down !== undefined) {
    const patience = down === 'none' ? before.patience : DOWN_AFTER
    return { to: down, memory: reset(memory, now, patience) }
  }
  return { to: null, memory }
}

/** Rooms come back from a rung over this time, each at a moment of its own. */
const BACK_WITHIN: Duration = minutes(2)

/** The rung that this room is on: up at once, down one room after another, so that no herd comes back. */
export function rungOf({ rung, before, at }: LoadState, roomId: string, now: Instant): LoadRung {
  if (indexOf(rung) >= indexOf(before)) return rung
  // A clock that was set back must not keep rooms up.
  const since = Math.abs(now - at)
  return since < BACK_WITHIN * jitterOf(`back ${roomId} ${at}`) ? before : rung
}
