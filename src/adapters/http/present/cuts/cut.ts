import type { CutOrder as WireCutOrder } from '../../../../contracts/cut.ts'
import type { Jurisdiction } from '../../../../core/access/jurisdiction.ts'
import { abilitiesOf, type CutCheck, type CutOrder } from '../../../../core/cuts/cut-order.ts'
import { type CutHit, hitsWithin } from '../../../../core/cuts/power/cut-hits.ts'
import { wrongSpan } from '../../../../core/cuts/power/wrong-cut.ts'
import { toSeconds } from '../../../../core/time/duration.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'
import { CUT_STATE_WORDS } from '../words.ts'
import { lacksOf, planOf } from './cut-plan.ts'
import { orderWithin } from './cut-within.ts'

const orNull = (instant: Instant | null): string | null =>
  instant === null ? null : formatInstant(instant)

function presentAbilities(order: CutOrder): WireCutOrder['abilities'] {
  const { longestBan, success, ...abilities } = abilitiesOf(order)
  const longestBanSeconds = longestBan === null ? null : longestBan / 1_000
  return { ...abilities, longestBanSeconds, success: { ...success } }
}

function presentWrong(order: CutOrder): WireCutOrder['wrong'] {
  const { wrong } = order
  if (wrong == null) return null
  const span = wrongSpan(order)
  const { remedy } = wrong
  return {
    ...wrong,
    markedAt: formatInstant(wrong.markedAt),
    from: orNull(span?.from ?? null),
    to: orNull(span?.to ?? null),
    seconds: span?.lasted == null ? null : toSeconds(span.lasted),
    remedy: remedy === null ? null : { ...remedy, at: formatInstant(remedy.at) },
  }
}

export function presentStateWords({
  status,
  dryRun,
  approval,
}: Pick<CutOrder, 'status' | 'dryRun' | 'approval'>): WireCutOrder['stateWords'] {
  if (status !== 'requested' || dryRun || approval == null) return { ...CUT_STATE_WORDS[status] }
  return { zh: '已申请，等待第二人批准，尚未发送', en: 'waits for a second person, nothing sent' }
}

function presentApproval({ approval }: CutOrder): WireCutOrder['approval'] {
  if (approval == null) return null
  const { grounds, expiresAt, ended } = approval
  return {
    grounds: grounds.map((ground) => ({ ...ground })),
    expiresAt: formatInstant(expiresAt),
    ended: ended === null ? null : { ...ended, at: formatInstant(ended.at) },
  }
}

const presentCheck = (check: CutCheck): WireCutOrder['checks'][number] => ({
  at: formatInstant(check.at),
  what: check.what,
  found: check.found,
  detail: check.detail,
  round: check.round ?? null,
  evidence: check.evidence?.map((file) => ({ ...file })) ?? [],
  notKept: check.notKept ?? null,
})

const hitsOf = (hits: readonly CutHit[], jurisdiction: Jurisdiction) =>
  hitsWithin(hits, jurisdiction).map(({ region: _, ...hit }) => hit)

/** Under what guard it was given, and whether it ought to have been. */
const presentPowerOf = (order: CutOrder, jurisdiction: Jurisdiction) => ({
  automatic: order.automatic === true,
  viewers: order.viewers ?? null,
  hits: order.hits == null ? null : hitsOf(order.hits, jurisdiction),
  approval: presentApproval(order),
  approvedBy: order.approval?.approvedBy ?? null,
  approvedAt: orNull(order.approval?.approvedAt ?? null),
  wrong: presentWrong(order),
})

/** @param jurisdiction of whoever reads it: what lies elsewhere is not named */
export function presentCut(given: CutOrder, jurisdiction: Jurisdiction): WireCutOrder {
  const order = orderWithin(given, jurisdiction)
  return {
    id: order.id,
    violationId: order.violationId,
    roomId: order.roomId,
    target: { ...order.target },
    abilities: presentAbilities(order),
    lacks: lacksOf(abilitiesOf(order)),
    expectedPublisher: order.expectedPublisher === null ? null : { ...order.expectedPublisher },
    state: order.status,
    stateWords: presentStateWords(order),
    reason: order.reason,
    ban: order.ban,
    until: orNull(order.until),
    dryRun: order.dryRun,
    requestedBy: order.requestedBy,
    requestedAt: formatInstant(order.requestedAt),
    acceptedAt: orNull(order.acceptedAt),
    verifiedAt: orNull(order.verifiedAt),
    resumedAt: orNull(order.resumedAt ?? null),
    plan: planOf(order),
    steps: order.steps.map(({ at, step, outcome, detail, until }) => ({
      at: formatInstant(at),
      step,
      outcome,
      detail,
      ...(until === undefined ? {} : { until: orNull(until) }),
    })),
    checks: order.checks.map(presentCheck),
    version: order.version,
    ...presentPowerOf(order, jurisdiction),
  }
}
