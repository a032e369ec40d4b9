import type { Dispute } from '../../../../app/quality/disagreements.ts'
import type { GoldenView } from '../../../../app/quality/golden-cases.ts'
import type { BlindReview } from '../../../../app/quality/second-reviews.ts'
import type {
  AnsweredReview,
  SecondReview,
  WaitingReview,
  WireDisagreement,
  WireGoldenCase,
  WireReviewShare,
} from '../../../../contracts/quality/second-review.ts'
import { RULE_WORDS } from '../../../../core/policy/words/rule-words.ts'
import type { DecidedLead } from '../../../../core/quality/decided-lead.ts'
import type { GoldenItem } from '../../../../core/quality/golden.ts'
import type { ReviewShare } from '../../../../core/quality/review-share.ts'
import { regionName } from '../../../../core/registry/region.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'
import { presentViolation } from '../violation.ts'

const drawnAtOf = ({ drawnAt, decidedAt }: DecidedLead): string =>
  formatInstant(drawnAt ?? decidedAt)

export function presentWaiting({ lead, view }: BlindReview): WaitingReview {
  const { violation, room, institution } = view
  const { zh, en } = RULE_WORDS[violation.rule]
  return {
    id: lead.id,
    roomTitle: room?.title ?? violation.roomId,
    institutionName: institution?.name ?? violation.institutionId,
    region: violation.region,
    regionName: regionName(violation.region) ?? null,
    rule: violation.rule,
    ruleName: { zh, en },
    startedAt: formatInstant(violation.openedAt),
    drawnAt: drawnAtOf(lead),
  }
}

export const presentReview = ({ lead, view }: BlindReview): SecondReview => ({
  id: lead.id,
  drawnAt: drawnAtOf(lead),
  lead: presentViolation(view),
})

export const presentAnswered = (lead: DecidedLead): AnsweredReview => ({
  id: lead.id,
  violationId: lead.violationId,
  state:
    lead.state === 'agreed' || lead.state === 'disagreed' ? lead.state : ('not-judged' as const),
  first: lead.kind,
  answer: lead.second?.kind ?? 'cannot-tell',
})

const saidOf = <Said extends { readonly at: Instant }>({ at, ...said }: Said) => ({
  ...said,
  at: formatInstant(at),
})

export function presentDispute({ lead, view }: Dispute): WireDisagreement {
  const { room, institution } = view
  const { kind, by, decidedAt, second, settlement } = lead
  return {
    id: lead.id,
    violationId: lead.violationId,
    roomTitle: room?.title ?? view.violation.roomId,
    institutionName: institution?.name ?? view.violation.institutionId,
    region: lead.region,
    regionName: regionName(lead.region) ?? null,
    state: lead.state === 'settled' ? 'settled' : 'disagreed',
    cutDisputed: lead.cutDisputed,
    first: { kind, by, at: formatInstant(decidedAt) },
    second: saidOf(second ?? { kind: 'cannot-tell' as const, by: '', at: decidedAt, why: '' }),
    settlement: settlement && saidOf(settlement),
  }
}

export const presentShare = ({ region, savedAt, ...share }: ReviewShare): WireReviewShare => ({
  ...share,
  region,
  regionName: region === '' ? null : (regionName(region.padEnd(6, '0')) ?? null),
  savedAt: formatInstant(savedAt),
})

type Answer = NonNullable<WireGoldenCase['answers']>[number]

function answersOf(items: readonly GoldenItem[]): Answer[] {
  return items.flatMap(({ who, state, answeredAt, putAt }): readonly Answer[] =>
    state === 'open' || state === 'withdrawn'
      ? []
      : [{ who, outcome: state, at: formatInstant(answeredAt ?? putAt) }],
  )
}

/** @param everybody whether how each person answered is told */
export function presentGolden(
  { golden, room, institution, items }: GoldenView,
  everybody: boolean,
): WireGoldenCase {
  const count = (state: GoldenItem['state']): number =>
    items.filter((item) => item.state === state).length
  return {
    ...golden,
    at: formatInstant(golden.at),
    regionName: regionName(golden.region) ?? null,
    roomTitle: room?.title ?? null,
    institutionName: institution?.name ?? null,
    outcomes: {
      open: count('open'),
      hits: count('hit'),
      missedLessons: count('missed-lesson'),
      wrongAccusations: count('wrong-accusation'),
      withdrawn: count('withdrawn'),
    },
    answers: everybody ? answersOf(items) : null,
  }
}
