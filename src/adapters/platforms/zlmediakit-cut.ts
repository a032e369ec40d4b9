import { z } from 'zod'
import { ASKING_SERVER, type CutAbilities } from '../../core/cuts/cut-abilities.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import { DEFAULT_VHOST } from '../../core/registry/media-server.ts'
import { milliseconds } from '../../core/time/duration.ts'
import type { CutPlatform, CutStepOutcome, PublishState } from '../../ports/cut-platform.ts'
import { createAskedBans } from './asked-bans.ts'
import { requestJson } from './json-http.ts'
import {
  httpOf,
  keyRing,
  NO_KEY,
  type Read,
  readBody,
  refused,
  type ServerCutSettings,
  unmapped,
  unseen,
} from './server-calls.ts'
import { viewersAnswer } from './viewers-answer.ts'

export type ZlMediaKitAccess = {
  readonly apiUrl: string
  /** `api.secret` of its config.ini. */
  readonly secret: string
}

const ZLMEDIAKIT_ABILITIES: CutAbilities = {
  ...ASKING_SERVER,
  success: {
    zh: '应答正文 code 为 0，且该会话随后不在流列表中（断开只是排队）',
    en: 'code is 0 in the body, and the session is then no longer listed (a close is only queued)',
  },
}

const SERVER = 'ZLMediaKit'
/** How often, and how far apart, the list is read for a close that was queued. */
const CONFIRMATIONS = 10
const CONFIRM_AFTER = milliseconds(200)

const coded = z.looseObject({ code: z.number(), msg: z.string().max(2000).optional() })
const listAnswer = z.object({
  code: z.literal(0),
  /** One row for each schema the stream is served in; left out where there is none. */
  data: z
    .array(
      z.object({
        vhost: z.string(),
        app: z.string(),
        stream: z.string(),
        originTypeStr: z.string().default('unknown'),
        originUrl: z.string().default(''),
        /** Of all schemas, HLS among them. */
        totalReaderCount: viewersAnswer,
        originSock: z
          .object({ identifier: z.string().min(1), peer_ip: z.string().min(1) })
          .nullish(),
      }),
    )
    .nullish(),
})

/** `getOriginTypeString`: of what is pushed, the protocol; the rest it fetches or makes itself. */
const PUSHED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    rtmp_push: 'rtmp',
    rtsp_push: 'rtsp',
    rtp_push: 'rtp',
    rtc_push: 'webrtc',
    srt_push: 'srt',
  }),
)

const vhostOf = (target: CalledTarget): string =>
  ('vhost' in target ? target.vhost : undefined) ?? DEFAULT_VHOST

function stateIn(target: CalledTarget, answer: Read<z.infer<typeof listAnswer>>): PublishState {
  if (answer.kind === 'unread') return unseen(answer.trouble)
  const rows = (answer.value.data ?? []).filter(
    ({ vhost, app, stream }) =>
      vhost === vhostOf(target) && app === target.app && stream === target.stream,
  )
  const row = rows.find(({ originSock }) => originSock) ?? rows[0]
  if (row === undefined) return { kind: 'not-publishing' }
  const { originTypeStr, originSock, originUrl, totalReaderCount: viewers } = row
  const protocol = PUSHED.get(originTypeStr)
  if (protocol === undefined || !originSock) {
    const sessionId = `${originTypeStr}:${originUrl}`
    const publisher = { sessionId, address: null, protocol: originTypeStr }
    return { kind: 'publishing', publisher, viewers }
  }
  const { identifier: sessionId, peer_ip } = originSock
  const publisher = { sessionId, address: unmapped(peer_ip), protocol }
  return { kind: 'publishing', publisher, viewers }
}

/**
 * Cuts on ZLMediaKit through its RESTful API (`server/WebApi.cpp`), with a ban that its `hook.on_publish` asks about.
 * Its `kick_session` queues the close and says code 0 at once, hence the look at the list before "accepted".
 * The secret goes in the body: an address is written into logs.
 */
export function createZlMediaKitCut(settings: ServerCutSettings<ZlMediaKitAccess>): CutPlatform {
  const { clock, logger } = settings
  const http = httpOf(settings)
  const keysOf = keyRing(settings.servers)
  const call = ({ apiUrl, secret }: ZlMediaKitAccess, method: string, values: object) =>
    requestJson(http, {
      method: 'POST',
      url: `${apiUrl}/index/api/${method}`,
      body: { secret, ...values },
    })

  async function readState(access: ZlMediaKitAccess, target: CalledTarget): Promise<PublishState> {
    const { app, stream } = target
    const answer = await call(access, 'getMediaList', { vhost: vhostOf(target), app, stream })
    return stateIn(target, readBody(answer, listAnswer, SERVER))
  }

  /** A close that is never seen may still come: that is no refusal. */
  async function confirmed(
    access: ZlMediaKitAccess,
    target: CalledTarget,
    sessionId: string,
  ): Promise<CutStepOutcome> {
    for (let looks = 0; looks < CONFIRMATIONS; looks += 1) {
      const state = await readState(access, target)
      if (state.kind === 'unreachable') return state
      if (state.kind !== 'publishing' || state.publisher.sessionId !== sessionId) {
        return { kind: 'accepted', detail: `session ${sessionId} is no longer listed` }
      }
      await clock.sleep(CONFIRM_AFTER)
    }
    return { kind: 'unreachable', detail: `session ${sessionId}: the close was queued, not done` }
  }

  async function kickSession(
    access: ZlMediaKitAccess,
    target: CalledTarget,
    id: string,
  ): Promise<CutStepOutcome> {
    const answer = readBody(await call(access, 'kick_session', { id }), coded, SERVER)
    if (answer.kind === 'unread') return answer.trouble
    const { code, msg = '' } = answer.value
    return code === 0 ? confirmed(access, target, id) : refused(`code ${code} ${msg}`.trim())
  }

  return {
    abilities: () => ZLMEDIAKIT_ABILITIES,
    ...createAskedBans(settings),
    publishState: async (target) => {
      const access = keysOf(target)
      if (access === null) return { kind: 'unreachable', detail: NO_KEY }
      return readState(access, target)
    },
    kick: async (target, publisher) => {
      const access = keysOf(target)
      if (access === null) return refused(NO_KEY)
      if (publisher === null) return refused('no session is named')
      const outcome =
        publisher.address === null
          ? refused('the server fetches this stream itself: it ends with its source, not a session')
          : await kickSession(access, target, publisher.sessionId)
      logger.info({ app: target.app, stream: target.stream, outcome }, 'publisher kicked')
      return outcome
    },
  }
}
