import type { CDPSession, Page, Protocol } from 'puppeteer'
import type { PlatformRule } from '../../../core/patrol/platform-rule.ts'
import type { VisitCost } from '../../../ports/sight/page-visitor.ts'
import { isNeedless, isTooLarge } from './heavy-resources.ts'
import { createMediaAddresses, type MediaAddresses } from './media-addresses.ts'
import { createSentHeaders, type SentHeaders } from './page-pass.ts'
import { mayNameMedia, mediaInBody } from './response-bodies.ts'
import { createSocketWords, type SocketWords } from './socket-words.ts'

export type TrafficLimits = {
  readonly requests: number
  /** Of bodies as the page sees them, unpacked: a small answer may unpack to a large one. */
  readonly bytes: number
  /** `false` fetches everything, to measure what is saved. */
  readonly frugal: boolean
  /** Segments are fetched although their address is known: it is the player that is looked at. */
  readonly plays?: boolean
}

/** What a page asks for and is answered, in all of its frames and workers. */
export type Traffic = {
  readonly media: MediaAddresses
  readonly chat: SocketWords
  readonly headers: SentHeaders
  cost(): VisitCost
  /** Which limit the page went over; nothing more is fetched for it from then on. */
  exceeded(): string | null
}

type Answered = {
  readonly url: string
  readonly type: string
  readonly mime: string
  bytes: number
}

type State = {
  readonly limits: TrafficLimits
  readonly media: MediaAddresses
  /** Whether an address counts that an answer to a script writes of. */
  readonly writtenAnywhere: () => boolean
  readonly chat: SocketWords
  readonly headers: SentHeaders
  /** Addresses of requests whose whole headers have not been told yet. */
  readonly asked: Map<string, { readonly url: string; readonly isMedia: boolean }>
  readonly open: Map<string, Answered>
  readonly attended: Set<string>
  requests: number
  images: number
  stopped: number
  bytes: number
  unpacked: number
  exceeded: string | null
}

/** So much of one answer that still goes on is a stream, whatever it is called. */
const STREAM_BYTES = 48_000
const REQUESTS_REMEMBERED = 1_000

const stopLoading = (session: CDPSession): void =>
  void session.send('Page.stopLoading').catch(() => {})

function exceed(state: State, session: CDPSession, what: string): void {
  if (state.exceeded !== null) return
  state.exceeded = what
  stopLoading(session)
}

/** Whether the page may have it; counts what goes out. */
function mayPass(
  state: State,
  session: CDPSession,
  event: Protocol.Fetch.RequestPausedEvent,
): boolean {
  const { resourceType: type, request } = event
  if (state.exceeded !== null) return false
  if (event.responseStatusCode !== undefined || event.responseErrorReason !== undefined) {
    const length = event.responseHeaders?.find(({ name }) => /^content-length$/i.test(name))
    return !isTooLarge(type, length === undefined ? null : Number(length.value))
  }
  const mediaFound = state.media.isFound() && state.limits.plays !== true
  const sofar = { images: state.images, mediaFound }
  if (state.limits.frugal && isNeedless({ url: request.url, type }, sofar)) return false
  state.requests += 1
  if (type === 'Image') state.images += 1
  if (state.requests <= state.limits.requests) return true
  exceed(state, session, `more than ${state.limits.requests} requests`)
  return false
}

function onPaused(
  state: State,
  session: CDPSession,
  event: Protocol.Fetch.RequestPausedEvent,
): void {
  const { requestId } = event
  const mayGo = mayPass(state, session, event)
  if (!mayGo) state.stopped += 1
  const told = mayGo
    ? session.send('Fetch.continueRequest', { requestId })
    : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
  void told.catch(() => {})
}

function onData(
  state: State,
  session: CDPSession,
  event: Protocol.Network.DataReceivedEvent,
): void {
  state.unpacked += event.dataLength
  state.bytes += event.encodedDataLength > 0 ? event.encodedDataLength : event.dataLength
  const answer = state.open.get(event.requestId)
  if (answer !== undefined) {
    answer.bytes += event.dataLength
    const isFetched = answer.type === 'XHR' || answer.type === 'Fetch'
    if (isFetched && answer.bytes > STREAM_BYTES) state.media.streams(answer.url)
  }
  if (state.unpacked > state.limits.bytes) {
    exceed(state, session, `more than ${Math.round(state.limits.bytes / 1_000_000)} MB`)
  }
}

async function readBody(state: State, session: CDPSession, requestId: string): Promise<void> {
  const answer = state.open.get(requestId)
  state.open.delete(requestId)
  if (answer === undefined) return
  state.media.ended(answer.url)
  if (!mayNameMedia(answer)) return
  const got = await session.send('Network.getResponseBody', { requestId }).catch(() => null)
  if (got === null || got.base64Encoded) return
  const found = mediaInBody(answer.url, got.body)
  if (found.isPlaylist) state.media.saw(answer.url, 'application/vnd.apple.mpegurl')
  if (state.writtenAnywhere()) state.media.held(found.written, [])
}

function listen(state: State, session: CDPSession): void {
  const { media } = state
  session.on('Fetch.requestPaused', (event) => onPaused(state, session, event))
  session.on('Network.requestWillBeSent', ({ request, requestId, type }) => {
    media.saw(request.url, '')
    const isMedia = type === 'XHR' || type === 'Fetch' || type === 'Media'
    state.headers.sent(request.url, request.headers, isMedia)
    if (state.asked.size > REQUESTS_REMEMBERED) state.asked.clear()
    if (isMedia) state.asked.set(requestId, { url: request.url, isMedia })
  })
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    const asked = state.asked.get(requestId)
    if (asked !== undefined) state.headers.sent(asked.url, headers, asked.isMedia)
  })
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    state.bytes += response.encodedDataLength
    if (response.status >= 400) return
    const { url, mimeType: mime } = response
    media.saw(url, mime)
    state.open.set(requestId, { url, type, mime, bytes: 0 })
  })
  session.on('Network.dataReceived', (event) => onData(state, session, event))
  session.on('Network.loadingFinished', ({ requestId }) => void readBody(state, session, requestId))
  session.on('Network.loadingFailed', ({ requestId }) => void state.open.delete(requestId))
  session.on('Network.webSocketCreated', ({ url }) => media.saw(url, ''))
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    if (response.opcode === 1) state.chat.heard(response.payloadData)
  })
}

/** Frames of other origins and workers are targets of their own: each is held until it is listened to as well. */
async function attend(state: State, session: CDPSession): Promise<void> {
  if (state.attended.has(session.id())) return
  state.attended.add(session.id())
  listen(state, session)
  session.on('sessionattached', (child) => void attend(state, child).catch(() => {}))
  const patterns: Protocol.Fetch.RequestPattern[] = [{ urlPattern: '*', requestStage: 'Request' }]
  if (state.limits.frugal) patterns.push({ resourceType: 'Image', requestStage: 'Response' })
  // Not every kind of target knows each of these.
  const asked = [
    session.send('Network.enable'),
    session.send('Network.setBypassServiceWorker', { bypass: true }),
    session.send('Fetch.enable', { patterns }),
    session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
    }),
  ]
  // Sent behind them and not after their answers: a worker that is held answers only once it goes on.
  const going = session.send('Runtime.runIfWaitingForDebugger')
  await Promise.allSettled([...asked, going])
}

/** Listens from before the first request of the page. */
export async function watchTraffic(
  page: Page,
  rule: () => PlatformRule,
  limits: TrafficLimits,
): Promise<Traffic> {
  const state: State = {
    limits,
    media: createMediaAddresses(rule),
    writtenAnywhere: () => (rule().media.written ?? 'any') === 'any',
    chat: createSocketWords(),
    headers: createSentHeaders(),
    asked: new Map(),
    open: new Map(),
    attended: new Set(),
    requests: 0,
    images: 0,
    stopped: 0,
    bytes: 0,
    unpacked: 0,
    exceeded: null,
  }
  await attend(state, await page.createCDPSession())
  return {
    media: state.media,
    chat: state.chat,
    headers: state.headers,
    cost: () => ({ requests: state.requests, stopped: state.stopped, bytes: state.bytes }),
    exceeded: () => state.exceeded,
  }
}
