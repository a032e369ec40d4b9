import type { CutOrder as WireCutOrder } from '../../../../contracts/cut.ts'
import { abilitiesOf, type CutOrder } from '../../../../core/cuts/cut-order.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'
import { CUT_STATE_WORDS } from '../words.ts'
import { lacksOf, planOf } from './cut-plan.ts'

const orNull = (instant: Instant | null): string | null =>
  instant === null ? null : formatInstant(instant)

function presentAbilities(order: CutOrder): WireCutOrder['abilities'] {
  const { longestBan, success, ...abilities } = abilitiesOf(order)
  const longestBanSeconds = longestBan === null ? null : longestBan / 1_000
  return { ...abilities, longestBanSeconds, success: { ...success } }
}

export function presentCut(order: CutOrder): WireCutOrder {
  return {
    id: order.id,
    violationId: order.violationId,
    roomId: order.roomId,
    target: { ...order.target },
    abilities: presentAbilities(order),
    lacks: lacksOf(abilitiesOf(order)),
    expectedPublisher: order.expectedPublisher === null ? null : { ...order.expectedPublisher },
    state: order.status,
    stateWords: { ...CUT_STATE_WORDS[order.status] },
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
    checks: order.checks.map((check) => ({ ...check, at: formatInstant(check.at) })),
    version: order.version,
  }
}
