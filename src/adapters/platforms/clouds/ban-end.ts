import { type Duration, minutes } from '../../../core/time/duration.ts'
import { earlier, type Instant, minus, plus } from '../../../core/time/instant.ts'

/** Clouds reckon their longest ban by their own clock and take requests from clocks that differ by a few minutes. */
const CLOCKS_APART: Duration = minutes(5)

/**
 * When a ban ends that is to hold until then (`null`: as long as can be), never later than the cloud allows. Only an end at the
 * very limit is earlier than asked for, by what the clocks may be apart: a cloud whose clock is behind ours would refuse the
 * whole ban as too long, and a ban of ours that is to hold longer is renewed well before its end anyway.
 */
export function banEnd(until: Instant | null, now: Instant, longest: Duration): Instant {
  const latest = minus(plus(now, longest), CLOCKS_APART)
  return until === null ? latest : earlier(until, latest)
}

/** UTC to the second, as both clouds write times: `2018-11-29T19:00:00Z`. */
export const utcSeconds = (at: Instant): string =>
  `${new Date(Math.floor(at / 1_000) * 1_000).toISOString().slice(0, 19)}Z`
