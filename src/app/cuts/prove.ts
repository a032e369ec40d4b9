import { tellsNothing } from '../../core/cuts/cut-abilities.ts'
import { abilitiesOf, type CutCheck, type CutOrder } from '../../core/cuts/cut-order.ts'
import { proofCutShort, resumeProof } from '../../core/cuts/interrupted-proof.ts'
import { judgeProof, silenceToSee } from '../../core/cuts/judge-proof.ts'
import { momentOf } from '../../core/cuts/moment.ts'
import { isStill, lookedAt, PUBLISH_STATE, provenAt } from '../../core/cuts/proof-trails.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { CutPlatform, Publisher, PublishState } from '../../ports/cut-platform.ts'
import type { StageJob } from '../pipeline.ts'
import { type PullDeps, pullCheck } from '../sight/pull-check.ts'
import { steadyNow } from '../steady-time.ts'
import { type CutOrderDeps, findCutOrder, orderJob, saveCutOrder } from './cut-orders.ts'
import { type KeepLooksDeps, keepLooks } from './evidence/keep-looks.ts'
import { type Look, type Witness, witnessed, witnessedPulls } from './evidence/witness.ts'
import { proofWhy } from './proof-words.ts'

export type ProveDeps = CutOrderDeps & PullDeps & KeepLooksDeps & { readonly platform: CutPlatform }
export type ProvePayload = { readonly cutOrderId: string }

/** A closed session takes a moment to leave the server's list; one round must not be lost to that. */
const SERVER_PATIENCE: Duration = seconds(2)
const SERVER_LOOK: Duration = milliseconds(250)

async function settledState(
  deps: ProveDeps,
  order: CutOrder,
  { onAnswer }: Witness,
  signal: AbortSignal,
): Promise<PublishState> {
  const began = deps.clock.monotonic()
  for (;;) {
    const state = await deps.platform.publishState(order.target, onAnswer)
    const waited = deps.clock.monotonic() - began
    if (state.kind !== 'publishing' || waited >= SERVER_PATIENCE || signal.aborted) return state
    await deps.clock.sleep(SERVER_LOOK, signal)
  }
}

const fromOf = ({ address }: Publisher): readonly string[] =>
  address === null ? [] : ['from', address]

async function serverCheck(
  deps: ProveDeps,
  order: CutOrder,
  witness: Witness,
  signal: AbortSignal,
): Promise<CutCheck> {
  const state = await settledState(deps, order, witness, signal)
  const found = { publishing: 'live', 'not-publishing': 'gone', unreachable: 'unknown' } as const
  const detail =
    state.kind === 'publishing'
      ? ['session', state.publisher.sessionId, ...fromOf(state.publisher)].join(' ')
      : state.kind
  const at = deps.clock.now()
  return {
    at,
    steadyAt: steadyNow(deps.clock),
    what: PUBLISH_STATE,
    found: found[state.kind],
    detail,
    ...(state.kind === 'publishing' ? { session: state.publisher.sessionId } : {}),
  }
}

/** Shorter rounds are repeated when their time has come, longer ones at once. */
const SHORT_ROUND: Duration = milliseconds(500)
/** How long nothing may come from an address that answers before it is called silent; longer where none was reached. */
const PATIENCE: readonly Duration[] = [seconds(2), seconds(3), seconds(6)]
const BLIND_PATIENCE: Duration = seconds(3)

function patienceFor(order: CutOrder, url: string): Duration {
  if (tellsNothing(abilitiesOf(order))) return BLIND_PATIENCE
  const looks = order.checks.filter(({ what }) => what === url)
  const unknown = looks.length - looks.findLastIndex(({ found }) => found !== 'unknown') - 1
  return PATIENCE[Math.min(unknown, PATIENCE.length - 1)] ?? BLIND_PATIENCE
}

const tailAt = (order: CutOrder, url: string): CutCheck | undefined => {
  const last = order.checks.findLast(({ what }) => what === url)
  return last?.tail === undefined ? undefined : last
}

/** Silence and standing playlists are seen over time; an answer is of one moment, and has to be had again at the end. */
const tookTime = (look: CutCheck): boolean =>
  look.since !== undefined && momentOf(look) - look.since > SHORT_ROUND

/**
 * One round: the server's state read anew and every known address of the room pulled anew, side by side. Where nothing
 * new came from any of them for some seconds, each is looked at a second time at once: it has to hold for all together.
 */
export async function checkRound(
  deps: ProveDeps,
  order: CutOrder,
  room: LiveRoom,
  signal: AbortSignal,
): Promise<readonly Look[]> {
  const began = deps.clock.monotonic()
  const lookAt = (
    what: string,
    before = tailAt(order, what),
    patience = patienceFor(order, what),
  ): Promise<Look> =>
    witnessed((witness) =>
      what === PUBLISH_STATE
        ? serverCheck(deps, order, witness, signal)
        : pullCheck(witnessedPulls(deps, witness), what, { patience, before }, signal),
    )
  const looks = await Promise.all(
    lookedAt(order, provenAt(room.streamUrls, order.checks)).map((what) => lookAt(what)),
  )
  const isLong = deps.clock.monotonic() - began > SHORT_ROUND
  const found = looks.map(({ check }) => check)
  if (!isLong || !found.every(isStill) || signal.aborted) return looks
  const [slow, quick] = [found.filter(tookTime), found.filter((look) => !tookTime(look))]
  const left = tellsNothing(abilitiesOf(order)) ? undefined : silenceToSee(found)
  const second = await Promise.all(
    slow.map((look) =>
      lookAt(look.what, look, look.tail === undefined ? left : patienceFor(order, look.what)),
    ),
  )
  return [...looks, ...second, ...(await Promise.all(quick.map((look) => lookAt(look.what, look))))]
}

export async function findRoomOf(deps: CutOrderDeps, order: CutOrder): Promise<LiveRoom | null> {
  return await deps.transactions.run((records) => records.rooms.find(order.roomId))
}

type Round =
  | { readonly kind: 'again' }
  | { readonly kind: 'over'; readonly jobs: readonly StageJob[] }

const OVER: Round = { kind: 'over', jobs: [] }

const mayProve = (order: CutOrder, now: Instant): boolean =>
  order.status === 'accepted' || proofCutShort(order, now)

async function proveRound(
  deps: ProveDeps,
  cutOrderId: string,
  signal: AbortSignal,
): Promise<Round> {
  const order = await findCutOrder(deps, cutOrderId)
  if (order === null || !mayProve(order, deps.clock.now())) return OVER
  const room = await findRoomOf(deps, order)
  if (room === null) return OVER
  const looks = await checkRound(deps, order, room, signal)
  if (signal.aborted) return OVER
  const seenNow = [...order.checks, ...looks.map(({ check }) => check)]
  const now = deps.clock.now()
  const steady = steadyNow(deps.clock)
  const resumed = resumeProof(order, seenNow, steady)
  const judged = judgeProof(resumed, room.streamUrls, seenNow, steady)
  const checks = [...order.checks, ...(await keepLooks(deps, order, looks))]
  // One that is proven again is accepted again, no more, until it stands.
  const seen: CutOrder = { ...order, status: 'accepted', checks, version: order.version + 1 }
  if (judged.kind === 'look-again') {
    const going: CutOrder = { ...seen, status: judged.status ?? 'accepted' }
    await saveCutOrder(deps, going, '逐个地址复查。Every address was pulled anew.', order)
    await deps.clock.sleep(judged.after, signal)
    return { kind: 'again' }
  }
  const verifiedAt = judged.kind === 'verified' ? now : null
  const done: CutOrder = { ...seen, status: judged.kind, verifiedAt }
  // A person may have undone the order meanwhile: read it anew.
  if (!(await saveCutOrder(deps, done, proofWhy(judged), order))) return { kind: 'again' }
  if (judged.kind !== 'verified') return OVER
  const jobs = [orderJob('hold', order)]
  return { kind: 'over', jobs }
}

/** Looks, round after round, until the proof stands or its time is over. What was seen is kept with the order. */
export async function prove(
  deps: ProveDeps,
  payload: ProvePayload,
  signal: AbortSignal,
): Promise<readonly StageJob[]> {
  for (;;) {
    const round = await proveRound(deps, payload.cutOrderId, signal)
    if (round.kind === 'over') return round.jobs
  }
}
