import type { RegionCode } from '../../registry/institution.ts'
import { type KeyContent, KIND_FACTS } from '../../registry/object-kind.ts'
import { addDays } from '../../time/civil-date.ts'
import { toSeconds } from '../../time/duration.ts'
import { between, startOfDay } from '../../time/instant.ts'
import type { Law } from '../law.ts'
import type { Verdict } from '../verdict.ts'
import { teacherAggravation } from '../weigh.ts'
import type { Conduct, DutyHit, Finding, ObjectVerdict, Route } from './conduct.ts'
import {
  type DutyFinding,
  filingFinding,
  logFinding,
  retentionFinding,
  supportFinding,
} from './judge-duty.ts'
import { keyContentsOf, promotionFindings } from './judge-promotion.ts'
import { stepsFor } from './routes.ts'

/** Whole days of Asia/Shanghai: nobody knows the second at which a duty was neglected. */
function hitOf({ from, to, reason: _, ...ruling }: Finding): DutyHit {
  const start = startOfDay(from)
  const end = startOfDay(addDays(to, 1))
  return { ...ruling, from: start, to: end, seconds: toSeconds(between(start, end)) }
}

/** Who acts on it. A wrong number is corrected and a late letter hurried, nobody is sent after anybody for it. */
function routesOf(
  conduct: Conduct,
  keyContents: readonly KeyContent[],
  region: RegionCode,
): readonly Route[] {
  if (conduct.conduct === 'shows-filing' || conduct.conduct === 'logs-requested') return []
  const isDetermined =
    conduct.conduct === 'supports'
      ? conduct.noticeReceivedOn !== undefined
      : conduct.conduct === 'promotes' && conduct.determination !== undefined
  return stepsFor(keyContents, region).map(
    (step): Route => ({
      ...step,
      ready: step.needs.every((need) => need === 'determination' && isDetermined),
    }),
  )
}

function findingsOf(conduct: Conduct, law: Law): readonly DutyFinding[] {
  switch (conduct.conduct) {
    case 'promotes':
      return promotionFindings(conduct, law.rules).map((finding) => ({ finding, limit: null }))
    case 'supports':
      return [supportFinding(conduct, law.rules)]
    case 'retains':
      return [retentionFinding(conduct, law.rules)]
    case 'logs-requested':
      return [logFinding(conduct, law.rules)]
    case 'shows-filing':
      return [filingFinding(conduct, law.rules)]
  }
}

function conclusion(findings: readonly Finding[]): Pick<Verdict, 'verdict' | 'basis'> {
  const [first] = findings.toSorted((a, b) => (a.verdict < b.verdict ? -1 : 1))
  return { verdict: first?.verdict ?? 'permitted', basis: first?.basis ?? 'direct' }
}

function concerned(conduct: Conduct, findings: readonly Finding[]): readonly KeyContent[] {
  if (findings.length === 0) return []
  if (conduct.conduct === 'promotes') return keyContentsOf(conduct, findings)
  return conduct.conduct === 'supports' ? ['KC5'] : [KIND_FACTS[conduct.kind].keyContent]
}

/**
 * Judges what an object of the plan does that is not teaching (KC3 to KC6; keeping of records; filings): which rule
 * in force on that day, by what law, who is to act and what they need first. Never cut automatically; `days` is empty
 * because the day's kind plays no part. Pure and total.
 */
export function judgeObject(conduct: Conduct, region: RegionCode, law: Law): ObjectVerdict {
  const all = findingsOf(conduct, law)
  const findings = all.flatMap(({ finding }) => finding ?? [])
  const keyContents = concerned(conduct, findings)
  const isPromotion = conduct.conduct === 'promotes'
  const isAdult = isPromotion && conduct.stage === 'adult'
  const byTeacher = isPromotion && conduct.inServiceTeacher === true && findings.length > 0
  return {
    ...conclusion(findings),
    provisional: false,
    autoCut: false,
    days: [],
    hits: findings.map(hitOf),
    keyPeriod: null,
    ruleVersion: law.rules.version,
    ...(isAdult ? { applicable: false } : {}),
    keyContents,
    routes: routesOf(conduct, keyContents, region),
    aggravations: byTeacher ? teacherAggravation(law.rules, conduct.on, conduct) : [],
    limit: all.find(({ limit }) => limit !== null)?.limit ?? null,
    reasons: findings.map(({ reason }) => reason),
  }
}
