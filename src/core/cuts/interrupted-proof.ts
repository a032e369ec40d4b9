import { type Duration, hours, seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import type { CutCheck, CutOrder, CutStatus } from './cut-order.ts'
import { PROOF_SETTINGS, type ProofSettings } from './judge-proof.ts'
import { acceptedMoment, momentOf, reckonedFrom } from './moment.ts'
import { PUBLISH_STATE } from './proof-trails.ts'

/** No round of looks takes this long: who looked was stopped meanwhile. */
const INTERRUPTED_AFTER: Duration = seconds(25)
/** What was left so long ago is left to people. */
const WORTH_PROVING: Duration = hours(24)

/** Since when the proof is under way without a pause: a stopped process must not use up the time for looking. */
function lookingSince(accepted: Instant, checks: readonly CutCheck[], now: Instant): Instant {
  let since = accepted
  let last = accepted
  for (const at of [...checks.map(momentOf), now].toSorted((a, b) => a - b)) {
    if (between(last, at) > INTERRUPTED_AFTER) since = at
    last = at
  }
  return since
}

/**
 * The order as its proof has to see it: after an interruption the proof begins anew with the first look that was made
 * since, with all of its time, and what was seen before counts no more. `now`, and `acceptedAt` of what comes back, are
 * steady time.
 */
export function resumeProof(order: CutOrder, checks: readonly CutCheck[], now: Instant): CutOrder {
  const accepted = acceptedMoment(order)
  if (accepted === null) return order
  const since = reckonedFrom(accepted, checks, now)
  const valid = checks.filter((look) => momentOf(look) >= since && momentOf(look) <= now)
  return { ...order, acceptedAt: lookingSince(since, valid, now) }
}

const CALLED_AS_IT_STOOD: readonly CutStatus[] = [
  'accepted-unverified',
  'cannot-verify',
  'cached-tail',
]

/**
 * The proof was called as it stood though nobody had looked for as long as it should: its process was stopped. It is
 * made again. A proof that had its time stands, whatever it says.
 */
export function proofCutShort(
  order: CutOrder,
  now: Instant,
  settings: ProofSettings = PROOF_SETTINGS,
): boolean {
  const { acceptedAt, until, checks } = order
  if (!CALLED_AS_IT_STOOD.includes(order.status) || acceptedAt === null) return false
  if (between(acceptedAt, now) > WORTH_PROVING || (until !== null && now >= until)) return false
  const accepted = acceptedMoment(order) ?? acceptedAt
  const valid = checks.filter((look) => momentOf(look) >= accepted)
  if (!valid.some(({ what }) => what !== PUBLISH_STATE)) return false
  const last = Math.max(...valid.map(momentOf)) as Instant
  const looked = between(lookingSince(accepted, valid, last), last)
  const tail = order.status === 'cached-tail' && valid.some((look) => look.tail !== undefined)
  return looked < (tail ? settings.tailBudget : settings.budget) - settings.apart * 2
}
