import { type Duration, seconds } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { CutOrder, CutStep } from './cut-order.ts'

const ANNOUNCED = 'about to be sent, no answer known'
/** No call to a platform is under way for longer, with all that it waits for on its way there. */
const UNDER_WAY: Duration = seconds(30)

export const isAnnounced = ({ step, detail }: CutStep): boolean =>
  (step === 'kick' || step === 'ban') && detail === ANNOUNCED

/**
 * Written down before a ban or a kick is sent. Whoever finds it there as the last word (the process was killed, the
 * database was lost) knows that it may have worked; otherwise the server's answer takes its place.
 */
export function announceStep(order: CutOrder, step: 'ban' | 'kick', now: Instant): CutOrder {
  const announced: CutStep = { at: now, step, outcome: 'unreachable', detail: ANNOUNCED }
  return { ...order, steps: [...order.steps, announced], version: order.version + 1 }
}

/**
 * A ban whose answer nobody has may reach the platform after it was lifted there: when it is lifted once more; `null`:
 * there is no such ban, or it was lifted late enough.
 */
export function secondLiftAt({ steps }: CutOrder): Instant | null {
  const place = steps.findLastIndex(({ step }) => step === 'ban')
  const ban = steps[place]
  if (ban === undefined || !isAnnounced(ban)) return null
  const safe = plus(ban.at, UNDER_WAY)
  const lifted = steps
    .slice(place)
    .some(({ step, outcome, at }) => step === 'unban' && outcome === 'accepted' && at >= safe)
  return lifted ? null : safe
}
