import type { Verdict, VerdictReason } from './verdict.ts'

/**
 * What follows in forbidden time where it is not known whether a lesson goes on: a person is to find out, for the
 * reason that is said. Never a cut. `null`: the time is not forbidden, so there is nothing to find out.
 */
export function reviewFor(reason: VerdictReason, verdict: Verdict): Verdict | null {
  if (verdict.verdict !== 'forbidden') return null
  const hits = verdict.hits.map((hit) =>
    hit.verdict === 'forbidden' ? { ...hit, verdict: 'review' as const } : hit,
  )
  return { ...verdict, verdict: 'review', autoCut: false, hits, reason }
}
