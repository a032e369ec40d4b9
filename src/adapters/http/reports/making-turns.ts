import type { FastifyReply, FastifyRequest } from 'fastify'
import { callerOf } from '../access.ts'
import { refuseFor } from '../fault-reply.ts'

/** Together with the one that is made; a page asks for a report and for the rows behind one of its numbers. */
const OF_A_PERSON = 3
const OF_ALL = 8
const AGAIN_IN_SECONDS = 10

type Waiting = { readonly who: string; readonly begin: () => void }

export type MakingTurns = {
  /**
   * Does the work when its turn has come, one at a time.
   * @returns `null`: too many wait already, or who asked went away before it began
   */
  take<T>(who: string, gone: AbortSignal, work: () => Promise<T>): Promise<{ done: T } | null>
}

/** Every lead of a span is read for a report: one is made at a time, so that looking takes nothing from the patrol. */
export function createMakingTurns(): MakingTurns {
  const line: Waiting[] = []
  const next = (): void => line[0]?.begin()
  const leave = (one: Waiting): void => {
    const place = line.indexOf(one)
    if (place === -1) return
    line.splice(place, 1)
    if (place === 0) next()
  }
  /** Whether its turn came before who asked went away. */
  const comes = (one: Waiting, gone: AbortSignal, begun: Promise<true>): Promise<boolean> =>
    Promise.race([
      begun,
      new Promise<false>((resolve) => {
        gone.addEventListener('abort', () => resolve(false), { once: true })
      }),
    ]).then((came) => {
      if (!came) leave(one)
      return came
    })
  return {
    async take(who, gone, work) {
      const own = line.filter((one) => one.who === who).length
      if (gone.aborted || own >= OF_A_PERSON || line.length >= OF_ALL) return null
      const { promise, resolve } = Promise.withResolvers<true>()
      const one: Waiting = { who, begin: () => resolve(true) }
      line.push(one)
      if (line[0] === one) one.begin()
      if (!(await comes(one, gone, promise))) return null
      try {
        return { done: await work() }
      } finally {
        leave(one)
      }
    },
  }
}

/** In its turn, or the way out of the route: to be asked again in a while. */
export async function inTurn<T>(
  turns: MakingTurns,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<T>,
): Promise<T> {
  const taken = await turns.take(callerOf(request).who, request.signal, work)
  return taken === null ? refuseFor(reply, AGAIN_IN_SECONDS) : taken.done
}
