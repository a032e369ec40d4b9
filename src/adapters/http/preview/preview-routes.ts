import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { StartedPreview } from '../../../app/preview/live-preview.ts'
import { type LivePreview, livePreview } from '../../../contracts/preview/live-preview.ts'
import { type Bilingual, idParams } from '../../../contracts/primitives.ts'
import { minutes } from '../../../core/time/duration.ts'
import { formatInstant, instantOfEpochMilliseconds, plus } from '../../../core/time/instant.ts'
import { callerOf, placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, refuse, refuseFor } from '../fault-reply.ts'
import { UNSEEN_WORDS } from '../present/unseen-words.ts'
import { bytesOf, PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { LIMITS, MEDIA_TYPES, playlistOf, streamed } from './preview-fetch.ts'
import {
  createPreviewPlaces,
  createPreviewShares,
  type PreviewPlaces,
  type PreviewShares,
} from './preview-places.ts'
import { openTicket, type PreviewTicket, sealTicket } from './preview-ticket.ts'

const LASTS = minutes(10)

const WHY: Readonly<Record<'rtmp-only' | 'page-only' | 'no-eyes', Bilingual>> = {
  'rtmp-only': {
    zh: '只登记了 RTMP、RTSP 等地址，浏览器不能播放。可登记同一直播的 HLS（.m3u8）或 FLV 地址，或看下方巡查留下的画面。',
    en: 'Only addresses such as RTMP or RTSP are registered, which browsers do not play. Register an HLS (.m3u8) or FLV address of the stream, or see the pictures that the patrol kept.',
  },
  'page-only': {
    zh: '只登记了直播页面，没有流地址。可打开直播页面观看，或登记 HLS（.m3u8）或 FLV 地址。',
    en: 'Only its page is registered, and no stream. Open the page, or register an HLS (.m3u8) or FLV address.',
  },
  'no-eyes': {
    zh: '回答本页的进程不负责查看直播，请从承担查看的进程打开。',
    en: 'The process that answers this page looks at no streams: open it at one that does.',
  },
}

/** In the query: a sealed address is longer than what a path may hold. */
const handleQuery = z.object({ handle: z.string().min(1).max(12_000) })

const pathOf = (room: string, handle: string): string =>
  `/api/v1/rooms/${encodeURIComponent(room)}/preview/media?handle=${handle}`

function wordsOf(started: Extract<StartedPreview, { kind: null }>): Bilingual {
  const { reason, unseen } = started
  if (reason !== 'unseen') return WHY[reason]
  const { zh, en } = UNSEEN_WORDS[unseen ?? 'not-media']
  return { zh: `现在看不到：${zh}。`, en: `It cannot be seen now: ${en}.` }
}

/** Only a room that whoever asks may know of takes of a share: a refusal tells nobody of another's. */
async function knownRoom(deps: HttpDependencies, request: FastifyRequest, id: string) {
  const known = await placed(deps, request).preview.knows(id)
  if (!known) orNotFound(null, '该直播间', 'room')
}

function startRoute(app: ZodApp, deps: HttpDependencies, { starts }: PreviewShares): void {
  app.post('/rooms/:id/preview', {
    config: { access: 'read', secretAnswer: true },
    schema: {
      operationId: 'startLivePreview',
      tags: ['rooms'],
      summary: '看直播间现在播什么（记入审计） What is on in the room now; who looks is audited',
      params: idParams,
      response: { 200: livePreview, ...PROBLEMS },
    },
    handler: async (request, reply): Promise<LivePreview> => {
      const { id } = request.params
      const { who } = callerOf(request)
      await knownRoom(deps, request, id)
      const wait = starts({ who, room: id }, deps.clock.now())
      if (wait !== null) refuseFor(reply, wait)
      const signal = AbortSignal.timeout(LIMITS.playlist.milliseconds)
      const asked = { roomId: id, who, signal }
      const started = orNotFound(
        await placed(deps, request).preview.start(asked),
        '该直播间',
        'room',
      )
      if (started.kind === null) {
        return { kind: null, url: null, expiresAt: null, words: wordsOf(started) }
      }
      const until = plus(deps.clock.now(), LASTS)
      const handle = sealTicket(deps.settings.deviceSecret, {
        room: id,
        who,
        url: started.url,
        kind: started.kind === 'hls' ? 'playlist' : 'flv',
        until,
      })
      const expiresAt = formatInstant(until)
      return { kind: started.kind, url: pathOf(id, handle), expiresAt, words: null }
    },
  })
}

/** What the handle stands for; somebody else's, one that is over, and one of another room are none. */
function ticketIn(
  deps: HttpDependencies,
  request: FastifyRequest,
  { id, handle }: { readonly id: string; readonly handle: string },
): PreviewTicket {
  const ticket = openTicket(deps.settings.deviceSecret, handle)
  const mine = ticket !== null && ticket.room === id && ticket.who === callerOf(request).who
  if (!mine || instantOfEpochMilliseconds(ticket.until) <= deps.clock.now()) {
    refuse('not-found', '预览已到期，请重新打开。The preview is over: open it again.')
  }
  return ticket
}

function rangeIn({ headers }: FastifyRequest) {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(headers.range ?? '') ?? []
  if (from === undefined || to === undefined) return {}
  return { range: { from: Number(from), to: Number(to) } }
}

type Fetching = { readonly deps: HttpDependencies; readonly ticket: PreviewTicket }

async function fetched({ deps, ticket }: Fetching, request: FastifyRequest, reply: FastifyReply) {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  const { milliseconds } = LIMITS[ticket.kind]
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(milliseconds)])
  const asked = { signal, ...(ticket.kind === 'media' ? rangeIn(request) : {}) }
  const answer = await placed(deps, request).preview.fetch(ticket.url, asked)
  if (answer === null || answer.kind === 'refusal' || answer.status >= 400) {
    if (answer?.kind === 'answer') answer.discard()
    const reason = answer?.kind === 'refusal' ? answer.reason : 'ended'
    const { zh, en } = UNSEEN_WORDS[reason]
    refuse('not-found', `现在看不到：${zh}。It cannot be seen now: ${en}.`)
  }
  return answer
}

async function send(
  fetching: Fetching,
  request: FastifyRequest,
  reply: FastifyReply,
  over: () => void,
) {
  const { deps, ticket } = fetching
  const answer = await fetched(fetching, request, reply)
  void reply.type(MEDIA_TYPES[ticket.kind]).header('cache-control', 'private, no-store')
  if (ticket.kind !== 'playlist') {
    return reply.code(answer.status === 206 ? 206 : 200).send(streamed(answer, ticket.kind, over))
  }
  const through = (url: string, kind: PreviewTicket['kind']): string =>
    pathOf(ticket.room, sealTicket(deps.settings.deviceSecret, { ...ticket, url, kind }))
  const text = await playlistOf(answer, through).finally(over)
  if (text === null) {
    refuse('not-found', '地址上不是 HLS 播放列表。What is there is no HLS playlist.')
  }
  return reply.send(Buffer.from(text, 'utf8'))
}

type Bounds = { readonly places: PreviewPlaces; readonly shares: PreviewShares }

function mediaRoute(app: ZodApp, deps: HttpDependencies, { places, shares }: Bounds): void {
  app.get('/rooms/:id/preview/media', {
    config: { access: 'read', secretAnswer: true },
    handlerTimeout: LIMITS.flv.milliseconds,
    schema: {
      operationId: 'getLivePreview',
      tags: ['rooms'],
      summary: '直播预览的播放列表与片段 Playlists and pieces of a preview that was started',
      params: idParams,
      querystring: handleQuery,
      response: {
        200: bytesOf('播放列表或片段 A playlist or a piece', ...Object.values(MEDIA_TYPES)),
        206: bytesOf('片段的一部分 A part of a piece', MEDIA_TYPES.media),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const ticket = ticketIn(deps, request, { ...request.params, ...request.query })
      await knownRoom(deps, request, ticket.room)
      if (ticket.kind !== 'media') {
        const wait = shares.playlists(ticket, deps.clock.now())
        if (wait !== null) refuseFor(reply, wait)
      }
      const over = places.take(ticket.who)
      if (over === null) {
        refuse(
          'too-many-requests',
          '同时观看的直播太多，请先关闭其他预览。Too many previews are open: close another one first.',
        )
      }
      // Also when whoever asked hangs up before the first byte.
      reply.raw.once('close', over)
      try {
        return await send({ deps, ticket }, request, reply, over)
      } catch (error) {
        over()
        throw error
      }
    },
  })
}

/**
 * Live pictures for a person's eyes, through the guard that everything goes through. The caller never names an address: he
 * hands back what was sealed for him, whose addresses come from the register and from playlists found there.
 */
export function previewRoutes(app: ZodApp, deps: HttpDependencies): void {
  const shares = createPreviewShares()
  startRoute(app, deps, shares)
  mediaRoute(app, deps, { places: createPreviewPlaces(), shares })
}
