import { type Duration, minutes, seconds } from '../../time/duration.ts'
import { between, type Instant, plus } from '../../time/instant.ts'
import type { CoverageSegment } from '../coverage.ts'
import { allowanceOf, type HeldStretch, joinedStretches } from '../missed/missed-segments.ts'
import type { UnseenReason } from '../unseen-reason.ts'

/** Rooms that a sweep had in one minute (teaching was not plainly permitted in them), by what is known of it. */
export type MinuteTally = {
  readonly seen: number
  /** Read with less while there was too much to do. */
  readonly seenPartly: number
  /** Looked at and not seen, for a reason that lies with the room or on the way to it. */
  readonly unseenTheirs: number
  /** Looked at and not seen, for a reason that lies with us. */
  readonly unseenOurs: number
  readonly missed: number
}

export const NO_TALLY: MinuteTally = {
  seen: 0,
  seenPartly: 0,
  unseenTheirs: 0,
  unseenOurs: 0,
  missed: 0,
}

export const addTallies = (a: MinuteTally, b: MinuteTally): MinuteTally => ({
  seen: a.seen + b.seen,
  seenPartly: a.seenPartly + b.seenPartly,
  unseenTheirs: a.unseenTheirs + b.unseenTheirs,
  unseenOurs: a.unseenOurs + b.unseenOurs,
  missed: a.missed + b.missed,
})

const MINUTE: Duration = minutes(1)
const HALF_MINUTE: Duration = seconds(30)

/** Where the reason lies: with us (how often a platform may be asked is our own rule as well), or with the room and the way to it. */
const WHOSE: Readonly<Record<UnseenReason, 'unseenOurs' | 'unseenTheirs'>> = {
  refused: 'unseenTheirs',
  timeout: 'unseenTheirs',
  dns: 'unseenTheirs',
  tls: 'unseenTheirs',
  'http-4xx': 'unseenTheirs',
  'http-5xx': 'unseenTheirs',
  'redirect-loop': 'unseenTheirs',
  'not-media': 'unseenTheirs',
  empty: 'unseenTheirs',
  encrypted: 'unseenTheirs',
  'audio-only': 'unseenTheirs',
  black: 'unseenTheirs',
  frozen: 'unseenTheirs',
  ended: 'unseenTheirs',
  'login-wall': 'unseenTheirs',
  'geo-blocked': 'unseenTheirs',
  'risk-control': 'unseenTheirs',
  'blocked-address': 'unseenTheirs',
  'bad-address': 'unseenTheirs',
  'decoder-failed': 'unseenOurs',
  'browser-failed': 'unseenOurs',
  'recogniser-failed': 'unseenOurs',
  'not-kept': 'unseenOurs',
  'reader-failed': 'unseenOurs',
  budget: 'unseenOurs',
  late: 'unseenOurs',
}

function kindOf({ state, unseenReason }: CoverageSegment): keyof MinuteTally {
  if (state === 'missed') return 'missed'
  if (state === 'seen-partly') return 'seenPartly'
  if (state !== 'unseen') return 'seen'
  return unseenReason === null ? 'unseenOurs' : WHOSE[unseenReason]
}

/** What the ledger says of a moment; between two looks it is as the look before left it, as long as its cadence allows. */
function lastBefore(
  ledger: readonly CoverageSegment[],
  moment: Instant,
): CoverageSegment | undefined {
  let found: CoverageSegment | undefined
  for (const segment of ledger) {
    if (segment.start <= moment && (found === undefined || segment.start > found.start)) {
      found = segment
    }
  }
  return found
}

function saidOf(
  ledger: readonly CoverageSegment[],
  moment: Instant,
  cadence: Duration,
): keyof MinuteTally | null {
  const segment = lastBefore(ledger, moment)
  if (segment === undefined) return null
  const open = between(segment.end, moment)
  if (open < 0) return kindOf(segment)
  // What was missed ends with the next look; how long that one took is known to nobody.
  return open <= allowanceOf(cadence) && segment.state !== 'missed' ? kindOf(segment) : null
}

/**
 * Adds one room to the tallies of whole minutes. A minute is what the ledger says of its middle. One that no look reaches
 * and that is not missed either (before the first look of a stretch) is not counted. `entered`: what is saved beside the
 * ledger as it was `written`.
 */
export function tallyRoom(
  tallies: Map<Instant, MinuteTally>,
  held: readonly HeldStretch[],
  written: readonly CoverageSegment[],
  entered: readonly CoverageSegment[] = [],
): void {
  // What goes on with a segment stands in its place.
  const ledger = [
    ...new Map([...written, ...entered].map((segment) => [segment.start, segment])).values(),
  ]
  for (const { start, end, cadence } of joinedStretches(held)) {
    let minute = (Math.ceil(start / MINUTE) * MINUTE) as Instant
    for (; plus(minute, MINUTE) <= end; minute = plus(minute, MINUTE)) {
      const said = saidOf(ledger, plus(minute, HALF_MINUTE), cadence)
      if (said === null) continue
      const tally = tallies.get(minute) ?? NO_TALLY
      tallies.set(minute, { ...tally, [said]: tally[said] + 1 })
    }
  }
}
