import { type Duration, hours, milliseconds, minutes, seconds } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import { secondLiftAt } from './announced-step.ts'
import { abilitiesOf, type CutOrder, type CutStatus, type CutStep } from './cut-order.ts'

const DAY = hours(24)
/** A ban that is to hold for longer is one without an end, which somebody lifts. Ours: docs/rules.md §7. */
export const BAN_AT_MOST = hours(24 * 366)
/** After a renewal that failed the platform is asked again, less and less often. */
const FIRST_RETRY = minutes(1)
const LONGEST_RETRY = hours(1)
const QUICK_LIFTS = 3
const QUICK_RETRY = seconds(2)

/** Is a ban of this order in force, as far as its own steps say? */
export function banInForce(order: CutOrder): boolean {
  return order.steps.reduce((inForce, { step, outcome }) => {
    if (outcome !== 'accepted') return inForce
    return step === 'ban' ? true : step === 'unban' ? false : inForce
  }, false)
}

/** As `banInForce`, or one that got no answer, or whose sender was killed: the platform may have heard it. */
export function banMayHold(order: CutOrder): boolean {
  return order.steps.reduce((mayHold, { step, outcome }) => {
    if (step === 'ban') return mayHold || outcome === 'accepted' || outcome === 'unreachable'
    return step === 'unban' && outcome === 'accepted' ? false : mayHold
  }, false)
}

/** Tries to lift a ban since it was given that came to nothing. */
export const failedLifts = ({ steps }: CutOrder): readonly CutStep[] =>
  steps
    .slice(steps.findLastIndex(({ step }) => step === 'ban') + 1)
    .filter(({ step, outcome }) => step === 'unban' && outcome !== 'accepted')

const WITHOUT_EFFECT: readonly CutStatus[] = ['refused', 'failed', 'undone']

/** When the ban of an order without effect, or that was undone, is to be lifted (again); `null`: nothing is left. */
export function liftAt(order: CutOrder): Instant | null {
  if (!WITHOUT_EFFECT.includes(order.status)) return null
  if (order.status === 'undone' && !abilitiesOf(order).resume) return null
  if (!banMayHold(order)) return order.status === 'undone' ? secondLiftAt(order) : null
  const failed = failedLifts(order)
  const last = failed.at(-1) ?? order.steps.at(-1)
  return last === undefined ? null : plus(last.at, liftAfter(failed.length))
}

/** A few times quickly, as long as somebody waits for it; then as renewals. */
export const liftAfter = (failures: number): Duration =>
  failures < QUICK_LIFTS ? QUICK_RETRY : retryAfter(failures - QUICK_LIFTS + 1)

export const lastOf = (order: CutOrder, step: CutStep['step']): CutStep | undefined =>
  order.steps.findLast((done) => done.step === step && done.outcome === 'accepted')

/** Until when the platform is asked to ban at `now`: as long as it can, never longer than ordered. */
export function banUntil(order: CutOrder, now: Instant): Instant | null {
  const { longestBan } = abilitiesOf(order)
  if (longestBan === null) return order.until
  const longest = plus(now, longestBan)
  return order.until === null || order.until > longest ? longest : order.until
}

/** A tenth of what the platform allows before the end, a day at most. */
const renewedBefore = (longest: Duration): number => Math.min(longest / 10, DAY)

function retryAfter(failures: number): Duration {
  return milliseconds(Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_RETRY))
}

/**
 * When the ban in force has to be asked for again because the platform's longest is shorter than what was ordered;
 * `null`: never. Wall time: bans end by the platform's clock.
 */
export function renewalAt(order: CutOrder): Instant | null {
  const { longestBan } = abilitiesOf(order)
  if (longestBan === null || !banInForce(order)) return null
  const given = lastOf(order, 'ban')
  if (given?.until === undefined || given.until === null || given.until === order.until) return null
  const due = plus(given.until, milliseconds(-renewedBefore(longestBan)))
  const failed = order.steps.slice(order.steps.lastIndexOf(given) + 1).filter(isBan)
  const last = failed.at(-1)
  if (last === undefined) return due
  return Math.max(due, plus(last.at, retryAfter(failed.length))) as Instant
}

const isBan = ({ step }: CutStep): boolean => step === 'ban'

export function banIsDueAgain(order: CutOrder, now: Instant): boolean {
  const due = renewalAt(order)
  return due !== null && now >= due
}
