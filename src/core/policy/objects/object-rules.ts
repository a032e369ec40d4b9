import type { CivilDate } from '../../time/civil-date.ts'
import type { SessionFacts } from '../facts.ts'
import type { RuleBook } from '../rule-book.ts'
import { ruleInForce } from '../rule-book.ts'
import type { RuleCode, TeachingSession, VerdictBasis, VerdictKind } from '../verdict.ts'

/** A rule that holds at any time of any day, because of who teaches whom what (docs/rules.md §1.2, object rules). */
export type ObjectFinding = {
  readonly rule: RuleCode
  readonly verdict: Exclude<VerdictKind, 'permitted'>
  readonly basis: VerdictBasis
  readonly law: readonly string[]
  readonly effectiveFrom: CivilDate
}

/** Which time rules bind the session. `none`: they were not made for it. */
export type TimeScope = 'subject' | 'non-subject' | 'none'

type Candidate = { readonly rule: RuleCode; readonly doubt: boolean }

function ofActor(session: TeachingSession, facts: SessionFacts): Candidate | null {
  const isSubject = session.content === 'subject'
  switch (session.actor) {
    case 'unlicensed':
      return isSubject ? { rule: 'ACT-NOLIC', doubt: facts.charged === false } : null
    case 'platform':
      // The platform is not the teacher: who stands behind the stream has to be found out first.
      return isSubject ? { rule: 'ACT-NOLIC', doubt: true } : null
    case 'school':
      if (!isSubject || facts.schoolUse === 'self-study') return null
      return { rule: 'ACT-SCHOOL', doubt: facts.schoolUse !== 'burdening' }
    case 'licensed-online-subject':
      return isSubject ? null : { rule: 'ACT-SCOPE', doubt: false }
    case 'licensed-offline-subject':
      return { rule: 'ACT-SCOPE', doubt: facts.assistsOfflineClass === true }
    case 'licensed-online-non-subject':
    case 'licensed-non-subject':
      return isSubject ? { rule: 'ACT-SCOPE', doubt: false } : null
  }
}

function candidates(session: TeachingSession, facts: SessionFacts): readonly Candidate[] {
  const found: Candidate[] = []
  if (session.stage === 'preschool') found.push({ rule: 'STG-PRE', doubt: false })
  if (facts.licence !== undefined && facts.licence !== 'valid') {
    found.push({ rule: 'ACT-STATUS', doubt: false })
  }
  const actor = ofActor(session, facts)
  if (actor !== null) found.push(actor)
  return found
}

/** Object rules in force on the day of the act, strongest first. */
export function objectFindings(
  session: TeachingSession,
  facts: SessionFacts,
  rules: RuleBook,
  date: CivilDate,
): readonly ObjectFinding[] {
  return candidates(session, facts).flatMap(({ rule, doubt }) => {
    const version = ruleInForce(rules, rule, date, session.stage, session.content)
    if (version === null) return []
    return [
      {
        rule,
        verdict: doubt ? ('review' as const) : version.verdict,
        basis: doubt ? ('project-default' as const) : version.basis,
        law: version.law,
        effectiveFrom: version.from,
      },
    ]
  })
}

/**
 * The subject time rules bind licensed online subject institutions (and offline ones that claim to assist their
 * class); non-subject teaching of anybody but a subject institution is bound by the three rules of NON-SUB.
 */
export function timeScope(session: TeachingSession, facts: SessionFacts): TimeScope {
  if (session.stage === 'preschool' || session.actor === 'school') return 'none'
  if (session.content === 'subject') {
    if (session.actor === 'licensed-online-subject') return 'subject'
    const assists = facts.assistsOfflineClass === true
    return session.actor === 'licensed-offline-subject' && assists ? 'subject' : 'none'
  }
  const isSubjectInstitution =
    session.actor === 'licensed-online-subject' || session.actor === 'licensed-offline-subject'
  return isSubjectInstitution ? 'none' : 'non-subject'
}

/**
 * Which time rules stand beside rules about who teaches whom. Teaching that is forbidden anyway is no less forbidden at
 * night; a school is not bound by them, and where it is doubtful who teaches nobody is accused of the hour either.
 */
export function timeScopeBeside(
  session: TeachingSession,
  findings: readonly { readonly verdict: VerdictKind }[],
): TimeScope {
  const isForbidden = findings.some(({ verdict }) => verdict === 'forbidden')
  if (!isForbidden || session.actor === 'school') return 'none'
  return session.content
}
