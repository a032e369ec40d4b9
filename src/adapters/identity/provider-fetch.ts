import type { CustomFetch } from 'openid-client'
import type { Egress, EgressRefusal, HttpAnswer } from '../../ports/egress.ts'

/** The provider is not there: nothing that it says is the reason. */
export class ProviderAway extends Error {}

const LONGEST_MILLISECONDS = 8_000
/** A discovery document, a set of keys or a token answer has a few kilobytes. */
const MOST_BYTES = 512 * 1_024

async function readBody(answer: HttpAnswer): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body) {
    bytes += part.byteLength
    if (bytes > MOST_BYTES) throw new ProviderAway(`more than ${MOST_BYTES} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const textOf = (body: unknown): string =>
  typeof body === 'string' || body instanceof URLSearchParams ? body.toString() : ''

type Asked = Parameters<CustomFetch>[1]

function ask(
  egress: Pick<Egress, 'get' | 'post'>,
  url: string,
  { method, headers, body }: Asked,
  signal: AbortSignal,
): Promise<HttpAnswer | EgressRefusal> {
  if (method === 'GET') return egress.get(url, { signal })
  const { authorization } = headers
  const contentType = headers['content-type'] ?? 'application/x-www-form-urlencoded'
  const more = authorization === undefined ? {} : { headers: { authorization } }
  return egress.post(url, { body: textOf(body), contentType, token: null, ...more, signal })
}

/** `WWW-Authenticate` is how a token endpoint refuses a client. */
function refusalHeader({ headers }: HttpAnswer): Readonly<Record<string, string>> {
  const refused = headers?.['www-authenticate']
  return refused === undefined ? {} : { 'www-authenticate': refused }
}

/** Everything that is asked of the provider goes through the guard, takes seconds at most, and is read to a bound. */
export const providerFetch =
  (egress: Pick<Egress, 'get' | 'post'>): CustomFetch =>
  async (url, asked) => {
    const signal = AbortSignal.timeout(LONGEST_MILLISECONDS)
    const answer = await ask(egress, url, asked, signal)
    if (answer.kind === 'refusal') throw new ProviderAway(`${answer.reason} ${answer.detail}`)
    try {
      if (answer.status >= 500) throw new ProviderAway(`status ${answer.status}`)
      // Keys that another address gave are not the provider's.
      if (answer.url !== new URL(url).href) throw new ProviderAway(`sent on to ${answer.url}`)
      const headers = { 'content-type': answer.contentType, ...refusalHeader(answer) }
      return new Response(await readBody(answer), { status: answer.status, headers })
    } catch (error) {
      if (error instanceof ProviderAway) throw error
      throw new ProviderAway(signal.aborted ? 'no whole answer in time' : String(error))
    } finally {
      answer.discard()
    }
  }
