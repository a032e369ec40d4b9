import type { PaceDecision } from '../../core/patrol/politeness.ts'
import type { LookEnd } from '../../core/patrol/politeness-feedback.ts'
import { nextInLine, type WaitingLook } from '../../core/patrol/politeness-line.ts'
import type { GivenTurn } from '../../core/patrol/politeness-turns.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import { between, plus } from '../../core/time/instant.ts'
import { steadyNow, wallAhead } from '../steady-time.ts'
import type { BookDesk } from './book-desk.ts'
import { type BudgetedHost, type EndedLook, enterRefusals, type PaceBookDeps } from './pace-book.ts'

type Wait = Extract<PaceDecision, { kind: 'wait' }>

/** `done` must be called when the look is over, however it ended. */
export type LookTurn =
  | { readonly kind: 'go'; readonly done: (end: LookEnd) => Promise<void> }
  | ({ readonly kind: 'refused' } & Pick<Wait, 'until' | 'because'>)

export type Waiter = WaitingLook & {
  readonly cost: number
  readonly deadline: Duration
  /** The budget made it wait. */
  heldBack: boolean
  /** Whoever asked has gone, and has had its answer. */
  gone: boolean
  readonly answer: (turn: LookTurn) => void
  readonly fail: (error: unknown) => void
}

/** Who waits for a platform in this process, and whose looks are over and not yet in the book. */
export type HostLine = BudgetedHost & {
  waiters: readonly Waiter[]
  ended: readonly EndedLook[]
  asleep: Sleep | null
}

/** What a line waits for, and what is worth waking it. */
type Sleep = {
  readonly wake: () => void
  /** A place that comes free helps whoever stands in line. */
  readonly forPlace: boolean
  /** Monotonic: nobody has a turn before; whose patience ends sooner has to be told so. */
  readonly noHopeUntil: Duration
}

export type LineDeps = PaceBookDeps & {
  readonly desk: BookDesk<Waiter>
  /** Tells the line of that platform, of which there may be none any more, that a look is over. */
  readonly over: (host: BudgetedHost, ended: EndedLook) => void
}

/** So many are decided on in one transaction. */
const AT_ONCE = 32
/** Looks that are over are entered together; whoever comes meanwhile does not wait for it. */
const GATHERING: Duration = milliseconds(500)
const ANYTHING = { forPlace: true, noHopeUntil: milliseconds(Number.POSITIVE_INFINITY) }

export const leave = (line: HostLine, gone: readonly Waiter[]): void => {
  line.waiters = line.waiters.filter((waiter) => !gone.includes(waiter))
}

/** The first of the line, in their order. */
function firstInLine(waiters: readonly Waiter[]): readonly Waiter[] {
  const first: Waiter[] = []
  let left = waiters
  while (first.length < AT_ONCE) {
    const next = nextInLine(left)
    if (next === null) break
    first.push(next)
    left = left.filter((waiter) => waiter !== next)
  }
  return first
}

async function sleepUnlessWoken(
  { clock }: Pick<LineDeps, 'clock'>,
  line: HostLine,
  time: Duration,
  what: Omit<Sleep, 'wake'>,
): Promise<void> {
  const woken = new AbortController()
  line.asleep = { ...what, wake: () => woken.abort() }
  await clock.sleep(time, woken.signal)
  line.asleep = null
}

/** A look is over: that is of use now where somebody waits for its place, and is entered with what comes next elsewhere. */
export function wakeForPlace({ asleep, waiters }: HostLine): void {
  if (waiters.length > 0 && asleep?.forPlace === true) asleep.wake()
}

/** Whoever comes has a turn no sooner than the line knows, and is told at once when that is too late for him. */
export function wakeForNewcomer({ asleep }: HostLine, { deadline }: Waiter): void {
  if (asleep !== null && deadline <= asleep.noHopeUntil) asleep.wake()
}

/** Gives up those whose patience ends before there is any hope; else sleeps until there is, or until woken. */
async function waitFor(deps: LineDeps, line: HostLine, wait: Wait): Promise<void> {
  const pause = milliseconds(Math.max(1, between(steadyNow(deps.clock), wait.until)))
  const now = deps.clock.monotonic()
  for (const waiter of line.waiters) waiter.heldBack = true
  // A look under way may end at any moment; the end of a pause is known.
  const forPlace = wait.because === 'concurrency'
  const noHopeUntil = milliseconds(forPlace ? now : now + pause)
  const given = line.waiters.filter(({ deadline }) => deadline <= noHopeUntil)
  if (given.length === 0)
    return await sleepUnlessWoken(deps, line, pause, { forPlace, noHopeUntil })
  leave(line, given)
  await enterRefusals(deps, line, given.length)
  const { because } = wait
  // For people, who read another clock when it was set meanwhile.
  const until = plus(wait.until, wallAhead(deps.clock))
  for (const waiter of given) waiter.answer({ kind: 'refused', until, because })
}

/** The turn may come in a moment only: it is handed back when the asker gave up until then, or the platform closed. */
async function hand(deps: LineDeps, host: BudgetedHost, turn: GivenTurn<Waiter>): Promise<void> {
  const { look, at } = turn
  const wait = between(steadyNow(deps.clock), at)
  if (wait > 0) await deps.clock.sleep(wait)
  const done = async (end: LookEnd): Promise<void> => deps.over(host, { id: look.id, end })
  const closedUntil = deps.remembered.get(host.host)?.closedUntil ?? null
  const isClosed = wait > 0 && closedUntil !== null && closedUntil > steadyNow(deps.clock)
  if (!look.gone && !isClosed) return look.answer({ kind: 'go', done })
  await done({ kind: 'says-nothing' })
  if (look.gone || closedUntil === null) return
  look.answer({
    kind: 'refused',
    until: plus(closedUntil, wallAhead(deps.clock)),
    because: 'closed',
  })
}

/** Works a line until nobody stands in it and all is in the book. */
export async function serveLine(deps: LineDeps, line: HostLine, close: () => void): Promise<void> {
  for (;;) {
    if (line.waiters.length === 0) {
      // Closed in the same breath, or who comes next would stand in a line that nobody serves.
      if (line.ended.length === 0) return close()
      await sleepUnlessWoken(deps, line, GATHERING, ANYTHING)
    }
    const { host, budget, ended } = line
    line.ended = []
    const turns = await deps.desk.take({ host, budget, ended, looks: firstInLine(line.waiters) })
    leave(
      line,
      turns.given.map(({ look }) => look),
    )
    for (const turn of turns.given) void hand(deps, line, turn)
    if (turns.wait !== null && line.waiters.length > 0) await waitFor(deps, line, turns.wait)
  }
}
