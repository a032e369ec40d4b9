import { type Duration, milliseconds, minutes, seconds } from '../time/duration.ts'
import { between, type Instant, later, plus } from '../time/instant.ts'

/**
 * Who goes first where one host's looks stand in line: proof of a cut, rooms under suspicion, rooms on air, the rest,
 * and last a person who only wants to see what is on.
 */
export const LOOK_PRIORITIES = ['proof', 'suspect', 'watch', 'patrol', 'preview'] as const
export type LookPriority = (typeof LOOK_PRIORITIES)[number]

/** How often one platform may be looked at (schedules/politeness.yaml). */
export type HostBudget = {
  /** Starts of looks, counted in any minute, never only in calendar minutes. */
  readonly looksPerMinute: number
  /** Looks under way at once. */
  readonly concurrency: number
  /** Up to this share of the pause between two looks is added to it, differently each time; 0..1. */
  readonly jitter: number
  /** So many failures in a row close the host for a while. */
  readonly failuresToClose: number
  readonly backOffFirst: Duration
  readonly backOffCeiling: Duration
  /** Each calm stretch of this length gives a tenth of the budget back after a brake. */
  readonly recoverEvery: Duration
}

export const CLOSED_REASONS = ['risk-control', 'failing'] as const
export type ClosedReason = (typeof CLOSED_REASONS)[number]

type FlyingLook = { readonly id: string; readonly since: Instant; readonly until: Instant }

/** What is remembered of a host between looks, shared by all workers. */
export type HostPace = {
  readonly host: string
  /** As it is now: the budget, or less after the platform pushed back. */
  readonly looksPerMinute: number
  /** No look starts before. */
  readonly nextStartAt: Instant
  readonly lastStartAt: Instant | null
  /** Looks under way; one that outlives `until` belonged to a worker that died. */
  readonly inFlight: readonly FlyingLook[]
  readonly failuresInARow: number
  readonly brakesInARow: number
  /** The next look is a trial: alone, until one succeeds. */
  readonly onTrial: boolean
  readonly closedUntil: Instant | null
  readonly closedBecause: ClosedReason | null
  readonly paceChangedAt: Instant
}

export type LookRequest = {
  readonly id: string
  /** How many ordinary looks it is worth: a page in a browser asks for more than a playlist. */
  readonly cost: number
}

export type PaceDecision =
  | { readonly kind: 'go'; readonly pace: HostPace }
  | {
      readonly kind: 'wait'
      readonly until: Instant
      readonly because: 'closed' | 'concurrency' | 'pace'
      /** The pace as it has to be kept though nobody looks: it was written before the clock was set back. */
      readonly mended: HostPace | null
    }

/** A look that has not reported back after this long is given up. Longer than any look's own time limit. */
export const LOOK_LEASE: Duration = minutes(2)
/** A platform that asks for more than an hour is asked again after one. Ours: docs/rules.md §7. */
export const LONGEST_CLOSURE: Duration = minutes(60)
const CONCURRENCY_LOOK: Duration = seconds(1)

export const freshPace = (host: string, budget: HostBudget, now: Instant): HostPace => ({
  host,
  looksPerMinute: budget.looksPerMinute,
  nextStartAt: now,
  lastStartAt: null,
  inFlight: [],
  failuresInARow: 0,
  brakesInARow: 0,
  onTrial: false,
  closedUntil: null,
  closedBecause: null,
  paceChangedAt: now,
})

/** The least pause between two starts, in whole milliseconds: what keeps any minute within the rate. */
export const pauseOf = (looksPerMinute: number): Duration =>
  Math.ceil(minutes(1) / looksPerMinute) as Duration

/** 0..1, the same for the same text: jitter that a test and a second reader can repeat (FNV-1a). */
export function jitterOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  // The low bits of neighbouring texts differ little; folding mixes them.
  hash ^= hash >>> 15
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) / 0x1_0000_0000
}

/** The same pace on a clock that shows `by` more. */
export function shiftPace(pace: HostPace, by: Duration): HostPace {
  if (by === 0) return pace
  const moved = (at: Instant | null): Instant | null => (at === null ? null : plus(at, by))
  return {
    ...pace,
    nextStartAt: plus(pace.nextStartAt, by),
    lastStartAt: moved(pace.lastStartAt),
    inFlight: pace.inFlight.map(({ id, since, until }) => ({
      id,
      since: plus(since, by),
      until: plus(until, by),
    })),
    closedUntil: moved(pace.closedUntil),
    paceChangedAt: plus(pace.paceChangedAt, by),
  }
}

/** The latest moment that the pace says has been. */
const writtenAt = (pace: HostPace): Instant =>
  [pace.lastStartAt ?? pace.paceChangedAt, ...pace.inFlight.map(({ since }) => since)].reduce(
    later,
    pace.paceChangedAt,
  )

/**
 * Clocks of several workers agree to within this: less is no step, and is simply waited for. Ours: docs/rules.md §7.
 */
const WORKERS_AGREE: Duration = seconds(1)

/** Turns are given out at most this long before they come (`politeness-turns.ts`). */
export const GIVEN_AHEAD: Duration = seconds(1)

/**
 * A pace that was written in the future, further than turns are given ahead, was written before the clock was set back,
 * by at least this much.
 */
export function setBackBy(pace: HostPace, now: Instant): Duration {
  const ahead = Math.max(0, between(now, writtenAt(pace)))
  return milliseconds(ahead >= GIVEN_AHEAD + WORKERS_AGREE ? ahead : 0)
}

/**
 * The pace within today's budget, as if it had been written just now when its times lie in the future: what is left of
 * its waits stays, the time by which the clock was set back is not waited for.
 */
export function paceAt(written: HostPace, budget: HostBudget, now: Instant): HostPace {
  const pace = shiftPace(written, milliseconds(-setBackBy(written, now)))
  const looksPerMinute = Math.min(pace.looksPerMinute, budget.looksPerMinute)
  const farthest = plus(now, LONGEST_CLOSURE)
  const closed = pace.closedUntil !== null && pace.closedUntil > now && pace.closedUntil <= farthest
  return {
    ...pace,
    looksPerMinute,
    nextStartAt: pace.nextStartAt > farthest ? now : pace.nextStartAt,
    inFlight: pace.inFlight.filter(({ until }) => until > now),
    closedUntil: closed ? pace.closedUntil : null,
    closedBecause: closed ? pace.closedBecause : null,
  }
}

/** May this look start now? If not: when to ask again, and what stands in the way. */
export function decideLook(
  now: Instant,
  before: HostPace,
  budget: HostBudget,
  request: LookRequest,
): PaceDecision {
  const pace = paceAt(before, budget, now)
  const mended = setBackBy(before, now) >= WORKERS_AGREE ? pace : null
  if (pace.closedUntil !== null) {
    return { kind: 'wait', until: pace.closedUntil, because: 'closed', mended }
  }
  const room = pace.onTrial ? 1 : budget.concurrency
  if (pace.inFlight.length >= room) {
    return { kind: 'wait', until: plus(now, CONCURRENCY_LOOK), because: 'concurrency', mended }
  }
  const pause = pauseOf(pace.looksPerMinute)
  // Reckoned anew from the last start, so that a budget made smaller holds from the next look on.
  const soonest = pace.lastStartAt === null ? now : plus(pace.lastStartAt, pause)
  const earliest = later(pace.nextStartAt, soonest)
  if (earliest > now) return { kind: 'wait', until: earliest, because: 'pace', mended }
  const drawn = pause * request.cost * (1 + budget.jitter * jitterOf(request.id))
  return {
    kind: 'go',
    pace: {
      ...pace,
      lastStartAt: now,
      nextStartAt: plus(now, Math.ceil(drawn) as Duration),
      inFlight: [...pace.inFlight, { id: request.id, since: now, until: plus(now, LOOK_LEASE) }],
    },
  }
}
