import type { KeyContent } from '../../registry/object-kind.ts'
import type { RuleBook } from '../rule-book.ts'
import { ruleInForce } from '../rule-book.ts'
import type { DutyCode } from '../verdict.ts'
import type { Sentence } from '../words/rule-words.ts'
import type { Finding, Promotion, PromotionAct } from './conduct.ts'

type ActFacts = {
  readonly rule: DutyCode
  readonly keyContent: KeyContent
  readonly words: Sentence
}

const ACTS: Readonly<Record<PromotionAct, ActFacts>> = {
  traffic: {
    rule: 'OBJ-TRAFFIC',
    keyContent: 'KC3',
    words: { zh: '为违规学科类培训引流', en: 'leads traffic to unlawful subject tutoring' },
  },
  advertisement: {
    rule: 'OBJ-ADVERT',
    keyContent: 'KC4',
    words: {
      zh: '刊登面向中小学（含幼儿园）的校外培训广告',
      en: 'advertises tutoring for school or kindergarten children',
    },
  },
  comment: {
    rule: 'OBJ-ADVERT',
    keyContent: 'KC4',
    words: {
      zh: '在用户评论互动中变相推广校外培训',
      en: 'promotes tutoring in comments, which is advertising in disguise',
    },
  },
  brokering: {
    rule: 'OBJ-BROKER',
    keyContent: 'KC6',
    words: {
      zh: '撮合教师与家长开展一对一、拼课、攒班等学科类培训',
      en: 'brings teachers and parents together for subject tutoring',
    },
  },
}

const NOT_DETERMINED: Sentence = {
  zh: '；教育（或市场监管）部门尚未出具认定意见，须人工认定',
  en: '; there is no determination by education or market supervision yet, a person decides',
}

/** The key contents of those acts that a rule was found for. */
export const keyContentsOf = (
  { acts }: Promotion,
  findings: readonly Finding[],
): readonly KeyContent[] => {
  const rules = new Set(findings.map(({ rule }) => rule))
  const found = acts.filter((act) => rules.has(ACTS[act].rule))
  return [...new Set(found.map((act) => ACTS[act].keyContent))]
}

/** KC3, KC4, KC6. What subject tutoring is, the education department determines: before that a person decides. */
export function promotionFindings(conduct: Promotion, rules: RuleBook): readonly Finding[] {
  const { on, stage, content, determination } = conduct
  if (stage === 'adult') return []
  return conduct.acts.flatMap((act): readonly Finding[] => {
    const { rule, words } = ACTS[act]
    const version = ruleInForce(rules, rule, on, stage, content)
    if (version === null) return []
    const common = { rule, law: version.law, effectiveFrom: version.from, from: on, to: on }
    if (determination !== undefined) {
      const { verdict, basis } = version
      return [{ ...common, verdict, basis, reason: words }]
    }
    const reason = { zh: words.zh + NOT_DETERMINED.zh, en: words.en + NOT_DETERMINED.en }
    return [{ ...common, verdict: 'review', basis: 'project-default', reason }]
  })
}
