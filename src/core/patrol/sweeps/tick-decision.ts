import { type Duration, hours, seconds } from '../../time/duration.ts'
import { between, type Instant, later, minus } from '../../time/instant.ts'

/** Ticks missed longer ago than this are not made up for. Ours: docs/rules.md §7. */
const CATCH_UP = hours(24)
/** A tick that runs later than this after its time was missed. */
const PUNCTUAL = seconds(5)
/** A clock that was set back by less catches up soon, and repeats no tick; what it says again after more is new. */
const WAITED_FOR = seconds(30)
const SECOND: Duration = seconds(1)

/** The latest instant that a schedule names in `(after, until]`; `null` when it names none. */
export type LatestTick = (after: Instant, until: Instant) => Instant | null

/** `looked` is how far the schedule has been looked at when this is carried out. */
export type TickDecision = { readonly looked: Instant } & (
  | { readonly kind: 'wait' }
  /** The clock was set back: ticks taken after that instant come again and are forgotten first. */
  | { readonly kind: 'forget'; readonly after: Instant }
  /** `backfilled`: nobody ran at its time, it is made up for. */
  | { readonly kind: 'take'; readonly at: Instant; readonly backfilled: boolean }
)

/** From where a schedule is looked at when a process starts. */
export function lookFrom(last: Instant | null, now: Instant): Instant {
  // Never run before: it begins with its next tick, there is nothing to make up for.
  if (last === null) return now
  // Set back while nobody ran: the first look finds it so.
  return last > now ? last : later(last, minus(now, CATCH_UP))
}

/**
 * What a look at a schedule comes to, whatever the clock did since the last one: of all ticks since then only the latest
 * is taken (nobody needs a patrol planned for an hour ago twice), at most a day back; a clock that went back more than
 * half a minute says its ticks again, one that went back less repeats none.
 */
export function decideTick(latest: LatestTick, looked: Instant, now: Instant): TickDecision {
  const wentBack = now < looked
  const from = wentBack ? minus(now, SECOND) : looked
  if (wentBack && between(now, looked) > WAITED_FOR) {
    return { kind: 'forget', after: from, looked: from }
  }
  const at = latest(later(from, minus(now, CATCH_UP)), now)
  if (at === null) return { kind: 'wait', looked: now }
  return { kind: 'take', at, backfilled: between(at, now) > PUNCTUAL, looked: now }
}
