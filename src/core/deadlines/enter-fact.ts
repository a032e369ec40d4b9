import { type Fault, fail, type Result, succeed } from '../fault.ts'
import { minutes } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import { handlingOf } from '../violations/handling.ts'
import type { Violation } from '../violations/violation.ts'
import { CASE_FACT_WORDS, type CaseFact, type CaseFactKind, standingFacts } from './case-fact.ts'

/** Clocks of offices differ. */
const AHEAD_AT_MOST = minutes(5)

/** 行政处罚法第四十一条: what machines recorded proves nothing in a penalty before both have passed. */
const REVIEWS = ['legal-review', 'technical-review'] as const
const REST_ON_REVIEWS: ReadonlySet<CaseFactKind> = new Set([
  'notice-served',
  'hearing-notice-served',
  'penalty-decided',
  'transfer-sent',
])

/** Who found it true takes none of these steps: at least two officers, and never the same one who verifies and determines. */
const BY_ANOTHER: ReadonlySet<CaseFactKind> = new Set(['determination-signed', ...REVIEWS])

/** `null`: both reviews stand. Otherwise the sentence that says which is missing. */
export function reviewsMissing(facts: readonly CaseFact[]): Fault | null {
  const standing = new Set(standingFacts(facts).map(({ kind }) => kind))
  const missing = REVIEWS.filter((kind) => !standing.has(kind)).map((kind) => CASE_FACT_WORDS[kind])
  if (missing.length === 0) return null
  const zh = missing.map((words) => `“${words.zh}”`).join('和')
  const en = missing.map((words) => words.en).join(' and ')
  return {
    code: 'wrong-state',
    message: `尚未登记${zh}：电子技术监控取得的证据须经法制和技术审核（《行政处罚法》第四十一条），未经审核不得作为处罚证据。Not entered yet: ${en}; evidence of electronic monitoring is none of a penalty before both reviews (Administrative Penalty Law, article 41).`,
    where: 'reviews',
  }
}

/** Why nothing of this kind can be entered in the lead as it is; `null`: it can. */
export function whyNotFact(
  violation: Violation,
  facts: readonly CaseFact[],
  kind: CaseFactKind,
  who: string,
): Fault | null {
  const { status } = violation
  if (status === 'dismissed' || (status === 'suspected' && kind !== 'preservation-sent')) {
    return {
      code: 'wrong-state',
      message:
        '只有已认定的线索可以登记办理事实（取证函除外）。Only of a lead that was confirmed can this be entered (but for a preservation letter).',
      where: 'status',
    }
  }
  const { decision } = handlingOf(violation)
  if (BY_ANOTHER.has(kind) && decision?.by === who) {
    return {
      code: 'not-allowed',
      message:
        '同一人不得既核查又认定、审核，须由另一名执法人员登记。Whoever confirmed the lead neither signs its determination nor reviews it: another officer does.',
      where: 'who',
    }
  }
  return REST_ON_REVIEWS.has(kind) ? reviewsMissing(facts) : null
}

const refused = ({ code, message, where }: Fault): Result<never> => fail(code, message, where)

/** Whether it may be entered among those of its lead. */
export function enterFact(
  violation: Violation,
  facts: readonly CaseFact[],
  fact: CaseFact,
): Result<CaseFact> {
  if (fact.at > plus(fact.enteredAt, AHEAD_AT_MOST)) {
    return fail(
      'bad-request',
      '发生时间不能晚于现在。It cannot have happened later than now.',
      'at',
    )
  }
  if (fact.at < violation.openedAt) {
    return fail(
      'bad-request',
      '发生时间不能早于线索发现时间。It cannot have happened before the lead was found.',
      'at',
    )
  }
  const why = whyNotFact(violation, facts, fact.kind, fact.enteredBy)
  return why === null ? succeed(fact) : refused(why)
}

/** Takes back what was entered wrongly. A review that later steps rest on is not taken from under them. */
export function undoFact(
  facts: readonly CaseFact[],
  id: string,
  said: { readonly by: string; readonly why: string },
  now: Instant,
): Result<CaseFact> {
  const fact = facts.find((one) => one.id === id)
  if (fact === undefined) return fail('not-found', '找不到该办理事实。No such fact.', 'factId')
  if (fact.undone !== null) {
    return fail('wrong-state', '该办理事实已撤销。It was undone already.', 'factId')
  }
  const left = standingFacts(facts).filter((one) => one.id !== id)
  const resting = left.find(({ kind }) => REST_ON_REVIEWS.has(kind))
  if (resting !== undefined && reviewsMissing(left) !== null) {
    const { zh, en } = CASE_FACT_WORDS[resting.kind]
    return fail(
      'wrong-state',
      `“${zh}”以审核为前提，请先撤销它。It rests on the reviews and has to be undone first: ${en}.`,
      'factId',
    )
  }
  return succeed({ ...fact, undone: { ...said, at: now } })
}
