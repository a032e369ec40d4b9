import { ASKING_SERVER, type CutAbilities } from '../../core/cuts/cut-abilities.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import { isSayableName } from '../../core/registry/sayable-names.ts'
import type { CutPlatform, PublishState } from '../../ports/cut-platform.ts'
import { createAskedBans } from './asked-bans.ts'
import { createNginxRtmpCalls, type NginxRtmpCalls } from './nginx-rtmp-calls.ts'
import type { StatPage, StatPublisher } from './nginx-rtmp-stat.ts'
import { createWorkerBook, type WorkerBook } from './nginx-rtmp-workers.ts'
import {
  httpOf,
  keyRing,
  NO_KEY,
  refused,
  type ServerAccess,
  type ServerCutSettings,
  unseen,
} from './server-calls.ts'

const NGINX_RTMP_ABILITIES: CutAbilities = {
  ...ASKING_SERVER,
  success: {
    zh: '应答正文是断开的会话数，且不为 0（一个也没断开时也是 HTTP 200）',
    en: 'the body is the number of sessions that were dropped, and not 0 (which comes with HTTP 200 too)',
  },
}

const ADDRESS = /^[\da-fA-F.:]+$/

const UNSAYABLE: CutAbilities = {
  ...NGINX_RTMP_ABILITIES,
  drop: 'none',
  success: {
    zh: '无：该应用名或流名含控制接口无法表达的字符',
    en: 'none: the control addresses cannot say this name',
  },
}

/** Reads at once while nobody has been found, after the second go only where a second worker has shown itself. */
const READS: readonly number[] = [1, 3, 3, 3, 3]

const isSayable = ({ app, stream }: CalledTarget): boolean =>
  isSayableName(app) && isSayableName(stream)

const asWritten = (name: string): string =>
  Array.from(Buffer.from(name, 'utf8'), (byte) =>
    byte < 0x20 || byte >= 0x7f ? ' ' : String.fromCharCode(byte),
  ).join('')

/** What `rtmp_auto_push` gives a worker from another is no encoder: dropping it leaves the lesson on air. */
const isRelay = ({ address }: StatPublisher): boolean => address.startsWith('unix:')

/** Worker, server and connection: unlike the connection's number alone, never the same again after a restart. */
const sessionOf = (worker: string, { server, clientId }: StatPublisher): string =>
  `${worker}-${server}-${clientId}`
const SESSION = /^\d+-(\d+)-(\d+)$/

function publisherIn(target: CalledTarget, pages: readonly StatPage[]): PublishState | null {
  const found = pages.flatMap(({ worker, publishers }) =>
    publishers
      .filter((one) => one.app === target.app && one.stream === asWritten(target.stream))
      .filter((one) => !isRelay(one))
      .map((one) => ({ sessionId: sessionOf(worker, one), address: one.address })),
  )
  const [one] = found
  if (one === undefined) return null
  if (found.some(({ sessionId }) => sessionId !== one.sessionId)) {
    return { kind: 'unreachable', detail: 'two publish under this name' }
  }
  return { kind: 'publishing', publisher: { ...one, protocol: 'rtmp' } }
}

/** As each worker tells it of its own clients. */
function withViewers(
  state: PublishState,
  target: CalledTarget,
  pages: readonly StatPage[],
): PublishState {
  if (state.kind !== 'publishing') return state
  const newest = new Map(pages.map((page) => [page.worker, page.audiences]))
  const own = [...newest.values()]
    .flat()
    .filter(({ app, stream }) => app === target.app && stream === asWritten(target.stream))
  return { ...state, viewers: own.reduce((sum, { viewers }) => sum + viewers, 0) }
}

async function readState(
  readStats: NginxRtmpCalls['readStats'],
  access: ServerAccess,
  target: CalledTarget,
  book: WorkerBook,
): Promise<PublishState> {
  const workers = new Set<string>()
  for (const times of READS) {
    const pages = await readStats(access, times)
    if (pages.kind === 'unread') return unseen(pages.trouble)
    for (const { worker } of pages.value) workers.add(worker)
    book.note(access.apiUrl, pages.value)
    const state = publisherIn(target, pages.value)
    if (state !== null) {
      const isWhole = book.missing(access.apiUrl, workers).length === 0
      return isWhole ? withViewers(state, target, pages.value) : state
    }
    if (times > 1 && workers.size === 1) break
  }
  const missing = book.missing(access.apiUrl, workers)
  return missing.length === 0
    ? { kind: 'not-publishing' }
    : { kind: 'unreachable', detail: `of its workers ${missing.join(', ')} did not answer` }
}

/**
 * Cuts on nginx with its RTMP module (1.1.4 and later), whose `/stat` and `/control` are ours to ask, with a ban that its
 * `on_publish` asks about. Each worker tells and drops what is its own alone, and which one answers is chance: one
 * worker is what the documents ask for, several are looked for within limits.
 */
export function createNginxRtmpCut(settings: ServerCutSettings): CutPlatform {
  const { logger } = settings
  const book = createWorkerBook(settings.clock)
  const { readStats, drop } = createNginxRtmpCalls(httpOf(settings))
  const keysOf = keyRing(settings.servers)
  return {
    abilities: (target) => (isSayable(target) ? NGINX_RTMP_ABILITIES : UNSAYABLE),
    ...createAskedBans(settings),
    publishState: async (target) => {
      const access = keysOf(target)
      if (access === null) return { kind: 'unreachable', detail: NO_KEY }
      return readState(readStats, access, target, book)
    },
    kick: async (target, publisher) => {
      const access = keysOf(target)
      if (access === null) return refused(NO_KEY)
      const session = SESSION.exec(publisher?.sessionId ?? '')
      if (publisher === null || session === null) return refused('no session of nginx is named')
      if (!isSayable(target)) return refused('the control addresses cannot say this name')
      const [, server, client] = session
      // The address beside the number: after a restart connections are counted anew.
      const from = ADDRESS.test(publisher.address ?? '') ? `&addr=${publisher.address}` : ''
      const query = `srv=${server}&app=${target.app}&name=${target.stream}&clientid=${client}${from}`
      const outcome = await drop(access, query)
      logger.info({ app: target.app, stream: target.stream, outcome }, 'publisher kicked')
      return outcome
    },
  }
}
