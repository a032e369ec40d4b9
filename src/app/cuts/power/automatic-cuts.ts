import { expireCutOrder } from '../../../core/cuts/power/answer-request.ts'
import {
  type AutomaticDecision,
  type AutomaticSituation,
  decideAutomaticCut,
} from '../../../core/cuts/power/automatic-cut.ts'
import type { AutomaticRecord } from '../../../core/cuts/power/automatic-record.ts'
import type { AutomaticMode, CutRules } from '../../../core/cuts/power/cut-rules.ts'
import type { BlownFuse } from '../../../core/cuts/power/fuse.ts'
import type { Law } from '../../../core/policy/law.ts'
import { type CalledTarget, isCalled } from '../../../core/registry/cut-target.ts'
import { type Instant, plus } from '../../../core/time/instant.ts'
import type { Records } from '../../../ports/records/records.ts'
import { audit } from '../../commands/command.ts'
import type { StageJob } from '../../pipeline.ts'
import { saveCutOrder } from '../cut-orders.ts'
import { type OrderCutDeps, orderCut } from '../order-cut.ts'
import { automaticCandidates, type Candidate, type CandidateDeps } from './automatic-candidates.ts'
import { blownNow } from './cut-standing.ts'

export type AutomaticCutDeps = OrderCutDeps &
  CandidateDeps & {
    readonly law: () => Law
  }

const MACHINE = 'system'

/** Requests that nobody approved in time are written down as void, so that nobody waits for them. */
async function expireRequests(deps: AutomaticCutDeps, now: Instant): Promise<void> {
  const waiting = await deps.transactions.run((records) =>
    records.cutOrders.inStatus(['requested']),
  )
  for (const order of waiting) {
    const expired = expireCutOrder(order, now)
    if (expired !== null) await saveCutOrder(deps, expired, expired.approval?.ended?.why ?? '')
  }
}

const targetOf = ({ room }: Candidate): CalledTarget | null =>
  room.cutTarget !== null && isCalled(room.cutTarget) ? room.cutTarget : null

async function publishingSession(
  { platform }: AutomaticCutDeps,
  target: CalledTarget | null,
): Promise<string | null> {
  if (target === null) return null
  const state = await platform.publishState(target)
  return state.kind === 'publishing' ? state.publisher.sessionId : null
}

type Decided = { readonly decision: AutomaticDecision; readonly sessionId: string | null }

/** The platform is asked last, and only about a case that nothing else stands in the way of. */
async function decide(
  deps: AutomaticCutDeps,
  candidate: Candidate,
  blown: readonly BlownFuse[],
  now: Instant,
): Promise<Decided> {
  const { violation, sweep, record } = candidate
  const target = targetOf(candidate)
  const rules = deps.cutRules()
  const situation: Omit<AutomaticSituation, 'sessionId'> = {
    violation,
    verdict: violation.judgement,
    sweep,
    target,
    abilities: target === null ? null : deps.platform.abilities(target),
    ordersOfRoom: await deps.transactions.run(({ cutPower }) =>
      cutPower.ordersOfRoom(violation.roomId),
    ),
    blown,
    record,
    law: deps.law().rules.cut,
  }
  const presumed = record?.sessionId ?? 'not asked yet'
  const first = decideAutomaticCut({ ...situation, sessionId: presumed }, rules, now)
  if (first.kind !== 'countdown' && first.kind !== 'order') {
    return { decision: first, sessionId: presumed }
  }
  const sessionId = await publishingSession(deps, target)
  return { decision: decideAutomaticCut({ ...situation, sessionId }, rules, now), sessionId }
}

async function tell(
  records: Records,
  { clock }: AutomaticCutDeps,
  record: AutomaticRecord,
): Promise<void> {
  await audit(
    records,
    clock,
    { who: record.stoppedBy ?? MACHINE, why: record.why },
    {
      type: 'violation.changed',
      subjectKind: 'violation',
      subjectId: record.violationId,
      data: { automaticCut: record },
    },
  )
}

const SHADOW = { zh: '（影子模式，不阻断）', en: ' (shadow: nothing is cut)' }

async function begin(
  deps: AutomaticCutDeps,
  { violation, sweep }: Candidate,
  mode: Exclude<AutomaticMode, 'off'>,
  sessionId: string,
  now: Instant,
): Promise<void> {
  const { countdown } = deps.cutRules().automatic
  const note = mode === 'shadow' ? SHADOW : { zh: '', en: '' }
  const record: AutomaticRecord = {
    violationId: violation.id,
    roomId: violation.roomId,
    region: violation.region,
    rule: violation.rule,
    subject: violation.subject,
    sweep: sweep ?? '',
    mode,
    state: 'countdown',
    beganAt: now,
    dueAt: plus(now, countdown),
    sessionId,
    endedAt: null,
    stoppedBy: null,
    why: `自动阻断开始倒计时${note.zh}。The countdown of an automatic cut began${note.en}.`,
    because: [],
    orderId: null,
  }
  await deps.transactions.run(async (records) => {
    if (await records.cutPower.begin(record)) await tell(records, deps, record)
  })
}

async function end(
  deps: AutomaticCutDeps,
  record: AutomaticRecord,
  change: Pick<AutomaticRecord, 'state' | 'why'> & Partial<AutomaticRecord>,
  now: Instant,
): Promise<void> {
  const ended: AutomaticRecord = { ...record, ...change, endedAt: now }
  await deps.transactions.run(async (records) => {
    if (await records.cutPower.end(ended)) await tell(records, deps, ended)
  })
}

const ORDERED =
  '法定条件全部满足，倒计时结束无人叫停：自动阻断。All conditions held and nobody stopped it: cut automatically.'

/** Given for the session that was there when it began. What cannot be ordered is given up, and a person is asked. */
async function order(
  deps: AutomaticCutDeps,
  record: AutomaticRecord,
  now: Instant,
): Promise<readonly StageJob[]> {
  if (record.mode === 'shadow') {
    const why = `影子模式：此刻本应自动阻断。Shadow: it would have been cut now.`
    await end(deps, record, { state: 'ordered', why }, now)
    return []
  }
  const placed = await orderCut(deps, {
    violationId: record.violationId,
    who: MACHINE,
    why: ORDERED,
    ban: true,
    until: plus(now, deps.cutRules().automatic.ban),
    dryRun: false,
    expectedSessionId: record.sessionId,
    automatic: { ...record, state: 'ordered', why: ORDERED, endedAt: now },
  })
  if (placed.ok) return placed.value.jobs
  // Somebody stopped it, or ordered it, a moment before: `end` finds it ended, and changes nothing.
  await end(deps, record, { state: 'given-up', why: placed.fault.message }, now)
  return []
}

async function carryOn(
  deps: AutomaticCutDeps,
  candidate: Candidate,
  blown: readonly BlownFuse[],
  now: Instant,
): Promise<readonly StageJob[]> {
  const { record } = candidate
  const { decision, sessionId } = await decide(deps, candidate, blown, now)
  const { kind, because } = decision
  if (kind === 'countdown' && sessionId !== null) {
    await begin(deps, candidate, decision.mode, sessionId, now)
  } else if (kind === 'order' && record !== null) {
    return await order(deps, record, now)
  } else if (kind === 'not' && record?.state === 'countdown') {
    const changed = because.includes('another-publisher')
    const why = changed
      ? '倒计时结束时推流者已经换了，未阻断，请人工核对。Someone else publishes by now: nothing was cut, a person has to look.'
      : `条件不再满足，倒计时取消（${because.join('、')}）。A condition fell away: the countdown was taken back.`
    await end(deps, record, { state: changed ? 'given-up' : 'lapsed', why, because }, now)
  }
  return []
}

const isAllOff = ({ automatic }: CutRules): boolean =>
  automatic.rules.every(({ mode }) => mode === 'off')

/**
 * One tick of the power to cut, on one machine at a time: what waited too long is void, countdowns begin, end and become
 * orders. Killed anywhere on the way it is taken up by the next tick; the order of a violation has one name, and is one.
 */
export async function keepCutPower(deps: AutomaticCutDeps): Promise<readonly StageJob[]> {
  const now = deps.clock.now()
  await expireRequests(deps, now)
  const rules = deps.cutRules()
  const candidates = await deps.transactions.run(async (records) => {
    const idle = isAllOff(rules) && (await records.cutPower.automaticIn(['countdown'])).length === 0
    return idle ? [] : await automaticCandidates(records, deps, rules, now)
  })
  const jobs: StageJob[] = []
  for (const candidate of candidates) {
    // Read anew for each: the order before it may have blown a fuse.
    const blown = await deps.transactions.run((records) => blownNow(records, rules, now))
    jobs.push(...(await carryOn(deps, candidate, blown, now)))
  }
  return jobs
}
