import { z } from 'zod'
import { ASKING_SERVER, type CutAbilities } from '../../core/cuts/cut-abilities.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import { DEFAULT_VHOST } from '../../core/registry/media-server.ts'
import type { CutPlatform, CutStepOutcome, PublishState } from '../../ports/cut-platform.ts'
import { createAskedBans } from './asked-bans.ts'
import { requestJson } from './json-http.ts'
import {
  basicAuthorization,
  httpOf,
  keyRing,
  NO_KEY,
  type Read,
  readBody,
  refused,
  type ServerAccess,
  type ServerCutSettings,
  unmapped,
  unseen,
} from './server-calls.ts'
import { viewersAnswer } from './viewers-answer.ts'

export type SrsCutSettings = ServerCutSettings & {
  /** Streams asked for at once, 500 unless given: SRS 4 to 6 lists ten by itself, SRS 7 one. */
  readonly page?: number
}

const PAGE = 500
/** A server that goes on giving pages after these does not mean what we asked. */
const MAXIMUM_PAGES = 100
const READS_OF_A_MOVING_LIST = 5

const SRS_ABILITIES: Omit<CutAbilities, 'page'> = {
  ...ASKING_SERVER,
  success: {
    zh: '应答正文的 code 为 0（出错时也是 HTTP 200）',
    en: 'code is 0 in the body (errors come with HTTP 200 too)',
  },
}

/** `srs_kernel_error.hpp`: ERROR_RTMP_CLIENT_NOT_FOUND. */
const NO_SUCH_CLIENT = 2049

/** Numbers up to SRS 3, texts since. */
const identifier = z.union([z.string().min(1), z.number()]).transform(String)
const coded = z.looseObject({ code: z.number() })
const streamsAnswer = z.object({
  code: z.literal(0),
  streams: z.array(
    z.object({
      id: identifier.optional(),
      name: z.string(),
      /** The identifier of a virtual host, not its name. */
      vhost: identifier,
      app: z.string(),
      /** Whoever is connected for it, the publisher among them. */
      clients: viewersAnswer,
      publish: z.object({ active: z.boolean(), cid: identifier.optional() }),
    }),
  ),
})
type Stream = z.infer<typeof streamsAnswer>['streams'][number]
const vhostsAnswer = z.object({
  code: z.literal(0),
  vhosts: z.array(z.object({ id: identifier, name: z.string() })),
})
const clientAnswer = z.object({
  code: z.literal(0),
  client: z.object({ id: identifier, ip: z.string().min(1), type: z.string() }),
})

/** `srs_client_type_string`: `fmle-publish`, `flash-publish`, `haivision-publish`, `rtc-publish`, `srt-publish`. */
const protocolOf = (type: string): string => {
  if (type.startsWith('rtc')) return 'webrtc'
  return type.startsWith('srt') ? 'srt' : 'rtmp'
}

type Ask = <T>(path: string, shape: z.ZodType<T>) => Promise<Read<T>>

type Streams = Read<readonly Stream[]>

const keyOf = ({ id, vhost, app, name }: Stream): string => JSON.stringify([id, vhost, app, name])

/**
 * The rows from `start` on. `null`: the list has moved since the page before, as a stream that stood on it left: what slid
 * across the border would be seen on neither page.
 */
async function pageAfter(
  pageAt: (start: number) => Promise<Streams>,
  start: number,
  before: Stream | undefined,
): Promise<Streams | null> {
  if (before === undefined) return await pageAt(start)
  const answer = await pageAt(start - 1)
  if (answer.kind === 'unread') return answer
  const [border, ...rows] = answer.value
  if (border === undefined || keyOf(border) !== keyOf(before)) return null
  // A server that gives one at a time, or the end.
  return rows.length === 0 ? await pageAt(start) : { kind: 'read', value: rows }
}

/** The whole list, `null` as of a page. */
async function readList(
  pageAt: (start: number) => Promise<Streams>,
  isOwn: (stream: Stream) => boolean,
): Promise<Streams | null> {
  const found: Stream[] = []
  let start = 0
  let last: Stream | undefined
  for (let pages = 0; pages < MAXIMUM_PAGES; pages += 1) {
    const page = await pageAfter(pageAt, start, last)
    if (page === null || page.kind === 'unread') return page
    // A short page is no last one: the server gives as many as it likes.
    if (page.value.length === 0) return { kind: 'read', value: found }
    found.push(...page.value.filter(isOwn))
    start += page.value.length
    last = page.value.at(-1)
  }
  return { kind: 'unread', trouble: refused('its list of streams has no end') }
}

/** All that are published by that application and name, on whatever virtual host: every page is read. */
async function readStreams(
  ask: Ask,
  { app, stream }: CalledTarget,
  page: number,
): Promise<Streams> {
  const pageAt = async (start: number): Promise<Streams> => {
    const answer = await ask(`/api/v1/streams/?start=${start}&count=${page}`, streamsAnswer)
    return answer.kind === 'unread' ? answer : { kind: 'read', value: answer.value.streams }
  }
  const isOwn = (one: Stream): boolean =>
    one.app === app && one.name === stream && one.publish.active
  for (let times = 0; times < READS_OF_A_MOVING_LIST; times += 1) {
    const list = await readList(pageAt, isOwn)
    if (list !== null) return list
  }
  return { kind: 'unread', trouble: refused('its list of streams changes while it is read') }
}

async function onVhost(
  ask: Ask,
  streams: readonly Stream[],
  vhost: string,
): Promise<Read<Stream | null>> {
  if (streams.length === 0) return { kind: 'read', value: null }
  const answer = await ask('/api/v1/vhosts/', vhostsAnswer)
  if (answer.kind === 'unread') return answer
  const names = new Map(answer.value.vhosts.map(({ id, name }) => [id, name]))
  if (streams.some((one) => !names.has(one.vhost))) {
    return { kind: 'unread', trouble: refused('a stream is on a virtual host it does not list') }
  }
  const [one, other] = streams.filter((stream) => names.get(stream.vhost) === vhost)
  if (other !== undefined) {
    return { kind: 'unread', trouble: refused('two publish under this name') }
  }
  return { kind: 'read', value: one ?? null }
}

async function readState(ask: Ask, target: CalledTarget, page: number): Promise<PublishState> {
  const streams = await readStreams(ask, target, page)
  if (streams.kind === 'unread') return unseen(streams.trouble)
  const vhost = ('vhost' in target ? target.vhost : undefined) ?? DEFAULT_VHOST
  const stream = await onVhost(ask, streams.value, vhost)
  if (stream.kind === 'unread') return unseen(stream.trouble)
  if (stream.value === null) return { kind: 'not-publishing' }
  const { clients, publish } = stream.value
  const { cid } = publish
  if (cid === undefined) return { kind: 'unreachable', detail: 'publishing, but by nobody' }
  const client = await ask(`/api/v1/clients/${encodeURIComponent(cid)}`, clientAnswer)
  // Whoever left between the two questions may have been followed by somebody: nothing is known.
  if (client.kind === 'unread') return unseen(client.trouble)
  const { id, ip, type } = client.value.client
  if (id !== cid) return { kind: 'unreachable', detail: `asked for ${cid}, was told of ${id}` }
  return {
    kind: 'publishing',
    publisher: { sessionId: cid, address: unmapped(ip), protocol: protocolOf(type) },
    viewers: clients === null ? null : Math.max(clients - 1, 0),
  }
}

function readKick(sessionId: string, answer: Read<{ readonly code: number }>): CutStepOutcome {
  if (answer.kind === 'unread') return answer.trouble
  const { code } = answer.value
  if (code === 0) return { kind: 'accepted', detail: `client ${sessionId} told to go` }
  return code === NO_SUCH_CLIENT
    ? refused(`client ${sessionId} is already gone`)
    : refused(`the server answered code ${code}`)
}

/**
 * Cuts on SRS 3 and later through its HTTP API (`srs_app_http_api.cpp`), with a ban that its `http_hooks.on_publish`
 * asks about. `DELETE /clients/:id` only tells the connection to expire: it proves nothing.
 */
export function createSrsCut(settings: SrsCutSettings): CutPlatform {
  const { logger, page = PAGE } = settings
  const http = httpOf(settings)
  const keysOf = keyRing(settings.servers)
  const asking =
    (access: ServerAccess, method: 'GET' | 'DELETE' = 'GET'): Ask =>
    async (path, shape) => {
      const request = { method, url: `${access.apiUrl}${path}`, ...basicAuthorization(access) }
      return readBody(await requestJson(http, request), shape, 'SRS')
    }

  return {
    abilities: () => ({ ...SRS_ABILITIES, page }),
    ...createAskedBans(settings),
    publishState: async (target) => {
      const access = keysOf(target)
      if (access === null) return { kind: 'unreachable', detail: NO_KEY }
      return readState(asking(access), target, page)
    },
    kick: async (target, publisher) => {
      const access = keysOf(target)
      if (access === null) return refused(NO_KEY)
      if (publisher === null) return refused('no session is named')
      const path = `/api/v1/clients/${encodeURIComponent(publisher.sessionId)}`
      const outcome = readKick(publisher.sessionId, await asking(access, 'DELETE')(path, coded))
      logger.info({ app: target.app, stream: target.stream, outcome }, 'publisher kicked')
      return outcome
    },
  }
}
