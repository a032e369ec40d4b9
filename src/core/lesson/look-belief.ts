import type { Instant } from '../time/instant.ts'
import type { AddingUp } from './adding-up/adding-up.ts'
import type { SessionEvidence } from './session-evidence.ts'
import { believe, saidBy } from './weighed-screens.ts'

/** What a look did to the belief in a lesson, as it is written down: log-odds, to three places. */
export type LookBelief = {
  /** As `Belief.average` after it, with what is registered. */
  readonly average: number
  /** How many screens that differ stand behind it, as the sum of their weights. */
  readonly independent: number
  /** The screen that was weighed: what it says for or against, and how far it is another one. `null`: none was. */
  readonly screen: { readonly says: number; readonly weight: number } | null
  /** The lesson that the screens share, where that speaks more than their mean. */
  readonly topic?: string
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000

export function lookBelief(
  before: SessionEvidence,
  after: SessionEvidence,
  at: Instant,
  rule: AddingUp,
  prior = 0,
): LookBelief {
  const { average, independent, topic } = believe(after.screens, at, rule, prior)
  const latest = after.screens.at(-1)
  const weighed = latest !== undefined && !before.screens.includes(latest)
  return {
    average: rounded(average),
    independent: rounded(independent),
    screen: weighed
      ? { says: rounded(saidBy(latest.logOdds, rule.screens)), weight: rounded(latest.weight) }
      : null,
    ...(topic === undefined ? {} : { topic }),
  }
}
