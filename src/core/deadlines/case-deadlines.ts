import type { Calendar } from '../calendar/calendar.ts'
import { dayOf } from '../calendar/day-of.ts'
import { civilDateOf, type Instant } from '../time/instant.ts'
import { handlingOf } from '../violations/handling.ts'
import type { Violation } from '../violations/violation.ts'
import { type CaseFact, standingFacts } from './case-fact.ts'
import { type CaseMark, type Deadline, deadlinesOf } from './deadline.ts'

/** What the lead itself says of its times: found, last seen, decided upon. */
function ownMarks(violation: Violation, calendar: Calendar): readonly CaseMark[] {
  const { openedAt, lastSeenAt, region } = violation
  const { decision } = handlingOf(violation)
  // The two weeks of a winter campaign are those of pupils under compulsory schooling.
  const day = dayOf(calendar, civilDateOf(openedAt), region, 'compulsory')
  const found = day.keyPeriod === null ? 'found' : 'found-in-key-period'
  return [
    { kind: found, at: openedAt },
    ...(decision === null ? [] : [{ kind: 'decided' as const, at: decision.at }]),
    ...(decision?.kind === 'confirmed'
      ? [
          { kind: 'confirmed' as const, at: decision.at },
          { kind: 'last-seen' as const, at: lastSeenAt },
        ]
      : []),
  ]
}

const RESTING: ReadonlySet<Violation['status']> = new Set(['dismissed', 'closed'])

/**
 * The time limits of a lead. In one that was dismissed or closed nothing runs on; what was kept, or was late, is still
 * told. A lead that an earlier release decided on without saying when has no limit of that step.
 */
export function caseDeadlines(
  violation: Violation,
  facts: readonly CaseFact[],
  calendar: Calendar,
  now: Instant,
): readonly Deadline[] {
  const marks = [...ownMarks(violation, calendar), ...standingFacts(facts)]
  const all = deadlinesOf(marks, calendar, now)
  const decided = violation.status !== 'suspected'
  return all
    .filter(({ endedAt }) => endedAt !== null || !RESTING.has(violation.status))
    .filter(({ limit, endedAt }) => endedAt !== null || !decided || !limit.startsWith('verify'))
}
