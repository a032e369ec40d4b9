import type { WireFigures, WireQuality } from '../../../../src/contracts/quality/quality.ts'
import type {
  SecondAnswerInput,
  WireDisagreement,
  WireGoldenCase,
  WireReviewShare,
} from '../../../../src/contracts/quality/second-review.ts'
import { type Answer, type Call, list, ok, problem, type Route } from '../fixture-answers.ts'
import type { FixtureState } from '../fixture-state.ts'

const AT = '2026-10-17T09:31:00+08:00'
const FIRST = { kind: 'confirmed', by: 'user:li', at: AT } as const
const SECOND = { kind: 'dismissed', by: 'user:wang', at: AT, why: '画面是美术课' } as const

const disagreementOf = ({ violations, reasons }: FixtureState): readonly WireDisagreement[] =>
  violations.slice(0, 1).map((lead) => {
    const settled = reasons.find((one) => one.startsWith('settle '))
    return {
      ...{ id: 'd-1', violationId: lead.id, roomTitle: lead.roomTitle },
      ...{ institutionName: lead.institutionName, region: lead.region, regionName: '广东省广州市' },
      ...{ cutDisputed: true, first: FIRST, second: SECOND },
      state: settled === undefined ? 'disagreed' : 'settled',
      settlement:
        settled === undefined
          ? null
          : { kind: 'dismissed', by: 'user:officer', at: AT, why: settled },
    }
  })

const SHARE: WireReviewShare = {
  ...{ region: '', regionName: null, confirmed: 0.1, dismissed: 0.2, golden: 0 },
  ...{ savedBy: 'user:officer', savedAt: AT },
}

const FIGURES: WireFigures = {
  ...{ decisions: 120, confirmed: 80, dismissed: 40, takenBack: 2, waiting: 3, notJudged: 1 },
  toFirstLook: { count: 120, medianSeconds: 22, p90Seconds: 95 },
  toDecision: { count: 120, medianSeconds: 64, p90Seconds: 530 },
  reviewed: { part: 36, whole: 120, share: 0.3 },
  agreed: { part: 33, whole: 36, share: 0.9166 },
  kappa: { value: 0.81, standardError: 0.1, low: 0.61, high: 1 },
  ...{ noKappa: null, unsettled: 1, missedLessons: 1, wrongAccusations: 1 },
  golden: { hits: { part: 11, whole: 12, share: 0.9166 }, missedLessons: 1, wrongAccusations: 0 },
}
const FEW: WireFigures = {
  ...{ ...FIGURES, decisions: 3, confirmed: 2, dismissed: 1, takenBack: 0, waiting: 0 },
  toFirstLook: { count: 3, medianSeconds: null, p90Seconds: null },
  toDecision: { count: 3, medianSeconds: null, p90Seconds: null },
  reviewed: { part: 1, whole: 3, share: null },
  agreed: { part: 1, whole: 1, share: null },
  golden: { hits: { part: 1, whole: 1, share: null }, missedLessons: 0, wrongAccusations: 0 },
  ...{ kappa: null, noKappa: 'too-few', unsettled: 0, missedLessons: 0, wrongAccusations: 0 },
}
const QUALITY: WireQuality = {
  ...{ from: AT, to: AT, whose: 'everybody', total: FIGURES },
  cities: [{ name: '440100', title: '广东省广州市', figures: FIGURES }],
  persons: [
    { name: 'user:li', title: 'li', figures: FIGURES },
    { name: 'user:wang', title: 'wang', figures: FEW },
  ],
}

/** The first lead waits for its second person. */
const leadOf = ({ violations }: FixtureState) => violations[0]

function waiting(state: FixtureState): Answer {
  const lead = leadOf(state)
  if (lead === undefined || state.reasons.some((one) => one.startsWith('review '))) {
    return ok({ items: [], nextCursor: null, free: 0 })
  }
  const { id, roomTitle, institutionName, region, rule, startedAt, explanation } = lead
  const item = { id, roomTitle, institutionName, region, regionName: null, rule, startedAt }
  const items = [{ ...item, ruleName: explanation.ruleName, drawnAt: AT }]
  return ok({ items, nextCursor: null, free: 2 })
}

function review(state: FixtureState): Answer {
  const lead = leadOf(state)
  if (lead === undefined) return problem(404, 'not-found', '找不到该复核。')
  const blind = { ...lead, status: 'suspected', step: 'clue', decision: null, cut: null }
  return ok({ id: lead.id, drawnAt: AT, lead: blind })
}

function answered(state: FixtureState, { params: [id = ''], body }: Call): Answer {
  const { answer, reason } = body as SecondAnswerInput
  state.reasons.push(`review ${answer}: ${reason}`)
  const judged = answer === 'confirmed' ? 'agreed' : 'disagreed'
  const first = 'confirmed'
  return ok({
    ...{ id, violationId: id, first, answer },
    state: answer === 'cannot-tell' ? 'not-judged' : judged,
  })
}

function settled(state: FixtureState, { body }: Call): Answer {
  const { kind, reason } = body as { kind: string; reason: string }
  state.reasons.push(`settle ${kind}: ${reason}`)
  return list(disagreementOf(state))
}

const GOLDEN: WireGoldenCase = {
  ...{ id: 'g-1', violationId: 'v-dismissed', region: '440100', regionName: '广东省广州市' },
  ...{ roomTitle: '初二数学冲刺班', institutionName: '启明教育', truth: 'confirmed' },
  ...{ why: '板书为方程，见第二帧', by: 'user:officer', at: AT, retired: false },
  outcomes: { open: 1, hits: 2, missedLessons: 1, wrongAccusations: 0, withdrawn: 0 },
  answers: [
    { who: 'user:li', outcome: 'hit', at: AT },
    { who: 'user:wang', outcome: 'missed-lesson', at: AT },
  ],
}

export const OF_QUALITY: readonly Route[] = [
  { method: 'GET', path: /^\/second-reviews$/, answer: waiting },
  { method: 'POST', path: /^\/second-reviews\/take$/, answer: () => ok({ taken: null }) },
  { method: 'GET', path: /^\/second-reviews\/([^/]+)$/, answer: review },
  { method: 'POST', path: /^\/second-reviews\/([^/]+)\/answer$/, answer: answered },
  { method: 'GET', path: /^\/disagreements$/, answer: (state) => list(disagreementOf(state)) },
  { method: 'POST', path: /^\/disagreements\/([^/]+)\/settle$/, answer: settled },
  { method: 'GET', path: /^\/review-shares$/, answer: () => list([SHARE]) },
  { method: 'PUT', path: /^\/review-shares$/, answer: () => list([SHARE]) },
  { method: 'GET', path: /^\/golden-cases$/, answer: () => list([GOLDEN]) },
  { method: 'GET', path: /^\/quality$/, answer: () => ok(QUALITY) },
]
