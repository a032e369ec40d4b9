import { RULE_WORDS } from '../policy/words/rule-words.ts'
import { maskPersonal } from '../registry/mask-personal.ts'
import { KIND_FACTS, kindOf } from '../registry/object-kind.ts'
import { SUBJECT_NAMES } from './names.ts'
import { isTrue, type ReportCase } from './report-case.ts'
import { minuteInTable } from './report-days.ts'
import { cityName } from './report-object.ts'

/** A case that stands for others, with why it was chosen and as it may be told: nobody in it can be known again. */
export type TypicalCase = {
  readonly violationId: string
  readonly institutionId: string
  readonly reasons: readonly string[]
  /** `广州市某无证机构`. */
  readonly masked: string
  readonly told: string
}

type Ground = {
  readonly zh: string
  readonly weight: number
  readonly holds: (one: ReportCase, all: readonly ReportCase[]) => boolean
}

/** Ours: docs/rules.md §7. In the order of what the plan asks to be fought first; weights are powers of two, so that a higher ground outweighs all lower ones. */
const GROUNDS: readonly Ground[] = [
  {
    zh: '无证机构开展学科类培训',
    weight: 32,
    holds: ({ institution }) =>
      institution !== null && kindOf(institution) === 'unlicensed-institution',
  },
  {
    zh: '同一对象多次被认定',
    weight: 16,
    holds: (one, all) =>
      all.filter(
        (other) => isTrue(other) && other.violation.institutionId === one.violation.institutionId,
      ).length > 1,
  },
  {
    zh: '处于寒假第一周或春季开学前一周的重点时段',
    weight: 8,
    holds: ({ violation }) => violation.judgement.keyPeriod !== null,
  },
  {
    zh: '直播被阻断，且独立复查证实已停',
    weight: 4,
    holds: ({ orders }) => orders.some(({ verifiedAt }) => verifiedAt !== null),
  },
  {
    zh: '已移送有关部门',
    weight: 2,
    holds: ({ referrals }) => referrals.length > 0,
  },
  {
    zh: '证据较完整（3 件以上）',
    weight: 1,
    holds: ({ evidence }) => evidence >= 3,
  },
]

/** Neither its name nor a piece of it: a city and what it is registered as. */
export function maskedBody({ institution, violation }: ReportCase): string {
  const kind = institution === null ? '机构' : KIND_FACTS[kindOf(institution)].zh
  return `${cityName(violation.region)}某${kind}`
}

function tell(one: ReportCase): string {
  const { violation, orders } = one
  const proven = orders.find(({ verifiedAt }) => verifiedAt !== null)
  const subject = violation.subject === null ? '学科类课程' : SUBJECT_NAMES[violation.subject]
  const rule = RULE_WORDS[violation.rule].zh
  const cut =
    proven?.verifiedAt == null
      ? '有关处置正在进行'
      : `${minuteInTable(proven.verifiedAt)} 经独立复查证实直播已停`
  return maskPersonal(
    `${minuteInTable(violation.openedAt)}，巡查发现${maskedBody(one)}以直播方式讲授${subject}，共见到授课画面 ${violation.sightings} 次，取得证据 ${one.evidence} 件，经人工核查认定违反“${rule}”的规定；${cut}。`,
  )
}

/**
 * Cases that a person has found true, one of an institution, those with the heaviest grounds first; of equal ones the
 * earlier, then the lesser id. The same rows give the same choice.
 */
export function typicalCases(cases: readonly ReportCase[], most: number): readonly TypicalCase[] {
  const weighed = cases.filter(isTrue).map((one) => {
    const grounds = GROUNDS.filter(({ holds }) => holds(one, cases))
    const weight = grounds.reduce((sum, ground) => sum + ground.weight, 0)
    return { one, weight, reasons: grounds.map(({ zh }) => zh) }
  })
  const ordered = weighed
    .filter(({ weight }) => weight > 0)
    .toSorted(
      (a, b) =>
        b.weight - a.weight ||
        a.one.violation.openedAt - b.one.violation.openedAt ||
        (a.one.violation.id < b.one.violation.id ? -1 : 1),
    )
  const taken = new Set<string>()
  const chosen: TypicalCase[] = []
  for (const { one, reasons } of ordered) {
    const { institutionId, id } = one.violation
    if (chosen.length >= most) break
    if (taken.has(institutionId)) continue
    taken.add(institutionId)
    chosen.push({
      violationId: id,
      institutionId,
      reasons,
      masked: maskedBody(one),
      told: tell(one),
    })
  }
  return chosen
}
