import { between, type Instant, later } from '../time/instant.ts'
import {
  decideLook,
  GIVEN_AHEAD,
  type HostBudget,
  type HostPace,
  type LookRequest,
  type PaceDecision,
} from './politeness.ts'

/** A look that may start at `at`, which is now or in a moment, with the pace before and after it. */
export type GivenTurn<Look> = {
  readonly look: Look
  readonly at: Instant
  readonly before: HostPace
  readonly after: HostPace
}

export type Turns<Look> = {
  readonly given: readonly GivenTurn<Look>[]
  /** As it has to be kept. */
  readonly pace: HostPace
  readonly changed: boolean
  /** What the first look without a turn has to wait for; `null` when each has one. */
  readonly wait: Wait | null
}

type Wait = Extract<PaceDecision, { kind: 'wait' }>

const isSoon = (decision: PaceDecision, now: Instant): decision is Wait =>
  decision.kind === 'wait' &&
  decision.because === 'pace' &&
  between(now, decision.until) <= GIVEN_AHEAD

/**
 * Turns for several looks of one platform at once, in the order given: each at the moment that the pace allows, the last
 * of them at most `GIVEN_AHEAD` from now. What is given ahead counts as under way.
 */
export function decideTurns<Look extends LookRequest>(
  now: Instant,
  before: HostPace,
  budget: HostBudget,
  looks: readonly Look[],
): Turns<Look> {
  const given: GivenTurn<Look>[] = []
  let pace = before
  let mended = false
  for (const look of looks) {
    let at = given.at(-1)?.at ?? now
    let decision = decideLook(at, pace, budget, look)
    if (decision.kind === 'wait' && decision.mended !== null) {
      mended = true
      pace = decision.mended
    }
    if (isSoon(decision, now)) {
      at = later(decision.until, at)
      decision = decideLook(at, pace, budget, look)
    }
    if (decision.kind === 'wait') {
      return { given, pace, changed: mended || given.length > 0, wait: decision }
    }
    given.push({ look, at, before: pace, after: decision.pace })
    pace = decision.pace
  }
  return { given, pace, changed: given.length > 0, wait: null }
}
