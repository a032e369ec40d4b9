import type { Classification } from '../detection/classification.ts'
import { beliefOf } from '../detection/classifier-model.ts'
import type { AddingUp } from '../lesson/adding-up/adding-up.ts'
import type { Followed } from '../lesson/room-session.ts'
import { sessionClassification } from '../lesson/session-traits.ts'
import { believe } from '../lesson/weighed-screens.ts'
import { reviewFor } from '../policy/for-a-person.ts'
import type { Verdict } from '../policy/verdict.ts'
import type { Instant } from '../time/instant.ts'

/** What a look is taken for once it was added to its session, as an observation says it. */
export type ConcludedLook = {
  readonly instructing: boolean
  readonly classification: Classification
  readonly verdict: Verdict
  /** What was shown to a person as leaning towards a lesson has turned out to be something else. */
  readonly withdrawn: boolean
}

/** A lead is believed as far as its screens are on average, whatever its best screen says. */
function leadClassification(
  { evidence }: Followed['session'],
  screen: Classification,
  at: Instant,
  rule: AddingUp,
): Classification {
  const whole = sessionClassification(evidence.traits, screen)
  const { average } = believe(evidence.screens, at, rule)
  const score = Math.min(whole.score, Math.round(beliefOf(average) * 10_000) / 10_000)
  return { ...whole, label: 'unsure', score }
}

/**
 * The screen for a look by itself, the lesson as a whole where one is believed, and a review for what leans towards one
 * in forbidden time. The same for a watch and for whoever works a verdict out again.
 */
export function concludeLook(
  { session, instructing, leads, withdrawn }: Omit<Followed, 'activity' | 'goesOn'>,
  screen: Classification,
  verdict: Verdict,
  at: Instant,
  rule: AddingUp,
): ConcludedLook {
  if (instructing) {
    const classification = sessionClassification(session.evidence.traits, screen)
    return { instructing, classification, verdict, withdrawn }
  }
  const review = leads ? reviewFor('leaning', verdict) : null
  if (review !== null) {
    const classification = leadClassification(session, screen, at, rule)
    return { instructing: true, classification, verdict: review, withdrawn }
  }
  return { instructing, classification: screen, verdict, withdrawn }
}
