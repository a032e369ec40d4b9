import { type Duration, milliseconds, seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { isAnnounced } from './announced-step.ts'
import {
  banInForce,
  banIsDueAgain,
  banMayHold,
  failedLifts,
  lastOf,
  liftAfter,
  liftAt,
} from './ban-time.ts'
import { canBan } from './cut-abilities.ts'
import { abilitiesOf, type CutOrder, type CutStatus, type CutStep } from './cut-order.ts'
import { momentOf } from './moment.ts'

/** What the caller has to do next with an order. Every act is written down with `applyStep` before the next. */
export type CutAction =
  | { readonly kind: 'await-approval' }
  | { readonly kind: 'guard' }
  | { readonly kind: 'ban' }
  | { readonly kind: 'kick' }
  | { readonly kind: 'prove' }
  | { readonly kind: 'watch-return' }
  | { readonly kind: 'unban' }
  | { readonly kind: 'wait'; readonly for: Duration }
  | { readonly kind: 'nothing' }

/** A guard older than this proves nothing about who is publishing now; it is made anew before a kick. */
const GUARD_HOLDS = seconds(5)
/** How often a server that cannot be reached is tried before the order has failed. */
const ATTEMPTS = 3
const RETRY_AFTER = seconds(2)
/** Nobody sleeps over an order for longer. */
const LONGEST_WAIT = seconds(5)

/** Steps since the last one that went through: a row of equal failures at the end. */
function failedAttempts(order: CutOrder, step: CutStep['step']): number {
  let count = 0
  for (const done of order.steps.toReversed()) {
    if (done.step !== step || done.outcome !== 'unreachable') break
    count += 1
  }
  return count
}

/** What got no answer may have worked, and what was refused changed nothing: whoever publishes after it is looked at anew. */
function guardHolds(order: CutOrder, now: Instant): boolean {
  const guard = lastOf(order, 'guard')
  if (guard === undefined) return false
  const age = between(momentOf(guard), now)
  const unanswered =
    order.steps.lastIndexOf(guard) <
    order.steps.findLastIndex((step) => mayHaveEnded(order, step) || isRefusedKick(step))
  return age >= 0 && age <= GUARD_HOLDS && !unanswered
}

const isRefusedKick = ({ step, outcome }: CutStep): boolean =>
  step === 'kick' && outcome === 'refused'

/** Whether it may have ended the publication though no answer says so. */
export function mayHaveEnded(order: CutOrder, { step, outcome }: CutStep): boolean {
  if (outcome !== 'unreachable') return false
  return step === 'kick' || (step === 'ban' && abilitiesOf(order).forbidDrops)
}

function nextUnsent(order: CutOrder, now: Instant): CutAction {
  const last = order.steps.at(-1)
  if (last?.outcome === 'unreachable' && !isAnnounced(last)) {
    const waited = between(momentOf(last), now)
    // A clock that went backwards must not hold an order up for longer than one wait.
    if (waited >= 0 && waited < RETRY_AFTER) {
      return { kind: 'wait', for: milliseconds(RETRY_AFTER - waited) }
    }
  }
  if (!guardHolds(order, now)) return { kind: 'guard' }
  if (order.dryRun) return { kind: 'nothing' }
  const abilities = abilitiesOf(order)
  if (order.ban && canBan(abilities) && !banInForce(order)) return { kind: 'ban' }
  return abilities.drop === 'none' ? { kind: 'nothing' } : { kind: 'kick' }
}

/**
 * The one thing to do next. Order: guard → ban → kick (a kick without a ban in force only invites the encoder back),
 * then proof, then the watch for its return. An order that was refused or failed takes its own ban back,
 * so that "refused" always means "nothing was changed". An order that still waits for its second person does nothing,
 * whoever picks it up; a dry run goes no further than the guard. `wall` is what the end of a ban is read by, `now` the
 * steady time that steps were made at.
 */
export function nextCutAction(order: CutOrder, wall: Instant, now: Instant = wall): CutAction {
  const banEnded = order.until !== null && wall >= order.until
  const renews = !banEnded && banIsDueAgain(order, wall)
  switch (order.status) {
    case 'requested':
      return order.dryRun ? nextUnsent(order, now) : { kind: 'await-approval' }
    case 'approved':
    case 'sent':
      return nextUnsent(order, now)
    case 'accepted':
      return { kind: 'prove' }
    case 'verified':
      return renews ? { kind: 'ban' } : { kind: 'watch-return' }
    case 'refused':
    case 'failed':
      return takeBanBack(order, now)
    case 'cached-tail':
    case 'accepted-unverified':
    case 'cannot-verify':
    case 'came-back':
    case 'came-back-elsewhere':
    case 'held':
      if (renews) return { kind: 'ban' }
      return banEnded ? takeBanBack(order, now) : { kind: 'nothing' }
    case 'undone':
      return liftAgain(order, wall, now)
    case 'not-approved':
      return { kind: 'nothing' }
  }
}

/** What was sent before the order was undone may have come to the platform after it. */
function liftAgain(order: CutOrder, wall: Instant, now: Instant): CutAction {
  if (!abilitiesOf(order).resume) return { kind: 'nothing' }
  if (banMayHold(order)) return takeBanBack(order, now)
  const at = liftAt(order)
  return at !== null && wall >= at ? { kind: 'unban' } : { kind: 'nothing' }
}

/** The longer it fails, the less often: whoever finds it due later goes on. */
function takeBanBack(order: CutOrder, now: Instant): CutAction {
  if (!banMayHold(order)) return { kind: 'nothing' }
  const failed = failedLifts(order)
  const last = failed.at(-1)
  if (last === undefined) return { kind: 'unban' }
  const left = liftAfter(failed.length) - between(momentOf(last), now)
  if (left <= 0 || left > LONGEST_WAIT) return left <= 0 ? { kind: 'unban' } : { kind: 'nothing' }
  return { kind: 'wait', for: milliseconds(left) }
}

const NEVER_SENT: readonly CutStatus[] = [
  'requested',
  'not-approved',
  'approved',
  'refused',
  'failed',
]

/** The answer was lost, and now the server says that nobody publishes: that is its "accepted". */
const unansweredWorked = (order: CutOrder, step: CutStep): boolean =>
  step.step === 'guard' &&
  step.outcome === 'refused' &&
  order.steps.some((one) => mayHaveEnded(order, one))

/**
 * A kick that got no answer may be why the next one is refused: its session is gone already, or still being closed. Who
 * publishes is looked at before that is called a refusal; a second one is.
 */
const mayBeItsOwnDoing = (order: CutOrder, step: CutStep): boolean =>
  isRefusedKick(step) &&
  order.steps.filter(isRefusedKick).length === 1 &&
  order.steps.some((one) => one.step === 'kick' && one.outcome === 'unreachable')

const isUnsent = ({ status }: CutOrder): boolean => status === 'approved' || status === 'sent'

function statusAfter(order: CutOrder, step: CutStep): CutStatus {
  // The answer to what was under way when it was undone.
  if (order.status === 'undone') return 'undone'
  if (step.step === 'unban') {
    if (step.outcome !== 'accepted' || NEVER_SENT.includes(order.status)) return order.status
    return 'undone'
  }
  // A ban that is asked for again changes nothing else, whatever comes of it.
  if (step.step === 'ban' && !isUnsent(order)) return order.status
  switch (step.outcome) {
    case 'accepted':
      return afterAccepted(order, step)
    case 'refused':
      if (mayBeItsOwnDoing(order, step)) return order.status
      return unansweredWorked(order, step) ? 'accepted' : 'refused'
    case 'changed':
      return 'refused'
    case 'unreachable':
      return failedAttempts(order, step.step) >= ATTEMPTS ? 'failed' : order.status
  }
}

function afterAccepted(order: CutOrder, { step }: CutStep): CutStatus {
  if (step === 'kick') return 'accepted'
  if (step !== 'ban') return order.status
  return abilitiesOf(order).forbidDrops ? 'accepted' : 'sent'
}

/** The order with one more step written into it, and the status that follows. */
export function applyStep(order: CutOrder, step: CutStep, now: Instant): CutOrder {
  const last = order.steps.at(-1)
  const answers = last !== undefined && last.step === step.step && isAnnounced(last)
  const before = answers ? order.steps.slice(0, -1) : order.steps
  const next = { ...order, steps: [...before, step], version: order.version + 1 }
  const status = statusAfter(next, step)
  const accepted = status === 'accepted' && order.status !== 'accepted'
  return { ...next, status, acceptedAt: accepted ? now : order.acceptedAt }
}
