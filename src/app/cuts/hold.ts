import type { CutCheck, CutOrder } from '../../core/cuts/cut-order.ts'
import { judgeReturn } from '../../core/cuts/judge-return.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, minutes } from '../../core/time/duration.ts'
import type { StageJob } from '../pipeline.ts'
import { steadyNow } from '../steady-time.ts'
import { findCutOrder, saveCutOrder } from './cut-orders.ts'
import { keepLooks } from './evidence/keep-looks.ts'
import { lookElsewhere } from './look-elsewhere.ts'
import { proofWhy } from './proof-words.ts'
import { checkRound, findRoomOf, type ProveDeps } from './prove.ts'
import { proveResumed } from './prove-resumed.ts'
import { suspectElsewhere } from './suspect-elsewhere.ts'

export type HoldDeps = ProveDeps
export type HoldPayload = { readonly cutOrderId: string }

/** How long after a verified cut the room's addresses are watched for a return. Ours: docs/rules.md §7. */
const WATCH_FOR: Duration = minutes(10)
const LOOKS_KEPT = 600
/** Rounds. The patrol looks at the other rooms at its own pace. */
const ELSEWHERE_EVERY = 3

type Held = { readonly order: CutOrder; readonly room: LiveRoom }

async function stillHeld(deps: HoldDeps, cutOrderId: string): Promise<Held | null> {
  const order = await findCutOrder(deps, cutOrderId)
  if (order === null || order.status !== 'verified') return null
  const room = await findRoomOf(deps, order)
  return room === null ? null : { order, room }
}

/** Written down at once: a person has to look while it goes on. Where the order changed meanwhile the next round does it. */
async function tellSuspected(deps: HoldDeps, order: CutOrder, room: LiveRoom): Promise<void> {
  const suspected = await suspectElsewhere(deps, order, room)
  if (suspected.length === 0) return
  const checks = [...order.checks, ...suspected]
  const why = '疑似在别处续播，须由人核对。It may go on elsewhere: a person has to look.'
  await saveCutOrder(deps, { ...order, checks, version: order.version + 1 }, why, order)
}

/**
 * Watches for the stream's return after a verified cut: encoders come back within seconds where a ban does not hold.
 * Of an order that was undone it is the watch for the stream to be on air again. Looks that found nothing stay in
 * memory; what is written down is the end of the watch and all that led to it.
 */
export async function hold(
  deps: HoldDeps,
  payload: HoldPayload,
  signal: AbortSignal,
): Promise<readonly StageJob[]> {
  await proveResumed(deps, payload.cutOrderId, signal)
  let looks: readonly CutCheck[] = []
  let rounds = 0
  for (;;) {
    const held = await stillHeld(deps, payload.cutOrderId)
    if (held === null) return []
    const { order, room } = held
    const round = await checkRound(deps, order, room, signal)
    if (signal.aborted) return []
    const elsewhere = rounds % ELSEWHERE_EVERY === 0 ? await lookElsewhere(deps, order, room) : []
    if (rounds % ELSEWHERE_EVERY === 0) await tellSuspected(deps, order, room)
    rounds += 1
    const seen = [...round.map(({ check }) => check), ...elsewhere]
    looks = [...looks, ...seen].slice(-LOOKS_KEPT)
    const now = steadyNow(deps.clock)
    const judged = judgeReturn(order, room.streamUrls, looks, now, WATCH_FOR)
    if (judged.kind === 'watching') {
      await deps.clock.sleep(judged.after, signal)
      continue
    }
    // What was verified stays verified; the next tick of the patrol takes the watch up again until it can see.
    if (judged.kind === 'not-seen') return []
    const kept = await keepLooks(deps, order, round)
    const checks = [...order.checks, ...kept, ...elsewhere]
    const done: CutOrder = { ...order, status: judged.kind, checks, version: order.version + 1 }
    if (await saveCutOrder(deps, done, proofWhy(judged), order)) return []
  }
}
