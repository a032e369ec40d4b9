import { announceStep } from '../../core/cuts/announced-step.ts'
import { banUntil } from '../../core/cuts/ban-time.ts'
import { stopWithoutCase } from '../../core/cuts/case-of-cut.ts'
import { tellsNothing } from '../../core/cuts/cut-abilities.ts'
import { actOf } from '../../core/cuts/cut-act.ts'
import { abilitiesOf, type CutOrder, type CutStep } from '../../core/cuts/cut-order.ts'
import { applyStep, type CutAction, nextCutAction } from '../../core/cuts/cut-steps.ts'
import { guardCut, guardStep, moved, unguarded } from '../../core/cuts/guard-cut.ts'
import type { CutHit } from '../../core/cuts/power/cut-hits.ts'
import { furtherStep, reachesFurther } from '../../core/cuts/power/hits-elsewhere.ts'
import { isCalled } from '../../core/registry/cut-target.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { isSameStream } from '../../core/registry/media-server.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { CutPlatform, CutStepOutcome } from '../../ports/cut-platform.ts'
import type { Records } from '../../ports/records/records.ts'
import type { StageJob } from '../pipeline.ts'
import { steadyNow } from '../steady-time.ts'
import { findCutOrder, orderJob, saveCutOrder, writeCutOrder } from './cut-orders.ts'
import { liftBan, sharedEnd } from './lift-ban.ts'
import { type LookBeforeDeps, lookBefore } from './look-before.ts'
import { findHits } from './power/find-hits.ts'
import { olderClaims } from './power/older-claims.ts'

export type CutDeps = LookBeforeDeps & { readonly platform: CutPlatform }
export type CutPayload = { readonly cutOrderId: string }

/** An order takes a handful of steps; more means that two deciders disagree, which is a bug. */
const STEPS_AT_MOST = 30
const SAVES_AT_MOST = 5

const STEP_WORDS: Readonly<Record<CutStep['step'], string>> = {
  guard: '核对推流方',
  ban: '禁止推流',
  kick: '断开推流',
  unban: '解除禁止推流',
}

type ActingStep = 'guard' | 'ban' | 'kick' | 'unban'

async function act(deps: CutDeps, order: CutOrder, step: ActingStep): Promise<CutStep> {
  if (step === 'guard') {
    const changed = await changedSince(deps, order)
    if (changed !== null) return changed
    if (tellsNothing(abilitiesOf(order))) return unguarded(deps.clock.now())
    const decision = guardCut(order, await deps.platform.publishState(order.target))
    return guardStep(decision, deps.clock.now())
  }
  const until = step === 'ban' ? banUntil(order, deps.clock.now()) : undefined
  const outcome = await send(deps, order, step, until ?? null)
  return {
    at: deps.clock.now(),
    step,
    outcome: outcome.kind,
    detail: outcome.detail,
    ...(until === undefined ? {} : { until }),
  }
}

/**
 * What of the register forbids it by now. A target that was mended meanwhile was wrong: what it named is somebody else's
 * stream. One that is also of another region meanwhile is not his who gave the order.
 */
async function changedSince(deps: CutDeps, order: CutOrder): Promise<CutStep | null> {
  const at = deps.clock.now()
  return await deps.transactions.run(async (records) => {
    const room = await records.rooms.find(order.roomId)
    const target = room?.cutTarget ?? null
    const isKept = target !== null && isCalled(target) && isSameStream(target, order.target)
    if (room === null || !isKept) return moved(at)
    const hits = await claimsOn(records, room, order)
    return reachesFurther(order, room.region, hits) ? furtherStep(at) : null
  })
}

/** Who has a say in it: of what a person ordered, those who had the stream before the lead was found. */
async function claimsOn(
  records: Records,
  room: LiveRoom,
  { violationId, automatic }: CutOrder,
): Promise<readonly CutHit[]> {
  const hits = await findHits(records, room)
  const violation = automatic === true ? null : await records.violations.find(violationId)
  return violation === null ? hits : await olderClaims(records, room, hits, violation.openedAt)
}

async function send(
  deps: CutDeps,
  order: CutOrder,
  step: Exclude<ActingStep, 'guard'>,
  until: Instant | null,
): Promise<CutStepOutcome> {
  const { platform } = deps
  const sent = actOf(order, step)
  switch (step) {
    case 'ban':
      return await platform.ban(order.target, await sharedEnd(deps, order, until), sent)
    case 'unban':
      return await liftBan(deps, order)
    case 'kick':
      return order.expectedPublisher === null && abilitiesOf(order).reads === 'publisher'
        ? { kind: 'refused', detail: 'the order names no publisher' }
        : await platform.kick(order.target, order.expectedPublisher, sent)
  }
}

/**
 * Whether the order ends here, because there is nothing to cut for any more. The violation is held with what is written:
 * who dismisses it comes before the act and stops it, or after it and is told of it.
 */
async function stopped(records: Records, deps: CutDeps, order: CutOrder): Promise<boolean> {
  const violation = await records.violations.hold(order.violationId)
  const ended = stopWithoutCase(order, violation, deps.clock.now())
  if (ended === null) return false
  await writeCutOrder(records, deps, ended, ended.steps.at(-1)?.detail ?? '')
  return true
}

async function announced(
  deps: CutDeps,
  order: CutOrder,
  step: 'ban' | 'kick',
): Promise<CutOrder | null> {
  const next = announceStep(order, step, deps.clock.now())
  const why = `将要${STEP_WORDS[step]}。About to ${step}.`
  return await deps.transactions.run(async (records) => {
    if (await stopped(records, deps, order)) return null
    return (await writeCutOrder(records, deps, next, why)) ? next : null
  })
}

/** One act with its record. Who finds the order changed by somebody else does nothing: it is read anew. */
async function takeStep(deps: CutDeps, order: CutOrder, name: ActingStep): Promise<void> {
  const isFelt = name === 'kick' || name === 'ban'
  const known = isFelt ? await announced(deps, order, name) : order
  if (known === null) return
  const acted = await act(deps, known, name)
  const step = { ...acted, steadyAt: steadyNow(deps.clock) }
  const next = applyStep(known, step, deps.clock.now())
  const why = `${STEP_WORDS[step.step]}。${step.step} ${step.outcome}: ${step.detail}`
  if (!(await saveCutOrder(deps, next, why)) && isFelt) await saveLate(deps, order.id, step, why)
}

/** The order was undone while its act was under way: what became of it is told, so that it can be taken back. */
async function saveLate(deps: CutDeps, id: string, step: CutStep, why: string): Promise<void> {
  for (let tries = 0; tries < SAVES_AT_MOST; tries += 1) {
    const order = await findCutOrder(deps, id)
    if (order?.status !== 'undone') return
    if (await saveCutOrder(deps, applyStep(order, step, deps.clock.now()), why)) return
  }
}

type Acting = Extract<CutAction, { readonly kind: ActingStep }>

const isActing = (action: CutAction): action is Acting =>
  ['guard', 'ban', 'kick', 'unban'].includes(action.kind)

/** Does the one thing that comes next; the jobs that follow once there is nothing left to do here. */
async function goOn(
  deps: CutDeps,
  order: CutOrder,
  signal: AbortSignal,
): Promise<readonly StageJob[] | null> {
  const action = nextCutAction(order, deps.clock.now(), steadyNow(deps.clock))
  if (action.kind === 'prove') {
    return [orderJob('prove', order)]
  }
  if (action.kind === 'wait') {
    await deps.clock.sleep(action.for, signal)
    return null
  }
  if (!isActing(action)) return []
  const isGuard = action.kind === 'guard'
  if (isGuard && (await deps.transactions.run((records) => stopped(records, deps, order)))) {
    return null
  }
  const looked = isGuard && (await lookBefore(deps, order, signal))
  if (!looked) await takeStep(deps, order, action.kind)
  return null
}

/**
 * Carries an order out: guard → ban → kick, each written down before the next. "Accepted" is the server's word;
 * the proof that follows is ours.
 */
export async function cut(
  deps: CutDeps,
  payload: CutPayload,
  signal: AbortSignal,
): Promise<readonly StageJob[]> {
  for (let taken = 0; taken < STEPS_AT_MOST && !signal.aborted; taken += 1) {
    const order = await findCutOrder(deps, payload.cutOrderId)
    if (order === null) return []
    const jobs = await goOn(deps, order, signal)
    if (jobs !== null) return jobs
  }
  return []
}
