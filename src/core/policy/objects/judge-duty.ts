import { FILING_FAULT_WORDS, readFilingNumber } from '../../registry/filing-number.ts'
import { addDays, addMonths, type CivilDate } from '../../time/civil-date.ts'
import { parameterOf, type RuleBook, type RuleVersion, ruleInForce } from '../rule-book.ts'
import type { DutyCode } from '../verdict.ts'
import type { Sentence } from '../words/rule-words.ts'
import type { FilingShown, Finding, LogRequest, Retention, Support } from './conduct.ts'

/** What is found, and the last day on which the duty could be met. */
export type DutyFinding = { readonly finding: Finding | null; readonly limit: CivilDate | null }

const NOTHING: DutyFinding = { finding: null, limit: null }

/** Duties of objects do not depend on whom they teach; the reach of their rules is open. */
const inForce = (rules: RuleBook, rule: DutyCode, on: CivilDate): RuleVersion | null =>
  ruleInForce(rules, rule, on, 'compulsory', 'subject')

type Span = { readonly from: CivilDate; readonly to: CivilDate }

const found = (rule: DutyCode, version: RuleVersion, span: Span, reason: Sentence): Finding => ({
  ...span,
  rule,
  verdict: version.verdict,
  basis: version.basis,
  law: version.law,
  effectiveFrom: version.from,
  reason,
})

const forPerson = (finding: Finding): Finding => ({ ...finding, verdict: 'review' })

const happened = (date: CivilDate | undefined, on: CivilDate): CivilDate | undefined =>
  date !== undefined && date <= on ? date : undefined

/** Dates are text: `Math.max` does not order them. */
function laterDay(a: CivilDate, b: CivilDate): CivilDate {
  if (a > b) return a
  return b
}

/** The first day on which whoever was told answers for going on. */
function answerableFrom(
  told: CivilDate,
  deadline: CivilDate | undefined,
  version: RuleVersion,
): CivilDate {
  if (deadline === undefined) return addDays(told, parameterOf(version, 'responseDays', 5))
  return addDays(laterDay(deadline, told), 1)
}

/** KC5: who has been told and goes on answers for it; who has not been told may still have had to know. */
export function supportFinding(conduct: Support, rules: RuleBook): DutyFinding {
  const { on } = conduct
  // What lies after the day looked at has not happened yet.
  const told = happened(conduct.noticeReceivedOn, on)
  const handledOn = happened(conduct.handledOn, on)
  const last = handledOn ?? on
  const version = inForce(rules, 'OBJ-SUPPORT', last)
  if (version === null) return NOTHING
  if (told === undefined) {
    const reason = {
      zh: '为违规培训提供技术支持，尚无通知送达记录，是否知道或应当知道须人工查明',
      en: 'supports unlawful tutoring; no notice was served, whether it knew is for a person to find out',
    }
    return {
      finding: forPerson(found('OBJ-SUPPORT', version, { from: on, to: on }, reason)),
      limit: null,
    }
  }
  const from = answerableFrom(told, conduct.deadline, version)
  const limit = addDays(from, -1)
  if (handledOn !== undefined && handledOn < from) return { finding: null, limit }
  if (last < from) {
    const reason = {
      zh: `平台 ${told} 收到通知，期限至 ${limit}，尚未处理，继续跟踪`,
      en: `the platform received the notice on ${told} and has until ${limit}; not handled yet, to be followed`,
    }
    return {
      finding: forPerson(found('OBJ-SUPPORT', version, { from: told, to: last }, reason)),
      limit,
    }
  }
  const reason = {
    zh: `平台 ${told} 收到通知，至 ${limit} 仍未处理，明知而继续提供服务；逾期拒不改正的，警告或通报批评`,
    en: `the platform received the notice on ${told} and had not acted by ${limit}: it knows and goes on serving`,
  }
  // Days from before the rule read so are not held against anybody by it.
  const span = { from: laterDay(from, version.from), to: last }
  return { finding: found('OBJ-SUPPORT', version, span, reason), limit }
}

const MATERIAL_WORDS: Readonly<Record<Retention['material'], Sentence>> = {
  'live-video': { zh: '直播影像', en: 'live video' },
  content: { zh: '培训内容、数据', en: 'teaching content and data' },
}

/** OPS-RETAIN: live video half a year, content and data a year (53号令第22条(五)). */
export function retentionFinding(conduct: Retention, rules: RuleBook): DutyFinding {
  const { on, recordedOn, material, produced } = conduct
  const version = inForce(rules, 'OPS-RETAIN', on)
  if (version === null) return NOTHING
  const months =
    material === 'live-video'
      ? parameterOf(version, 'liveVideoMonths', 6)
      : parameterOf(version, 'contentMonths', 12)
  const limit = addMonths(recordedOn, months)
  if (produced || on > limit || on < recordedOn) return { finding: null, limit }
  const words = MATERIAL_WORDS[material]
  const reason = {
    zh: `${recordedOn} 的${words.zh}应留存至 ${limit}（不少于${months}个月），${on} 未能提供`,
    en: `the ${words.en} of ${recordedOn} had to be kept until ${limit} (${months} months); not produced on ${on}`,
  }
  return { finding: found('OPS-RETAIN', version, { from: on, to: on }, reason), limit }
}

/** EVD-LOGS: live platforms keep logs and content for 60 days; who asks later may find nothing. */
export function logFinding(conduct: LogRequest, rules: RuleBook): DutyFinding {
  const { on, actOn } = conduct
  const version = inForce(rules, 'EVD-LOGS', on)
  if (version === null) return NOTHING
  const keepDays = parameterOf(version, 'keepDays', 60)
  const limit = addDays(actOn, keepDays)
  if (on > limit) {
    const reason = {
      zh: `取证风险：平台日志只保存${keepDays}日，${actOn} 的日志 ${limit} 后可能已删除`,
      en: `evidence at risk: platforms keep logs for ${keepDays} days, those of ${actOn} may be gone since ${limit}`,
    }
    return {
      finding: found('EVD-LOGS', version, { from: addDays(limit, 1), to: on }, reason),
      limit,
    }
  }
  if (on < addDays(actOn, parameterOf(version, 'warnDays', 55))) return { finding: null, limit }
  const reason = {
    zh: `取证预警：平台日志 ${limit} 后可能删除，须立即发出取证函`,
    en: `the platform's logs may be gone after ${limit}: ask for them at once`,
  }
  return { finding: found('EVD-LOGS', version, { from: on, to: on }, reason), limit }
}

/** OPS-FILING: a number whose form is wrong (docs/rules.md §6.3), or that was never seen in that form. */
export function filingFinding(conduct: FilingShown, rules: RuleBook): DutyFinding {
  const { on } = conduct
  const version = inForce(rules, 'OPS-FILING', on)
  const { number, finding, faults } = readFilingNumber(conduct.filing, conduct.number)
  if (version === null || finding === null) return NOTHING
  const words = faults.map((fault) => FILING_FAULT_WORDS[fault])
  const isWrong = finding === 'malformed'
  const reason = {
    zh: `${isWrong ? '格式错' : '写法须核对'}：“${number}”${words.map(({ zh }) => zh).join('，')}`,
    en: `${isWrong ? 'malformed' : 'to be verified'}: “${number}” ${words.map(({ en }) => en).join('; ')}`,
  }
  return { finding: found('OPS-FILING', version, { from: on, to: on }, reason), limit: null }
}
