import { type Duration, hours } from '../../time/duration.ts'

/** Steps of time that violations are counted by; a week begins on Monday. */
const TALLY_STEPS = {
  hour: hours(1),
  day: hours(24),
  week: hours(7 * 24),
} as const satisfies Readonly<Record<string, Duration>>

export type TallyTime = keyof typeof TALLY_STEPS
/** What else they are counted by. A place is counted at a level of its code. */
export type TallyKind = 'province' | 'city' | 'county' | 'institution' | 'rule' | 'subject'

/** How many began that have this in common; `null`: those of which it is not known. */
export type Tally = { readonly key: string | null; readonly count: number }

/** How long a step of these is; `null`: it is no time. */
export const tallyStep = (by: TallyTime | TallyKind): Duration | null =>
  by in TALLY_STEPS ? TALLY_STEPS[by as TallyTime] : null

/** One violation may have broken several rules, and then counts for each. */
export const countsOnce = (by: TallyTime | TallyKind): boolean => by !== 'rule'
