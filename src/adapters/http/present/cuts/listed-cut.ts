import type { CutList } from '../../../../app/cuts/power/power-queries.ts'
import type { ListedCut } from '../../../../contracts/cuts/cut-list.ts'
import { RULE_WORDS } from '../../../../core/policy/words/rule-words.ts'
import { regionName } from '../../../../core/registry/region.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'
import { presentStateWords } from './cut.ts'

const orNull = (instant: Instant | null): string | null =>
  instant === null ? null : formatInstant(instant)

export function presentListedCut({ order, ...titles }: CutList['items'][number]): ListedCut {
  const { id, violationId, roomId, institutionId, region, rule, reason, ban, dryRun } = order
  return {
    ...titles,
    id,
    violationId,
    roomId,
    institutionId,
    region,
    regionName: regionName(region) ?? region,
    rule,
    ruleName: RULE_WORDS[rule],
    platform: order.target.platform,
    state: order.status,
    stateWords: presentStateWords(order),
    reason,
    ban,
    until: orNull(order.until),
    dryRun,
    automatic: order.automatic === true,
    requestedBy: order.requestedBy,
    requestedAt: formatInstant(order.requestedAt),
    approvedBy: order.approval?.approvedBy ?? null,
    acceptedAt: orNull(order.acceptedAt),
    verifiedAt: orNull(order.verifiedAt),
    wrong: order.wrong != null,
  }
}
