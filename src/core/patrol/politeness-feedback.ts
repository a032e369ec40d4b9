import type { Duration } from '../time/duration.ts'
import { between, type Instant, later, plus } from '../time/instant.ts'
import { type HostBudget, type HostPace, jitterOf, LONGEST_CLOSURE, paceAt } from './politeness.ts'

/** How a look ended, as far as the platform's patience is concerned. */
export type LookEnd =
  | { readonly kind: 'answered' }
  /** Given up by us, or never sent: says nothing about the platform. */
  | { readonly kind: 'says-nothing' }
  /** Refused, silent, 5xx: it may be the server, or it may be us. */
  | { readonly kind: 'failed' }
  /** 429, a captcha, a temporary ban: too much. `retryAfter` as the platform said, if it did. */
  | { readonly kind: 'pushed-back'; readonly retryAfter: Duration | null }

function backOff(times: number, budget: HostBudget, seed: string): Duration {
  const grown = budget.backOffFirst * 2 ** Math.min(times, 20)
  const bounded = Math.min(grown, budget.backOffCeiling)
  return Math.round(bounded * (1 + budget.jitter * jitterOf(`back-off ${seed}`))) as Duration
}

function pushedBack(
  pace: HostPace,
  budget: HostBudget,
  look: { readonly id: string; readonly since: Instant | null },
  retryAfter: Duration | null,
  now: Instant,
): HostPace {
  // Looks that were under way when the pace was halved say nothing about the new pace.
  const old = pace.brakesInARow > 0 && look.since !== null && look.since <= pace.paceChangedAt
  const brakes = old ? pace.brakesInARow : pace.brakesInARow + 1
  const asked = Math.min(retryAfter ?? 0, LONGEST_CLOSURE)
  const pause = Math.min(
    LONGEST_CLOSURE,
    Math.max(asked, backOff(brakes - 1, budget, look.id)),
  ) as Duration
  return {
    ...pace,
    looksPerMinute: old
      ? pace.looksPerMinute
      : Math.max(Math.min(1, budget.looksPerMinute), pace.looksPerMinute / 2),
    brakesInARow: brakes,
    onTrial: true,
    closedUntil: later(plus(now, pause), pace.closedUntil ?? now),
    closedBecause: 'risk-control',
    paceChangedAt: now,
  }
}

function answered(pace: HostPace, budget: HostBudget, now: Instant): HostPace {
  const calm = { ...pace, failuresInARow: 0, onTrial: false }
  const whole = pace.looksPerMinute >= budget.looksPerMinute
  if (whole && pace.brakesInARow === 0) return calm
  if (between(pace.paceChangedAt, now) < budget.recoverEvery) return calm
  return {
    ...calm,
    looksPerMinute: Math.min(
      budget.looksPerMinute,
      pace.looksPerMinute + budget.looksPerMinute / 10,
    ),
    brakesInARow: 0,
    paceChangedAt: now,
  }
}

/**
 * After a look: additive increase while it is calm, multiplicative decrease when the platform pushes back (AIMD, as
 * congestion control does: RFC 5681), and a closed host after failures in a row, whose first look is a trial.
 */
export function settleLook(
  now: Instant,
  before: HostPace,
  budget: HostBudget,
  id: string,
  end: LookEnd,
): HostPace {
  const since = before.inFlight.find((look) => look.id === id)?.since ?? null
  const here = paceAt(before, budget, now)
  const pace = { ...here, inFlight: here.inFlight.filter((look) => look.id !== id) }
  switch (end.kind) {
    case 'says-nothing':
      return pace
    case 'answered':
      return answered(pace, budget, now)
    case 'pushed-back':
      return pushedBack(pace, budget, { id, since }, end.retryAfter, now)
    case 'failed': {
      const failuresInARow = pace.failuresInARow + 1
      const excess = failuresInARow - budget.failuresToClose
      if (excess < 0) return { ...pace, failuresInARow }
      const until = plus(now, backOff(excess, budget, id))
      return {
        ...pace,
        failuresInARow,
        onTrial: true,
        closedUntil: later(until, pace.closedUntil ?? now),
        closedBecause: pace.closedBecause ?? 'failing',
      }
    }
  }
}
