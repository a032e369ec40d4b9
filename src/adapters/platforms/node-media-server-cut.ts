import { fetch as undiciFetch } from 'undici'
import { z } from 'zod'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../core/cuts/cut-abilities.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import { mediaServerName, streamOfTarget } from '../../core/registry/media-server.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CutPlatform, CutStepOutcome, PublishState } from '../../ports/cut-platform.ts'
import type { Logger } from '../../ports/logger.ts'
import { type BanList, createAskedBans } from './asked-bans.ts'
import type { Fetch } from './http-answer.ts'
import {
  type ApiAnswer,
  createNodeMediaServerApi,
  type NodeMediaServerAccess,
  type NodeMediaServerApi,
} from './node-media-server-api.ts'
import { NO_KEY } from './server-calls.ts'
import { viewersAnswer } from './viewers-answer.ts'

export type NodeMediaServerCutSettings = {
  /** The servers we hold keys to. A target elsewhere is refused, so that no key is sent to a made-up address. */
  readonly servers: readonly NodeMediaServerAccess[]
  readonly bans: BanList
  readonly clock: Clock
  readonly logger: Logger
  /** undici's unless a test brings its own. */
  readonly fetch?: Fetch
  /** For each request, 5 s unless given. */
  readonly timeLimit?: Duration
}

/** `GET /streams/:app/:name`. `status` decides: `publisher` stays listed for 30 s after it has left. */
const streamAnswer = z.object({
  success: z.literal(true),
  data: z.object({
    app: z.string(),
    name: z.string(),
    status: z.enum(['publishing', 'reconnecting', 'idle']),
    subscribers: viewersAnswer,
    publisher: z
      .object({ id: z.string().min(1), ip: z.string().min(1), protocol: z.string() })
      .nullable(),
  }),
})
const notFoundAnswer = z.object({ success: z.literal(false) })
const deletedAnswer = z.object({ success: z.literal(true), data: z.object({ id: z.string() }) })

/** The server gives `address:port`, for IPv4 on a dual-stack socket `::ffff:address:port`. */
export const withoutPort = (address: string): string =>
  address.replace(/:\d+$/, '').replace(/^::ffff:(?=\d+\.)/, '')

function readState(target: CalledTarget, answer: ApiAnswer): PublishState {
  if (answer.kind !== 'answered') return { kind: 'unreachable', detail: answer.detail }
  const { status, body } = answer
  if (status === 404 && notFoundAnswer.safeParse(body).success) return { kind: 'not-publishing' }
  const stream = streamAnswer.safeParse(body)
  if (status !== 200 || !stream.success) {
    return { kind: 'unreachable', detail: `HTTP ${status}, not the answer of a node-media-server` }
  }
  const { app, name, status: air, publisher, subscribers: viewers } = stream.data.data
  if (app !== target.app || name !== target.stream) {
    return { kind: 'unreachable', detail: `asked for ${target.stream}, was told of ${name}` }
  }
  if (air !== 'publishing') return { kind: 'not-publishing' }
  if (publisher === null) return { kind: 'unreachable', detail: 'publishing, but by nobody' }
  const { id: sessionId, ip, protocol } = publisher
  return {
    kind: 'publishing',
    publisher: { sessionId, address: withoutPort(ip), protocol },
    viewers,
  }
}

function readKick(sessionId: string, answer: ApiAnswer): CutStepOutcome {
  if (answer.kind === 'unreachable') return answer
  if (answer.kind === 'not-let-in') return { kind: 'refused', detail: answer.detail }
  const { status, body } = answer
  if (status === 404 && notFoundAnswer.safeParse(body).success) {
    return { kind: 'refused', detail: `session ${sessionId} is already gone` }
  }
  const deleted = deletedAnswer.safeParse(body)
  if (status === 200 && deleted.success && deleted.data.data.id === sessionId) {
    return { kind: 'accepted', detail: `session ${sessionId} closed by the server` }
  }
  return { kind: 'refused', detail: `HTTP ${status} without success` }
}

/**
 * Cuts on node-media-server 4.4: publish state and kick through its session API, ban through the list that its
 * publish authentication asks. Its `DELETE /sessions/:id` only begins to close the connection, and its authentication
 * closes a banned publisher after the fact: neither proves anything.
 */
export function createNodeMediaServerCut(settings: NodeMediaServerCutSettings): CutPlatform {
  const { bans, clock, logger } = settings
  const http = {
    fetch: settings.fetch ?? undiciFetch,
    timeLimit: settings.timeLimit ?? seconds(5),
  }
  const apis = new Map<string, NodeMediaServerApi>()
  for (const access of settings.servers) {
    const apiUrl = mediaServerName(access.apiUrl)
    if (apiUrl === null) continue
    apis.set(apiUrl, createNodeMediaServerApi({ ...access, apiUrl }, http, clock, logger))
  }
  const apiOf = (target: CalledTarget): NodeMediaServerApi | undefined =>
    apis.get(streamOfTarget(target).server)

  return {
    abilities: () => NODE_MEDIA_SERVER_ABILITIES,
    ...createAskedBans({ bans, clock, logger }),
    publishState: async (target) => {
      const api = apiOf(target)
      if (api === undefined) return { kind: 'unreachable', detail: NO_KEY }
      const path = `/streams/${encodeURIComponent(target.app)}/${encodeURIComponent(target.stream)}`
      return readState(target, await api.request('GET', path))
    },
    kick: async (target, publisher) => {
      const api = apiOf(target)
      if (api === undefined) return { kind: 'refused', detail: NO_KEY }
      if (publisher === null) return { kind: 'refused', detail: 'no session is named' }
      const path = `/sessions/${encodeURIComponent(publisher.sessionId)}`
      const outcome = readKick(publisher.sessionId, await api.request('DELETE', path))
      logger.info({ app: target.app, stream: target.stream, outcome }, 'publisher kicked')
      return outcome
    },
  }
}
