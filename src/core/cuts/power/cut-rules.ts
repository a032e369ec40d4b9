import type { CalledPlatform } from '../../registry/cut-target.ts'
import type { RegionScope } from '../../registry/region-scope.ts'
import type { DayPart } from '../../time/clock-time.ts'
import { type Duration, hours, minutes, seconds } from '../../time/duration.ts'
import type { Instant } from '../../time/instant.ts'

/** Where they are written, inside the schedules folder. */
export const CUTS_FILE = 'cuts.yaml'

/** A line of the policy that asks for a second person. Conditions that are left out hold; all that are named must. */
export type SecondPersonRule = {
  /** The line of schedules/cuts.yaml that it begins on: the operator is told which one asks. */
  readonly line: number
  readonly regions: readonly RegionScope[]
  readonly platforms: readonly CalledPlatform[]
  /** Hours of the day in Asia/Shanghai; empty: at any time. */
  readonly hours: readonly DayPart[]
  /** From so many viewers on; `null`: whoever watches. A platform that does not tell counts as one that has them. */
  readonly viewersFrom: number | null
}

/** Real orders of one hour at which a fuse blows, over all, on one platform, in one city. */
export type FuseLimits = {
  readonly all: number
  readonly platform: number
  readonly region: number
}

export const AUTOMATIC_MODES = ['off', 'shadow', 'on'] as const
export type AutomaticMode = (typeof AUTOMATIC_MODES)[number]

/** Where orders are given without a person, or are only written down as if (`shadow`). The first line that fits decides. */
export type AutomaticRule = {
  readonly line: number
  readonly mode: AutomaticMode
  /** Never empty: it is switched on place by place, and sweep by sweep. */
  readonly regions: readonly RegionScope[]
  readonly sweeps: readonly string[]
}

/** What an office allows itself (schedules/cuts.yaml). */
export type CutRules = {
  readonly secondPerson: readonly SecondPersonRule[]
  /** An order that waits for its second person for longer is void. */
  readonly approvalWithin: Duration
  readonly fuse: {
    readonly manual: FuseLimits
    readonly automatic: FuseLimits
    /** What a person can do while the fuse of orders of people has blown. */
    readonly whenBlown: 'second-person' | 'refuse'
  }
  /** After an order was undone its room is not cut again by one person alone for so long. */
  readonly coolingOff: Duration
  /** What is looser than before holds so long after it was written, unless another person agrees. */
  readonly loosenedAfter: Duration
  /** Rules of before hold beside these until then (`cutRulesInForce`); left out: none does. */
  readonly heldUntil?: Instant
  readonly automatic: {
    readonly rules: readonly AutomaticRule[]
    /** Lines of before, each of which has to switch it on as well; left out: none. */
    readonly alsoUnder?: readonly (readonly AutomaticRule[])[]
    /** How long people have to stop it. */
    readonly countdown: Duration
    readonly ban: Duration
    /** The lesson was seen at most so long ago, or nothing is cut. */
    readonly seenWithin: Duration
  }
}

/** What holds where nothing is written. Ours: docs/rules.md §7. */
export const DEFAULT_CUT_RULES: CutRules = {
  secondPerson: [],
  approvalWithin: minutes(10),
  fuse: {
    manual: { all: 30, platform: 20, region: 20 },
    automatic: { all: 6, platform: 4, region: 3 },
    whenBlown: 'second-person',
  },
  coolingOff: minutes(30),
  loosenedAfter: minutes(60),
  automatic: {
    rules: [],
    countdown: seconds(60),
    ban: hours(2),
    seenWithin: seconds(60),
  },
}
