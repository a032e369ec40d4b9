import { Agent, buildConnector, type Dispatcher, request } from 'undici'
import type { EgressRefusal, HttpAnswer, HttpRequest } from '../../ports/egress.ts'
import type { Guard } from './guard.ts'
import { parseTarget } from './parse-target.ts'
import { RefusedByGuard, refusalOfError } from './refusal-of-error.ts'
import { retryAfterSeconds } from './retry-after.ts'

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const MAXIMUM_REDIRECTS = 8
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) xuncha-patrol'

/**
 * Connections that can only be made to addresses the guard has pinned. The TLS name stays the host's own, so
 * certificates are checked as usual.
 */
export function createGuardedAgent(guard: Guard): Agent {
  const connect = buildConnector({ timeout: 10_000, allowH2: false })
  return new Agent({
    // One idle socket a host is enough for polling, and closed soon enough to leave nothing behind.
    keepAliveTimeout: 4_000,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '')
      void guard.pin(host).then((pinned) => {
        if (pinned.kind === 'refusal') return callback(new RefusedByGuard(pinned), null)
        const servername = options.servername ?? (host === pinned.address ? undefined : host)
        connect(
          {
            ...options,
            hostname: pinned.address,
            ...(servername === undefined ? {} : { servername }),
          },
          callback,
        )
      })
    },
  })
}

function headersOf(asked: HttpRequest): Record<string, string> {
  const headers = { 'user-agent': USER_AGENT, accept: '*/*' }
  return asked.range === undefined
    ? headers
    : { ...headers, range: `bytes=${asked.range.from}-${asked.range.to}` }
}

function contentTypeOf(headers: Dispatcher.ResponseData['headers']): string {
  const value = headers['content-type']
  const text = (Array.isArray(value) ? value[0] : value) ?? ''
  return (text.split(';')[0] ?? '').trim().toLowerCase()
}

const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? ''

/** Of a packed body the length says nothing about the resource (RFC 9110 §8.6, §14.4). */
function totalBytesOf(headers: Dispatcher.ResponseData['headers']): number | null {
  if (!/^(identity)?$/i.test(one(headers['content-encoding']).trim())) return null
  const total = /^bytes \d+-\d+\/(\d+)$/i.exec(one(headers['content-range']).trim())?.[1]
  const read = Number.parseInt(total ?? one(headers['content-length']), 10)
  return Number.isSafeInteger(read) && read >= 0 ? read : null
}

export function answerOf(url: string, response: Dispatcher.ResponseData): HttpAnswer {
  // Hanging up destroys the body, which then reports an error that nobody waits for.
  response.body.on('error', () => {})
  const { 'retry-after': retryAfter, date } = response.headers
  const away = retryAfterSeconds(retryAfter, date)
  const totalBytes = totalBytesOf(response.headers)
  return {
    kind: 'answer',
    url,
    status: response.statusCode,
    contentType: contentTypeOf(response.headers),
    ...(away === null ? {} : { retryAfterSeconds: away }),
    ...(totalBytes === null ? {} : { totalBytes }),
    body: response.body,
    discard: () => void response.body.destroy(),
  }
}

const loop = (detail: string): EgressRefusal => ({
  kind: 'refusal',
  reason: 'redirect-loop',
  detail,
})

/** GET that follows redirects itself, because each hop has to pass the checks. */
export async function httpGet(
  agent: Agent,
  address: string,
  asked: HttpRequest,
): Promise<HttpAnswer | EgressRefusal> {
  let next = address
  const visited = new Set<string>()
  for (let hop = 0; hop <= MAXIMUM_REDIRECTS; hop++) {
    const target = parseTarget(next)
    if (target.kind === 'refusal') return target
    if (!target.url.protocol.startsWith('http')) {
      return { kind: 'refusal', reason: 'blocked-address', detail: 'redirect leaves http' }
    }
    if (visited.has(target.url.href)) return loop(`back at ${target.host}`)
    visited.add(target.url.href)
    try {
      const response = await request(target.url.href, {
        dispatcher: agent,
        headers: headersOf(asked),
        signal: asked.signal,
      })
      const answer = answerOf(target.url.href, response)
      const { location } = response.headers
      if (!REDIRECTS.has(answer.status) || typeof location !== 'string') return answer
      answer.discard()
      next = resolveLocation(location, target.url)
    } catch (error) {
      return refusalOfError(error, asked.signal.aborted)
    }
  }
  return loop(`more than ${MAXIMUM_REDIRECTS} redirects`)
}

/**
 * Absolute addresses stay as written, so that the spelling of their host can be judged. Headers arrive byte by byte;
 * servers put UTF-8 into them.
 */
function resolveLocation(header: string, base: URL): string {
  const location = Buffer.from(header, 'latin1').toString('utf8')
  if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return location
  if (location.startsWith('//')) return `${base.protocol}${location}`
  return URL.canParse(location, base.href) ? new URL(location, base).href : location
}
