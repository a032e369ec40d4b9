import type { Verdict } from '../../core/policy/verdict.ts'
import { formatInstant } from '../../core/time/instant.ts'

/** A verdict as commands print it: times as text. `null` stays `null`. */
export const wireVerdict = (verdict: Verdict | null) =>
  verdict === null
    ? null
    : {
        ...verdict,
        hits: verdict.hits.map((hit) => ({
          ...hit,
          from: formatInstant(hit.from),
          to: formatInstant(hit.to),
        })),
      }
