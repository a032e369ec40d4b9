import type { DayInfo } from '../../calendar/day-info.ts'
import { addDays } from '../../time/civil-date.ts'
import { startOfDay } from '../../time/instant.ts'
import { intersect } from '../../time/interval.ts'
import { forbiddenRuns } from '../borderline.ts'
import { hit } from '../day/time-hits.ts'
import type { SessionFacts } from '../facts.ts'
import type { RuleBook } from '../rule-book.ts'
import type { RuleHit, TeachingSession } from '../verdict.ts'
import { objectFindings, timeScopeBeside } from './object-rules.ts'

const goesOn = (last: RuleHit, next: RuleHit): boolean =>
  last.to === next.from &&
  last.rule === next.rule &&
  last.verdict === next.verdict &&
  last.effectiveFrom === next.effectiveFrom

/**
 * The object rules that a session meets, each from the midnight on which it came into force: a lesson that begins the
 * evening before and goes on is judged by the law of either day, as if it had been two. `days` are those of the session.
 */
export function objectHits(
  session: TeachingSession,
  facts: SessionFacts,
  rules: RuleBook,
  days: readonly DayInfo[],
): readonly RuleHit[] {
  const hits: RuleHit[] = []
  for (const { date } of days) {
    const day = { start: startOfDay(date), end: startOfDay(addDays(date, 1)) }
    const part = intersect(day, session)
    if (part === null) continue
    for (const finding of objectFindings(session, facts, rules, date)) {
      const next = hit(finding, part)
      const index = hits.findIndex((last) => goesOn(last, next))
      const last = hits[index]
      if (last === undefined) hits.push(next)
      else hits[index] = hit(finding, { start: last.from, end: next.to })
    }
  }
  return hits
}

/** Of `byTime`, what stands beside the object rules: bans only, and only where one of them forbids. */
export function hitsBesideObjects(
  session: TeachingSession,
  byObject: readonly RuleHit[],
  byTime: readonly RuleHit[],
): readonly RuleHit[] {
  if (timeScopeBeside(session, byObject) === 'none') return []
  const runs = forbiddenRuns(byObject.toSorted((a, b) => a.from - b.from))
  return byTime
    .filter(({ verdict }) => verdict === 'forbidden')
    .flatMap((one) =>
      runs.flatMap((run) => {
        const part = intersect(run, { start: one.from, end: one.to })
        return part === null
          ? []
          : [{ ...one, from: part.start, to: part.end, seconds: (part.end - part.start) / 1_000 }]
      }),
    )
}
