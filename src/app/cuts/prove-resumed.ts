import { tellsNothing } from '../../core/cuts/cut-abilities.ts'
import { abilitiesOf, type CutCheck, type CutOrder } from '../../core/cuts/cut-order.ts'
import { awaitsReturn, RESUME_WATCH } from '../../core/cuts/due-again.ts'
import { momentOf } from '../../core/cuts/moment.ts'
import { PUBLISH_STATE } from '../../core/cuts/proof-trails.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import { between, type Instant } from '../../core/time/instant.ts'
import { steadyNow } from '../steady-time.ts'
import { findCutOrder, saveCutOrder } from './cut-orders.ts'
import { keepLooks } from './evidence/keep-looks.ts'
import { checkRound, findRoomOf, type ProveDeps } from './prove.ts'

const FIRST_PAUSE: Duration = seconds(1)
const LONGEST_PAUSE: Duration = seconds(10)

const unbannedAt = (order: CutOrder): Instant | null => {
  const step = order.steps.findLast((one) => one.step === 'unban')
  return step === undefined ? null : momentOf(step)
}

/** Soon at first, as an encoder that tries again every few seconds is back at once; later at leisure. */
const pauseAfter = (passed: number): Duration =>
  milliseconds(Math.min(Math.max(passed / 4, FIRST_PAUSE), LONGEST_PAUSE))

const WORDS = {
  back: '推流已恢复，解除得到证实。On air again: the way back is proven.',
  over: '时限内未见恢复推流，能否推流未得证实。It was not seen on air in the time for it: that it may publish is not proven.',
} as const

/** Where the platform tells who publishes, that is the stream: another address of the room may never have been cut. */
const isBack = (order: CutOrder, round: readonly CutCheck[]): boolean =>
  round.some(
    ({ what, found }) =>
      found === 'live' && (what === PUBLISH_STATE || tellsNothing(abilitiesOf(order))),
  )

/** One round of looks; `null`: nothing is left to be seen, else how long to wait. */
async function resumeRound(
  deps: ProveDeps,
  order: CutOrder,
  signal: AbortSignal,
): Promise<Duration | null> {
  const room = await findRoomOf(deps, order)
  const lifted = unbannedAt(order)
  if (room === null || lifted === null) return null
  const looks = await checkRound(deps, order, room, signal)
  const round = looks.map(({ check }) => check)
  const passed = between(lifted, steadyNow(deps.clock))
  const back = isBack(order, round)
  // A clock that nobody sets and that went backwards is that of a machine that was started anew.
  if (signal.aborted || (!back && passed >= 0 && passed < RESUME_WATCH)) return pauseAfter(passed)
  const resumedAt = back ? deps.clock.now() : null
  const checks = [...order.checks, ...(await keepLooks(deps, order, looks))]
  const seen: CutOrder = { ...order, checks, resumedAt, version: order.version + 1 }
  const saved = await saveCutOrder(deps, seen, back ? WORDS.back : WORDS.over, order)
  return saved ? null : FIRST_PAUSE
}

/**
 * The way back is proven as the cut was: after the ban was lifted the stream is looked at until it is on air again, as
 * the platform says or, where it tells nothing, any address of the room shows, or until the time for it is over. Nobody is made to publish: an
 * encoder that was switched off meanwhile stays away, and the order says so.
 */
export async function proveResumed(
  deps: ProveDeps,
  cutOrderId: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const order = await findCutOrder(deps, cutOrderId)
    if (order === null || !awaitsReturn(order)) return
    const pause = await resumeRound(deps, order, signal)
    if (pause === null) return
    await deps.clock.sleep(pause, signal)
  }
}
