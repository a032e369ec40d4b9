import { z } from 'zod'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { type JsonAnswer, type JsonHttpSettings, requestJson } from './json-http.ts'

/** How to get into one server's administration API. Credentials go to this address and to no other. */
export type NodeMediaServerAccess = { readonly apiUrl: string } & (
  | { readonly username: string; readonly password: string }
  | { readonly token: string }
)

export type ApiAnswer = JsonAnswer | { readonly kind: 'not-let-in'; readonly detail: string }

export type NodeMediaServerApi = {
  /** `path` begins after `/api/v1`. Signs in when needed, and once more when the token has run out. */
  request(method: 'GET' | 'DELETE', path: string): Promise<ApiAnswer>
}

const loginAnswer = z.object({
  success: z.literal(true),
  data: z.object({ token: z.string().min(1) }),
})
const refusedAnswer = z.object({ success: z.literal(false), message: z.string().optional() })

type SignIn =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'not-let-in'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string }

/** The server locks an account for 15 minutes after five wrong passwords: a refused one is not tried again at once. */
const REFUSED_HOLDS: Duration = seconds(60)

const reasonFrom = (body: unknown, status: number): string => {
  const refused = refusedAnswer.safeParse(body)
  return `HTTP ${status}${refused.success && refused.data.message !== undefined ? ` ${refused.data.message}` : ''}`
}

function createSignIn(
  access: NodeMediaServerAccess,
  http: JsonHttpSettings,
  clock: Clock,
  logger: Logger,
): { readonly get: () => Promise<SignIn>; readonly forget: (token: string) => Promise<void> } {
  let current: Promise<SignIn> | null = null
  let refusedAt: Duration | null = null

  async function signIn(username: string, password: string): Promise<SignIn> {
    const answer = await requestJson(http, {
      method: 'POST',
      url: `${access.apiUrl}/api/v1/login`,
      body: { username, password },
    })
    if (answer.kind === 'unreachable') return answer
    const accepted = loginAnswer.safeParse(answer.body)
    if (answer.status === 200 && accepted.success) {
      return { kind: 'token', token: accepted.data.data.token }
    }
    refusedAt = clock.monotonic()
    const detail = `sign-in refused: ${reasonFrom(answer.body, answer.status)}`
    logger.warn({ apiUrl: access.apiUrl, detail }, 'media server refused our sign-in')
    return { kind: 'not-let-in', detail }
  }

  async function get(): Promise<SignIn> {
    if ('token' in access) return { kind: 'token', token: access.token }
    const stale = refusedAt !== null && clock.monotonic() - refusedAt > REFUSED_HOLDS
    if (stale) {
      refusedAt = null
      current = null
    }
    current ??= signIn(access.username, access.password)
    const result = await current
    if (result.kind === 'unreachable') current = null
    return result
  }

  async function forget(token: string): Promise<void> {
    const known = await current
    if (known?.kind === 'token' && known.token === token) current = null
  }

  return { get, forget }
}

/** The administration API of one node-media-server (4.3 and later, README "REST API System"), with its sign-in. */
export function createNodeMediaServerApi(
  access: NodeMediaServerAccess,
  http: JsonHttpSettings,
  clock: Clock,
  logger: Logger,
): NodeMediaServerApi {
  const session = createSignIn(access, http, clock, logger)

  async function attempt(method: 'GET' | 'DELETE', path: string): Promise<ApiAnswer> {
    const signedIn = await session.get()
    if (signedIn.kind !== 'token') return signedIn
    const url = `${access.apiUrl}/api/v1${path}`
    const answer = await requestJson(http, { method, url, token: signedIn.token })
    if (answer.kind !== 'answered' || answer.status !== 401) return answer
    await session.forget(signedIn.token)
    return { kind: 'not-let-in', detail: 'the token was not accepted' }
  }

  return {
    request: async (method, path) => {
      const answer = await attempt(method, path)
      const again = answer.kind === 'not-let-in' && !('token' in access)
      return again ? attempt(method, path) : answer
    },
  }
}
