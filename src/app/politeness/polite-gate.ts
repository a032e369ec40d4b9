import type { LookPriority, PaceDecision } from '../../core/patrol/politeness.ts'
import type { LookEnd } from '../../core/patrol/politeness-feedback.ts'
import { budgetOfUrl, type PolitenessRules } from '../../core/patrol/politeness-host.ts'
import { nextInLine, PATIENCE, type WaitingLook } from '../../core/patrol/politeness-line.ts'
import type { Duration } from '../../core/time/duration.ts'
import { between, plus } from '../../core/time/instant.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import { steadyNow, wallAhead } from '../steady-time.ts'
import {
  type BudgetedHost,
  claimLook,
  enterRefusals,
  type PaceBookDeps,
  settleAt,
} from './pace-book.ts'

export type PoliteGateDeps = Omit<PaceBookDeps, 'remembered'> & {
  readonly identifiers: Identifiers
  /** The budgets in force. */
  readonly politeness: () => PolitenessRules
}

type GateDeps = PoliteGateDeps & PaceBookDeps

type Wait = Extract<PaceDecision, { kind: 'wait' }>

/** `done` must be called when the look is over, however it ended. */
export type LookTurn =
  | { readonly kind: 'go'; readonly done: (end: LookEnd) => Promise<void> }
  | ({ readonly kind: 'refused' } & Pick<Wait, 'until' | 'because'>)

export type LookAsk = {
  readonly url: string
  readonly priority: LookPriority
  /** In ordinary looks. */
  readonly cost: number
  readonly signal: AbortSignal | undefined
}

/** Every look passes here: it goes now, waits for its turn, or is given up. */
export type PoliteGate = { ask(look: LookAsk): Promise<LookTurn> }

type Waiter = WaitingLook & {
  readonly cost: number
  readonly deadline: Duration
  /** The budget made it wait. */
  heldBack: boolean
  readonly answer: (turn: LookTurn) => void
  readonly fail: (error: unknown) => void
}

type HostLine = BudgetedHost & { waiters: readonly Waiter[]; wake: AbortController | null }

const leave = (line: HostLine, gone: readonly Waiter[]): void => {
  line.waiters = line.waiters.filter((waiter) => !gone.includes(waiter))
}

/** Gives up those whose patience ends before there is any hope; else sleeps until there is, or until woken. */
async function waitFor(deps: GateDeps, line: HostLine, wait: Wait): Promise<void> {
  const pause = Math.max(1, between(steadyNow(deps.clock), wait.until)) as Duration
  const now = deps.clock.monotonic()
  for (const waiter of line.waiters) waiter.heldBack = true
  // A look under way may end at any moment; the end of a pause is known.
  const hopeUntil = wait.because === 'concurrency' ? now : now + pause
  const given = line.waiters.filter(({ deadline }) => deadline <= hopeUntil)
  if (given.length === 0) {
    line.wake = new AbortController()
    await deps.clock.sleep(pause, line.wake.signal)
    line.wake = null
    return
  }
  leave(line, given)
  await enterRefusals(deps, line, given.length)
  const { because } = wait
  // For people, who read another clock when it was set meanwhile.
  const until = plus(wait.until, wallAhead(deps.clock))
  for (const waiter of given) waiter.answer({ kind: 'refused', until, because })
}

async function serve(deps: GateDeps, line: HostLine, close: () => void): Promise<void> {
  for (;;) {
    const next = nextInLine(line.waiters)
    // Closed in the same breath, or who comes next would stand in a line that nobody serves.
    if (next === null) return close()
    const decision = await claimLook(deps, line, next)
    if (decision.kind === 'wait') {
      await waitFor(deps, line, decision)
      continue
    }
    const done = async (end: LookEnd): Promise<void> => {
      await settleAt(deps, line, next.id, end)
      line.wake?.abort()
    }
    if (line.waiters.includes(next)) {
      leave(line, [next])
      next.answer({ kind: 'go', done })
    } else {
      // Gave up while the claim was written: the turn is handed back.
      await done({ kind: 'says-nothing' })
    }
  }
}

function standInLine(
  deps: GateDeps,
  line: HostLine,
  look: LookAsk,
  promised: Pick<Waiter, 'answer' | 'fail'>,
): void {
  const since = deps.clock.monotonic()
  const giveUp = (): void => {
    if (!line.waiters.includes(waiter)) return
    leave(line, [waiter])
    waiter.answer({ kind: 'refused', until: deps.clock.now(), because: 'pace' })
    line.wake?.abort()
  }
  // A watch asks hundreds of times with one signal: its listeners must not pile up.
  const letGo = (): void => look.signal?.removeEventListener('abort', giveUp)
  const waiter: Waiter = {
    id: deps.identifiers.next(),
    priority: look.priority,
    cost: look.cost,
    since,
    deadline: (since + PATIENCE[look.priority]) as Duration,
    heldBack: false,
    answer: (turn) => {
      letGo()
      promised.answer(turn)
    },
    fail: (error) => {
      letGo()
      promised.fail(error)
    },
  }
  line.waiters = [...line.waiters, waiter]
  if (look.signal?.aborted === true) giveUp()
  look.signal?.addEventListener('abort', giveUp, { once: true })
}

/**
 * One line a platform in this process; the pace itself is in the database, so that workers share it. Between workers
 * the first to ask goes first; within one, priority and waiting time decide.
 */
export function createPoliteGate(given: PoliteGateDeps): PoliteGate {
  const deps: GateDeps = { ...given, remembered: new Map() }
  const lines = new Map<string, HostLine>()
  const run = async (line: HostLine): Promise<void> => {
    const close = (): void => void lines.delete(line.host)
    try {
      await serve(deps, line, close)
    } catch (error) {
      close()
      for (const waiter of line.waiters) waiter.fail(error)
    }
  }
  return {
    ask(look) {
      const found = budgetOfUrl(deps.politeness(), look.url)
      if (found === null) return Promise.resolve({ kind: 'go', done: async () => {} })
      return new Promise((answer, fail) => {
        const standing = lines.get(found.host)
        const line = standing ?? { ...found, waiters: [], wake: null }
        standInLine(deps, line, look, { answer, fail })
        // A newcomer may have less patience than those whose time is slept through.
        if (standing !== undefined) return line.wake?.abort()
        lines.set(line.host, line)
        void run(line)
      })
    },
  }
}
