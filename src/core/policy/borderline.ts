import { type Duration, seconds } from '../time/duration.ts'
import { later, minus, plus } from '../time/instant.ts'
import { type Interval, intersect, isEmpty } from '../time/interval.ts'
import type { RuleHit } from './verdict.ts'

/** Forbidden stretches that touch are one: leaving the one for the other is no way out. */
export function forbiddenRuns(hits: readonly RuleHit[]): readonly Interval[] {
  const runs: Interval[] = []
  for (const hit of hits.filter((h) => h.verdict === 'forbidden')) {
    const last = runs.at(-1)
    if (last !== undefined && hit.from <= last.end) {
      runs[runs.length - 1] = { start: last.start, end: later(last.end, hit.to) }
    } else runs.push({ start: hit.from, end: hit.to })
  }
  return runs
}

/** Does the session reach into the run however the clock was off? */
function certainlyIn(session: Interval, run: Interval, uncertainty: Duration): boolean {
  const core = { start: plus(session.start, uncertainty), end: minus(session.end, uncertainty) }
  if (!isEmpty(core)) return intersect(core, run) !== null
  const widest = { start: minus(session.start, uncertainty), end: plus(session.end, uncertainty) }
  return run.start <= widest.start && widest.end <= run.end
}

const demote = (hit: RuleHit): RuleHit => ({ ...hit, verdict: 'review', borderline: true })

/**
 * Turns hits that a clock error of `uncertainty` could explain away into borderline ones (docs/rules.md §1.7 step 6).
 * `runs` are the forbidden runs around the session, seen wider than the session itself.
 */
export function markBorderline(
  hits: readonly RuleHit[],
  session: Interval,
  runs: readonly Interval[],
  uncertainty: Duration,
): readonly RuleHit[] {
  return hits.map((hit) => {
    if (hit.verdict !== 'forbidden') return hit
    const run = runs.find((r) => intersect(r, { start: hit.from, end: hit.to }) !== null)
    const certain = run !== undefined && certainlyIn(session, run, uncertainty)
    return certain ? hit : demote(hit)
  })
}

/** An excess in seconds over a maximum length or under a minimum pause. */
export function excessIsBorderline(excessSeconds: number, uncertaintySeconds: number): boolean {
  return excessSeconds > 0 && excessSeconds <= uncertaintySeconds
}

export function demoteWithin(hit: RuleHit, uncertaintySeconds: number): RuleHit {
  const isForbidden = hit.verdict === 'forbidden'
  return isForbidden && excessIsBorderline(hit.seconds, uncertaintySeconds) ? demote(hit) : hit
}

export const uncertaintyOf = (session: { readonly uncertaintySeconds?: number }): Duration =>
  seconds(session.uncertaintySeconds ?? 0)
