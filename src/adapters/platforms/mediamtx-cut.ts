import { z } from 'zod'
import { ASKING_SERVER, type CutAbilities } from '../../core/cuts/cut-abilities.ts'
import { pathOf } from '../../core/registry/media-server.ts'
import type { CutPlatform, CutStepOutcome, PublishState } from '../../ports/cut-platform.ts'
import { createAskedBans } from './asked-bans.ts'
import { parsed } from './http-answer.ts'
import { type JsonAnswer, requestJson, requestText } from './json-http.ts'
import {
  basicAuthorization,
  hostPart,
  httpOf,
  keyRing,
  NO_KEY,
  readBody,
  refused,
  type ServerCutSettings,
  troubleIn,
  unseen,
} from './server-calls.ts'

const MEDIAMTX_ABILITIES: CutAbilities = {
  ...ASKING_SERVER,
  success: {
    zh: 'HTTP 200，正文 status 为 ok（旧版正文为空）',
    en: 'HTTP 200 with status ok in the body (empty in older versions)',
  },
}

/** Of a source that came by itself: its protocol, and the list of the API that it is in. Others are pulled. */
const PUBLISHERS = new Map<string, readonly [protocol: string, list: string]>([
  ['rtmpConn', ['rtmp', 'rtmpconns']],
  ['rtmpsConn', ['rtmps', 'rtmpsconns']],
  ['rtspSession', ['rtsp', 'rtspsessions']],
  ['rtspsSession', ['rtsps', 'rtspssessions']],
  ['srtConn', ['srt', 'srtconns']],
  ['webRTCSession', ['webrtc', 'webrtcsessions']],
  ['moqSession', ['moq', 'moqsessions']],
])
const LISTS = new Map(PUBLISHERS.values())

const pathAnswer = z.object({
  name: z.string(),
  /** `online` since 1.16, `ready` before. */
  online: z.boolean().optional(),
  ready: z.boolean().optional(),
  source: z.object({ type: z.string(), id: z.string() }).nullable(),
  /** What is unreadable of it is unknown, as of `viewersAnswer`. */
  readers: z
    .array(z.object({ type: z.string() }))
    .nullish()
    .catch(null),
})
const sessionAnswer = z.object({ id: z.string(), remoteAddr: z.string().min(1) })
/** What its 404 says; another server's 404 does not. */
const notFoundAnswer = z.object({ error: z.string().regex(/not found/i) })
const doneAnswer = z.object({ status: z.literal('ok') })

const SERVER = 'MediaMTX'

/** A path keeps its slashes; every other sign that means something in an address is escaped. */
const escaped = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

function readKick(
  sessionId: string,
  answer: Awaited<ReturnType<typeof requestText>>,
): CutStepOutcome {
  const trouble = troubleIn(answer)
  if (trouble !== null) return trouble
  if (answer.kind !== 'answered') return answer
  const { status, text } = answer
  if (status === 404 && notFoundAnswer.safeParse(parsed(text)).success) {
    return refused(`session ${sessionId} is already gone`)
  }
  const done = text.trim() === '' || doneAnswer.safeParse(parsed(text)).success
  return status === 200 && done
    ? { kind: 'accepted', detail: `session ${sessionId} closed by the server` }
    : refused(`HTTP ${status} without success`)
}

/** All who watch as HLS stand in the list as the one muxer that makes it: how many they are is not told. */
function viewersOf({ readers }: z.infer<typeof pathAnswer>): number | null {
  if (readers == null || readers.some(({ type }) => type === 'hlsMuxer')) return null
  return readers.length
}

type Ask = (place: string) => Promise<JsonAnswer>

/** Who came by himself: the path names the session, its own list tells where it comes from. */
async function readSession(
  ask: Ask,
  id: string,
  [protocol, list]: readonly [string, string],
  viewers: number | null,
): Promise<PublishState> {
  const answer = await ask(`${list}/get/${encodeURIComponent(id)}`)
  // Whoever left between the two questions may have been followed by somebody: nothing is known.
  const session = readBody(answer, sessionAnswer, SERVER)
  if (session.kind === 'unread') return unseen(session.trouble)
  const address = hostPart(session.value.remoteAddr)
  return { kind: 'publishing', publisher: { sessionId: id, address, protocol }, viewers }
}

async function readState(ask: Ask, path: string): Promise<PublishState> {
  const answer = await ask(`paths/get/${escaped(path)}`)
  const gone = answer.kind === 'answered' && answer.status === 404
  if (gone && notFoundAnswer.safeParse(answer.body).success) return { kind: 'not-publishing' }
  const read = readBody(answer, pathAnswer, SERVER)
  if (read.kind === 'unread') return unseen(read.trouble)
  const { name, source, online, ready } = read.value
  if (name !== path) {
    return { kind: 'unreachable', detail: `asked for ${path}, was told of ${name}` }
  }
  if (source === null) return { kind: 'not-publishing' }
  const came = PUBLISHERS.get(source.type)
  const viewers = viewersOf(read.value)
  if (came !== undefined) return readSession(ask, source.id, came, viewers)
  // A source it fetches is named also while nothing comes of it.
  if (online === false || ready === false) return { kind: 'not-publishing' }
  const sessionId = `${source.type}:${source.id}`
  const publisher = { sessionId, address: null, protocol: source.type }
  return { kind: 'publishing', publisher, viewers }
}

/**
 * Cuts on MediaMTX 1.x through its control API v3 (its OpenAPI document), with a ban that its `authHTTPAddress` asks
 * about. A path there is the application, a slash, and the stream.
 */
export function createMediaMtxCut(settings: ServerCutSettings): CutPlatform {
  const { logger } = settings
  const http = httpOf(settings)
  const keysOf = keyRing(settings.servers)

  return {
    abilities: () => MEDIAMTX_ABILITIES,
    ...createAskedBans(settings),
    publishState: async (target) => {
      const access = keysOf(target)
      if (access === null) return { kind: 'unreachable', detail: NO_KEY }
      const ask: Ask = (place) =>
        requestJson(http, {
          method: 'GET',
          url: `${access.apiUrl}/v3/${place}`,
          ...basicAuthorization(access),
        })
      return readState(ask, pathOf(target))
    },
    kick: async (target, publisher) => {
      const access = keysOf(target)
      if (access === null) return refused(NO_KEY)
      if (publisher === null) return refused('no session is named')
      const list = LISTS.get(publisher.protocol ?? '')
      if (list === undefined) {
        return refused(
          'the server pulls this stream itself: it ends with its source, not a session',
        )
      }
      const { sessionId } = publisher
      const url = `${access.apiUrl}/v3/${list}/kick/${encodeURIComponent(sessionId)}`
      const request = { method: 'POST', url, ...basicAuthorization(access) } as const
      const outcome = readKick(sessionId, await requestText(http, request))
      logger.info({ app: target.app, stream: target.stream, outcome }, 'publisher kicked')
      return outcome
    },
  }
}
