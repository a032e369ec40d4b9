import type { Readable } from 'node:stream'
import { request } from 'undici'
import type { EgressRefusal, HttpAnswer, HttpRequest } from '../../ports/egress.ts'
import type { BrowsingIdentity } from './browsing-identity.ts'
import { decodeBody } from './decode-body.ts'
import type { HttpClient } from './guarded-agent.ts'
import { parseTarget } from './parse-target.ts'
import { refusalOfError } from './refusal-of-error.ts'
import { resolveLocation } from './resolve-location.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { type RawAnswer, untidyGet } from './untidy-get.ts'

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const MAXIMUM_REDIRECTS = 8
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) xuncha-patrol'

function headersOf(asked: HttpRequest, url: URL, identity: BrowsingIdentity) {
  const cookie = identity.cookiesFor(url)
  return {
    'user-agent': USER_AGENT,
    accept: '*/*',
    ...identity.headersFor(url),
    ...(cookie === '' ? {} : { cookie }),
    // A part of an encoded body could not be decoded.
    ...(asked.range === undefined
      ? {}
      : { range: `bytes=${asked.range.from}-${asked.range.to}`, 'accept-encoding': 'identity' }),
  }
}

type FieldValue = string | readonly string[] | undefined

const valuesOf = (value: FieldValue): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

function contentTypeOf(headers: RawAnswer['headers']): string {
  const [text = ''] = valuesOf(headers['content-type'])
  return (text.split(';')[0] ?? '').trim().toLowerCase()
}

type Received = {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | string[] | readonly string[] | undefined>>
  readonly body: Readable
}

const firstOf = (value: FieldValue): string => valuesOf(value)[0] ?? ''

/** Of a packed body the length says nothing about the resource (RFC 9110 §8.6, §14.4). */
function totalBytesOf(headers: Received['headers']): number | null {
  if (!/^(identity)?$/i.test(firstOf(headers['content-encoding']).trim())) return null
  const total = /^bytes \d+-\d+\/(\d+)$/i.exec(firstOf(headers['content-range']).trim())?.[1]
  const read = Number.parseInt(total ?? firstOf(headers['content-length']), 10)
  return Number.isSafeInteger(read) && read >= 0 ? read : null
}

const namedHeaders = (headers: Received['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), firstOf(value)]),
  )

export function answerOf(url: string, response: Received): HttpAnswer {
  const { headers, statusCode: status } = response
  // Hanging up destroys the body, which then reports an error that nobody waits for.
  response.body.on('error', () => {})
  const { 'retry-after': retryAfter, date } = headers
  const away = retryAfterSeconds(retryAfter as string, date as string)
  const totalBytes = totalBytesOf(headers)
  const { body, encoding } = decodeBody(
    response.body,
    valuesOf(headers['content-encoding']).join(','),
  )
  return {
    kind: 'answer',
    url,
    status,
    contentType: contentTypeOf(headers),
    ...(away === null ? {} : { retryAfterSeconds: away }),
    ...(totalBytes === null ? {} : { totalBytes }),
    ...(encoding === null ? {} : { encoding }),
    headers: namedHeaders(headers),
    body,
    discard: () => void response.body.destroy(),
  }
}

const loop = (detail: string): EgressRefusal => ({
  kind: 'refusal',
  reason: 'redirect-loop',
  detail,
})

/** A length that is told twice, or beside chunks: the strict parser stumbles over it only when the body has come. */
function isTidy(headers: RawAnswer['headers']): boolean {
  const lengths = valuesOf(headers['content-length'])
  const chunked = headers['transfer-encoding'] !== undefined
  return lengths.length <= (chunked ? 0 : 1) && !lengths.some((one) => one.includes(','))
}

/** What the strict parser says of an answer that it cannot read. */
const isUntidy = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'HTTPParserError' ||
    /bad response|does not match content-length|does not match the HTTP|Headers Overflow|Parse Error/i.test(
      error.message,
    ))

const UNTIDY_AT_MOST = 500

async function ask(
  client: HttpClient,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Received> {
  if (!client.untidy.has(url.host)) {
    try {
      const answer = await request(url.href, { dispatcher: client.agent, headers, signal })
      if (isTidy(answer.headers)) return answer
      answer.body.on('error', () => {})
      answer.body.destroy()
    } catch (error) {
      if (!isUntidy(error) || signal.aborted) throw error
    }
    if (client.untidy.size >= UNTIDY_AT_MOST) client.untidy.clear()
    client.untidy.add(url.host)
  }
  return untidyGet(client, url, headers, signal)
}

/** GET that follows redirects itself, because each hop has to pass the checks. */
export async function httpGet(
  client: HttpClient,
  address: string,
  asked: HttpRequest,
  identity: BrowsingIdentity,
): Promise<HttpAnswer | EgressRefusal> {
  let next = address
  const visited = new Set<string>()
  for (let hop = 0; hop <= MAXIMUM_REDIRECTS; hop++) {
    const target = parseTarget(next)
    if (target.kind === 'refusal') return target
    const { url } = target
    if (!url.protocol.startsWith('http')) {
      return { kind: 'refusal', reason: 'blocked-address', detail: 'redirect leaves http' }
    }
    const headers = headersOf(asked, url, identity)
    // The same address with another cookie is another question: some redirect to themselves to set one.
    const question = `${url.href} ${identity.cookiesFor(url)}`
    if (visited.has(question)) return loop(`back at ${target.host}`)
    visited.add(question)
    try {
      const response = await ask(client, url, headers, asked.signal)
      identity.learn(url, valuesOf(response.headers['set-cookie']))
      const answer = answerOf(url.href, response)
      const [location] = valuesOf(response.headers['location'])
      if (!REDIRECTS.has(answer.status) || location === undefined) return answer
      answer.discard()
      next = resolveLocation(location, url)
    } catch (error) {
      return refusalOfError(error, asked.signal.aborted)
    }
  }
  return loop(`more than ${MAXIMUM_REDIRECTS} redirects`)
}
