import { type Duration, hours, minutes } from '../time/duration.ts'
import { between, type Instant, minus } from '../time/instant.ts'
import type { Violation, ViolationStatus } from '../violations/violation.ts'

/** How long what is kept: docs/decisions/0178. */
export type RetentionRules = {
  /** The small picture of a room that is no longer on air. */
  readonly picturesFor: Duration
  /** Evidence of what was dismissed, or never confirmed. */
  readonly suspectsFor: Duration
  /** Evidence of a case, once it is closed and archived; `null`: kept for good. */
  readonly casesFor: Duration | null
  /** What was asked of each platform hour by hour, before only days of it are kept; what was taught in rooms. */
  readonly ledgersFor: Duration
}

const days = (count: number): Duration => hours(24 * count)

export const USUAL_RETENTION = {
  pictureMinutes: 10,
  suspectDays: 60,
  /** 0: never. */
  caseDays: 0,
  ledgerDays: 400,
} as const
export type RetentionSettings = { readonly [Name in keyof typeof USUAL_RETENTION]: number }

export const retentionRules = (settings: RetentionSettings): RetentionRules => ({
  picturesFor: minutes(settings.pictureMinutes),
  suspectsFor: days(settings.suspectDays),
  casesFor: settings.caseDays === 0 ? null : days(settings.caseDays),
  ledgersFor: days(settings.ledgerDays),
})

/** Who must not be touched, whatever its age. */
export type Held = {
  readonly violations: ReadonlySet<string>
  readonly rooms: ReadonlySet<string>
}

type Kept = Pick<
  Violation,
  'id' | 'roomId' | 'ongoing' | 'status' | 'enforcementStep' | 'endedAt' | 'lastSeenAt'
>

/** How long its evidence is kept once it is over; `null`: as long as it is a case. */
function keptFor({ status, enforcementStep }: Kept, rules: RetentionRules): Duration | null {
  switch (status) {
    case 'suspected':
    case 'dismissed':
      return rules.suspectsFor
    case 'closed':
      return enforcementStep === 'archive' ? rules.casesFor : null
    case 'confirmed':
    case 'disposed':
      return null
  }
}

/**
 * Whether the evidence of a violation has outlived its time. `settledAt`: when a person changed it last; `null`:
 * nobody ever did. What goes on, what is a case, and what is held is never let go.
 */
export function mayForgetEvidence(
  violation: Kept,
  settledAt: Instant | null,
  rules: RetentionRules,
  held: Held,
  now: Instant,
): boolean {
  if (violation.ongoing) return false
  if (held.violations.has(violation.id) || held.rooms.has(violation.roomId)) return false
  const long = keptFor(violation, rules)
  if (long === null) return false
  const over = violation.endedAt ?? violation.lastSeenAt
  const since = settledAt !== null && settledAt > over ? settledAt : over
  return between(since, now) > long
}

/** Whether a file that was kept on suspicion goes: nothing names it, none of its rooms is held, nobody kept it since `before`. */
export const mayForgetFile = (
  file: { readonly rooms: readonly string[]; readonly at: Instant; readonly named: boolean },
  held: Held,
  before: Instant,
): boolean => !file.named && file.at < before && !file.rooms.some((room) => held.rooms.has(room))

/** The states in which evidence may outlive its time at all. */
export const forgettableStates = ({ casesFor }: RetentionRules): readonly ViolationStatus[] =>
  casesFor === null ? ['suspected', 'dismissed'] : ['suspected', 'dismissed', 'closed']

/** Nobody looks at what was seen since. */
export const oldEnough = (rules: RetentionRules, now: Instant): Instant =>
  minus(now, Math.min(rules.suspectsFor, rules.casesFor ?? rules.suspectsFor) as Duration)
