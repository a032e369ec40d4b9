import type { Verdict } from './verdict.ts'

/**
 * What follows where somebody speaks in forbidden time and nothing of it can be read: a person is to listen. Never a
 * cut: that it is a lesson is not known. `null`: the time is not forbidden, so there is nothing to find out.
 */
export function reviewOfSpeech(verdict: Verdict): Verdict | null {
  if (verdict.verdict !== 'forbidden') return null
  const hits = verdict.hits.map((hit) =>
    hit.verdict === 'forbidden' ? { ...hit, verdict: 'review' as const } : hit,
  )
  return { ...verdict, verdict: 'review', autoCut: false, hits, reason: 'speech-without-text' }
}
