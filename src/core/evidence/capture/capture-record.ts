import type { JudgedDay } from '../../policy/verdict.ts'
import { DAY_WORDS } from '../../policy/words/day-words.ts'
import { RULE_WORDS } from '../../policy/words/rule-words.ts'
import type { Instant } from '../../time/instant.ts'
import type { CaptureItem } from '../../violations/captured-item.ts'
import type { CaptureFacts } from './capture-facts.ts'
import { captured, fact, missing } from './item-of.ts'
import { addressItems, clockItem, pageItems } from './learned-items.ts'
import { frameItem, mediaItems, soundItem } from './media-items.ts'

function calendarItem(days: readonly JudgedDay[], at: Instant): CaptureItem {
  if (days.length === 0) {
    return missing('calendar', '判定不依赖日期性质', 'the verdict does not rest on the kind of day')
  }
  const facts = days.flatMap(({ date, kind, sources }) => [
    fact('日期性质', 'kind of day', `${date} ${DAY_WORDS[kind].zh}`),
    ...sources.map((source) => fact('来源', 'source', source)),
  ])
  return captured('calendar', at, facts)
}

const ruleItem = ({ judgement, rules }: CaptureFacts['violation'], at: Instant): CaptureItem =>
  captured('rule', at, [
    fact('规则手册版本', 'version of the rules', judgement.ruleVersion),
    ...rules.map((rule) => fact('规则', 'rule', `${rule} ${RULE_WORDS[rule].zh}`)),
  ])

const versionsItem = (
  { versions, violation }: Pick<CaptureFacts, 'versions' | 'violation'>,
  at: Instant,
): CaptureItem =>
  captured('versions', at, [
    ...versions,
    fact('判定模型', 'model that judged', violation.classification.modelVersion),
  ])

/**
 * The list of what was captured of a lead, item by item in the order of `CAPTURE_ITEMS`: each was captured, or it says
 * why not.
 */
export function captureRecord(facts: CaptureFacts): readonly CaptureItem[] {
  const { violation, now, pieces } = facts
  return [
    ...mediaItems(facts),
    frameItem(facts),
    soundItem(pieces, facts.clips),
    ...pageItems(facts.page),
    ...addressItems(facts.address),
    versionsItem(facts, now),
    clockItem(facts.clock),
    calendarItem(violation.judgement.days, now),
    ruleItem(violation, now),
  ]
}
