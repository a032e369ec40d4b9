import type { Turns } from '../../core/patrol/politeness-turns.ts'
import {
  type AtTheBook,
  type PaceBookDeps,
  takeAlone,
  takeTogether,
  type WaitingRequest,
} from './pace-book.ts'

type Asking<Look> = {
  readonly resolve: (turns: Turns<Look>) => void
  readonly reject: (error: unknown) => void
}

/** Where the lines of the platforms come to the book: those that come while it is written in are entered together. */
export type BookDesk<Look extends WaitingRequest> = {
  take(asked: AtTheBook<Look>): Promise<Turns<Look>>
}

/** Rows that one transaction holds, for a few milliseconds. */
const MOST_TOGETHER = 32

/**
 * Rooms of many platforms come due at the same moments, and each platform's turns are a transaction: of those that come
 * together it is one. What cannot be entered with the others waits by itself, and holds none of them up.
 */
export function createBookDesk<Look extends WaitingRequest>(deps: PaceBookDeps): BookDesk<Look> {
  type One = { readonly asked: AtTheBook<Look>; readonly answer: Asking<Look> }
  let waiting: One[] = []
  let busy = false

  const alone = ({ asked, answer }: One): void =>
    void takeAlone(deps, asked).then(answer.resolve, answer.reject)

  async function enter(ones: readonly One[]): Promise<void> {
    const [first, ...others] = ones
    if (first === undefined) return
    if (others.length === 0) {
      await takeAlone(deps, first.asked).then(first.answer.resolve, first.answer.reject)
      return
    }
    const taken = await takeTogether(
      deps,
      ones.map(({ asked }) => asked),
    )
    for (const one of ones) {
      const turns = taken.get(one.asked.host)
      if (turns === undefined) alone(one)
      else one.answer.resolve(turns)
    }
  }

  async function work(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      const ones = waiting.slice(0, MOST_TOGETHER)
      waiting = waiting.slice(MOST_TOGETHER)
      await enter(ones).catch((error: unknown) => {
        for (const { answer } of ones) answer.reject(error)
      })
    }
    busy = false
  }

  return {
    take: (asked) =>
      new Promise((resolve, reject) => {
        waiting.push({ asked, answer: { resolve, reject } })
        if (!busy) void work()
      }),
  }
}
