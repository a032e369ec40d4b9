import { between, type Instant } from '../time/instant.ts'
import { abilitiesOf, type CutCheck, type CutOrder, type CutStep } from './cut-order.ts'

/** When it was, on the clock that nobody sets; orders of earlier versions have wall time alone. */
export const momentOf = ({ at, steadyAt }: CutStep | CutCheck): Instant => steadyAt ?? at

/** A ban says it only where it ends what is published; one that was renewed says nothing new. */
function saidAt(order: CutOrder): CutStep | undefined {
  const byBan = abilitiesOf(order).forbidDrops
    ? order.steps.find(({ step, outcome }) => step === 'ban' && outcome === 'accepted')
    : undefined
  return order.steps.findLast(said) ?? byBan
}

const said = ({ step, outcome }: CutStep): boolean =>
  (step === 'kick' && outcome === 'accepted') || (step === 'guard' && outcome === 'refused')

/** When the server accepted the kick, or said that nobody publishes after one that got no answer. */
export function acceptedMoment(order: CutOrder): Instant | null {
  const step = order.acceptedAt === null ? undefined : saidAt(order)
  return step?.steadyAt ?? order.acceptedAt
}

/** When the cut was verified: with the last look of its proof. */
export function verifiedMoment(order: CutOrder): Instant | null {
  if (order.verifiedAt === null) return null
  const looks = order.checks.flatMap(({ steadyAt }) => (steadyAt === undefined ? [] : [steadyAt]))
  return looks.length === 0 ? order.verifiedAt : (Math.max(...looks) as Instant)
}

/**
 * Since when to reckon at `now`: what "was" in the future was before the clock was set back and the program started
 * anew. It is reckoned from the first look made since then, so that nobody waits for the old time to come again.
 */
export function reckonedFrom(since: Instant, looks: readonly CutCheck[], now: Instant): Instant {
  if (between(since, now) >= 0) return since
  const made = looks.map(momentOf).filter((at) => at <= now)
  return made.length === 0 ? now : (Math.min(...made) as Instant)
}
