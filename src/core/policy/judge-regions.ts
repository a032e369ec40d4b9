import type { RegionCode } from '../registry/institution.ts'
import { NO_FACTS, type SessionFacts } from './facts.ts'
import { judge } from './judge.ts'
import type { Law } from './law.ts'
import type { TeachingSession, Verdict, VerdictKind } from './verdict.ts'

/** One session judged for every region its pupils live in (docs/rules.md §1.6). */
export type RegionsVerdict = {
  /** The strictest. */
  readonly verdict: VerdictKind
  /** Forbidden in some of the regions only: pupils of those regions must be shown to have been there. */
  readonly partly: boolean
  readonly forbiddenIn: readonly RegionCode[]
  readonly byRegion: ReadonlyMap<RegionCode, Verdict>
  /** A session that is forbidden only in part is cut by nobody but a person. */
  readonly autoCut: boolean
}

/** Judges region by region and takes the strictest; `regions` falls back to the session's own when empty. */
export function judgeRegions(
  session: TeachingSession,
  regions: readonly RegionCode[],
  law: Law,
  facts: SessionFacts = NO_FACTS,
): RegionsVerdict {
  const asked = regions.length === 0 ? [session.region] : regions
  const byRegion = new Map(
    asked.map((region) => [region, judge({ ...session, region }, law, facts)] as const),
  )
  const verdicts = [...byRegion.values()]
  const forbiddenIn = [...byRegion].flatMap(([region, v]) =>
    v.verdict === 'forbidden' ? [region] : [],
  )
  const needsReview = verdicts.some((v) => v.verdict === 'review')
  const partly = forbiddenIn.length > 0 && forbiddenIn.length < byRegion.size
  return {
    verdict: forbiddenIn.length > 0 ? 'forbidden' : needsReview ? 'review' : 'permitted',
    partly,
    forbiddenIn,
    byRegion,
    autoCut: !partly && verdicts.every((v) => v.autoCut),
  }
}
