import type { LookPriority } from '../../core/patrol/politeness.ts'
import { budgetOfUrl, type PolitenessRules } from '../../core/patrol/politeness-host.ts'
import { PATIENCE } from '../../core/patrol/politeness-line.ts'
import type { Duration } from '../../core/time/duration.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import { createBookDesk } from './book-desk.ts'
import {
  type HostLine,
  type LineDeps,
  type LookTurn,
  leave,
  serveLine,
  type Waiter,
  wakeForNewcomer,
  wakeForPlace,
} from './host-line.ts'
import type { BudgetedHost, EndedLook, PaceBookDeps } from './pace-book.ts'

export type PoliteGateDeps = Omit<PaceBookDeps, 'remembered'> & {
  readonly identifiers: Identifiers
  /** The budgets in force. */
  readonly politeness: () => PolitenessRules
}

export type LookAsk = {
  readonly url: string
  readonly priority: LookPriority
  /** In ordinary looks. */
  readonly cost: number
  readonly signal: AbortSignal | undefined
}

/** Every look passes here: it goes now, waits for its turn, or is given up. */
export type PoliteGate = {
  ask(look: LookAsk): Promise<LookTurn>
  /** Resolves when all looks that are over are in the book. */
  settled(): Promise<void>
}

function standInLine(
  deps: PoliteGateDeps,
  line: HostLine,
  look: LookAsk,
  promised: Pick<Waiter, 'answer' | 'fail'>,
): void {
  const since = deps.clock.monotonic()
  const giveUp = (): void => {
    if (waiter.gone) return
    leave(line, [waiter])
    waiter.answer({ kind: 'refused', until: deps.clock.now(), because: 'pace' })
    line.asleep?.wake()
  }
  // A watch asks hundreds of times with one signal: its listeners must not pile up.
  const letGo = (): void => {
    waiter.gone = true
    look.signal?.removeEventListener('abort', giveUp)
  }
  const waiter: Waiter = {
    id: deps.identifiers.next(),
    priority: look.priority,
    cost: look.cost,
    since,
    deadline: (since + PATIENCE[look.priority]) as Duration,
    heldBack: false,
    gone: false,
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
  wakeForNewcomer(line, waiter)
}

/**
 * One line a platform in this process; the pace itself is in the database, so that workers share it. Between workers
 * the first to ask goes first; within one, priority and waiting time decide.
 */
export function createPoliteGate(given: PoliteGateDeps): PoliteGate {
  const lines = new Map<string, HostLine>()
  const running = new Set<Promise<void>>()
  const book: PaceBookDeps = { ...given, remembered: new Map() }
  const deps: LineDeps = { ...book, desk: createBookDesk(book), over }

  async function run(line: HostLine): Promise<void> {
    const close = (): void => void lines.delete(line.host)
    try {
      await serveLine(deps, line, close)
    } catch (error) {
      close()
      for (const waiter of line.waiters) waiter.fail(error)
    }
  }

  /** The platform's line with what comes to it now; one that is new is served from now on. */
  function inLineOf(host: BudgetedHost, come: (line: HostLine) => void): void {
    const standing = lines.get(host.host)
    const line = standing ?? { ...host, waiters: [], ended: [], asleep: null }
    come(line)
    if (standing !== undefined) return
    lines.set(line.host, line)
    const served = run(line).finally(() => running.delete(served))
    running.add(served)
  }

  function over(host: BudgetedHost, ended: EndedLook): void {
    inLineOf(host, (line) => {
      line.ended = [...line.ended, ended]
      wakeForPlace(line)
    })
  }

  return {
    ask(look) {
      const found = budgetOfUrl(given.politeness(), look.url)
      if (found === null) return Promise.resolve({ kind: 'go', done: async () => {} })
      return new Promise((answer, fail) =>
        inLineOf(found, (line) => standInLine(given, line, look, { answer, fail })),
      )
    },
    async settled() {
      for (const line of lines.values()) line.asleep?.wake()
      await Promise.all(running)
    },
  }
}
