import type { CutStepOutcome } from '../../ports/cut-platform.ts'
import { type JsonHttpSettings, requestText } from './json-http.ts'
import { readStatPage, type StatPage } from './nginx-rtmp-stat.ts'
import {
  basicAuthorization,
  type Read,
  refused,
  type ServerAccess,
  troubleIn,
} from './server-calls.ts'

/**
 * Drops at once, repeated until the worker that has the session hears of it: one that is idle answers all that come one
 * after the other.
 */
const DROPS: readonly number[] = [1, 4, 8, 16, 16, 16, 16]
/** Every viewer stands in it with a third of a kilobyte: forty thousand of them. */
const MAXIMUM_STAT_BYTES = 16_000_000

/** The two addresses of nginx that are ours to ask. */
export type NginxRtmpCalls = {
  /** So many workers' accounts, which are often one worker's: who answers is chance. */
  readonly readStats: (access: ServerAccess, times: number) => Promise<Read<readonly StatPage[]>>
  /** @param query without `?`, as it is to stand in the address */
  readonly drop: (access: ServerAccess, query: string) => Promise<CutStepOutcome>
}

export function createNginxRtmpCalls(http: JsonHttpSettings): NginxRtmpCalls {
  const ask = (access: ServerAccess, path: string, maximumBytes?: number) =>
    requestText(http, {
      method: 'GET',
      url: `${access.apiUrl}${path}`,
      // A connection that is kept stays with its worker.
      closes: true,
      ...(maximumBytes === undefined ? {} : { maximumBytes }),
      ...basicAuthorization(access),
    })

  async function readStat(access: ServerAccess): Promise<Read<StatPage>> {
    const answer = await ask(access, '/stat', MAXIMUM_STAT_BYTES)
    const trouble = troubleIn(answer)
    if (trouble !== null) return { kind: 'unread', trouble }
    if (answer.kind !== 'answered') return { kind: 'unread', trouble: answer }
    const page = answer.status === 200 ? readStatPage(answer.text) : null
    if (page !== null) return { kind: 'read', value: page }
    const detail = `HTTP ${answer.status}, not what rtmp_stat writes`
    return { kind: 'unread', trouble: refused(detail) }
  }

  /** `null`: the worker that answered does not have this session. */
  async function dropOnce(access: ServerAccess, query: string): Promise<CutStepOutcome | null> {
    const answer = await ask(access, `/control/drop/publisher?${query}`)
    const trouble = troubleIn(answer)
    if (trouble !== null) return trouble
    if (answer.kind !== 'answered') return answer
    const dropped = answer.text.trim()
    if (answer.status !== 200 || !/^\d{1,9}$/.test(dropped)) {
      return refused(`HTTP ${answer.status}, not what rtmp_control writes`)
    }
    return Number(dropped) > 0 ? { kind: 'accepted', detail: `${dropped} dropped` } : null
  }

  return {
    readStats: async (access, times) => {
      const read = await Promise.all(Array.from({ length: times }, () => readStat(access)))
      const pages: StatPage[] = []
      for (const one of read) {
        if (one.kind === 'unread') return one
        pages.push(one.value)
      }
      return { kind: 'read', value: pages }
    },
    drop: async (access, query) => {
      for (const times of DROPS) {
        const drops = await Promise.all(
          Array.from({ length: times }, () => dropOnce(access, query)),
        )
        const done = drops.find((drop) => drop?.kind === 'accepted') ?? drops.find((drop) => drop)
        if (done) return done
      }
      return refused('no worker that answered has the session any more')
    },
  }
}
