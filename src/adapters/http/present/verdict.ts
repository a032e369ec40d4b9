import type { Verdict } from '../../../contracts/law/verdict.ts'
import type { Classification } from '../../../contracts/reading/classification.ts'
import type { Classification as DomainClassification } from '../../../core/detection/classification.ts'
import type { ObjectVerdict } from '../../../core/policy/objects/conduct.ts'
import type { Verdict as DomainVerdict, RuleHit } from '../../../core/policy/verdict.ts'
import { formatInstant } from '../../../core/time/instant.ts'

function presentHit(hit: RuleHit): Verdict['hits'][number] {
  const { effectiveFrom, borderline } = hit
  return {
    rule: hit.rule,
    verdict: hit.verdict,
    basis: hit.basis,
    from: formatInstant(hit.from),
    to: formatInstant(hit.to),
    seconds: hit.seconds,
    law: [...hit.law],
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(borderline === undefined ? {} : { borderline }),
  }
}

export function presentVerdict(verdict: DomainVerdict): Verdict {
  const { applicable, aggravations, card, reason } = verdict
  return {
    verdict: verdict.verdict,
    basis: verdict.basis,
    provisional: verdict.provisional,
    autoCut: verdict.autoCut,
    days: verdict.days.map((day) => ({
      ...day,
      also: [...day.also],
      sources: [...day.sources],
    })),
    hits: verdict.hits.map(presentHit),
    keyPeriod: verdict.keyPeriod,
    ruleVersion: verdict.ruleVersion,
    ...(applicable === undefined ? {} : { applicable }),
    ...(aggravations === undefined ? {} : { aggravations }),
    ...(card === undefined ? {} : { card }),
    ...(reason === undefined ? {} : { reason }),
  }
}

export const presentObjectVerdict = (verdict: ObjectVerdict) => ({
  ...verdict,
  days: [],
  hits: verdict.hits.map((hit) => ({
    ...hit,
    from: formatInstant(hit.from),
    to: formatInstant(hit.to),
  })),
})

export const presentClassification = ({
  ownWords,
  topics,
  ...classification
}: DomainClassification): Classification => ({
  ...classification,
  subjects: classification.subjects.map((subject) => ({ ...subject })),
  dimensions: { ...classification.dimensions },
  evidence: classification.evidence.map((evidence) => ({ ...evidence })),
  ...(topics === undefined ? {} : { topics: topics.map((topic) => ({ ...topic })) }),
  ...(ownWords === undefined
    ? {}
    : { ownWords: { ...ownWords, words: ownWords.words.map((word) => ({ ...word })) } }),
})
