import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { Caller, Credentials } from '../../app/queries/who-asks.ts'
import { CSRF_HEADER } from '../../contracts/words/wire-words.ts'
import { type Jurisdiction, jurisdictionKey } from '../../core/access/jurisdiction.ts'
import { type Act, whyNot } from '../../core/access/rights.ts'
import type { ServerPlatform } from '../../core/registry/cut-target.ts'
import type { MediaServerName } from '../../core/registry/media-server.ts'
import type { HttpDependencies, HttpSettings } from './dependencies.ts'
import { refuse } from './fault-reply.ts'
import { type HookCaller, hookCaller, sameSecret } from './hook-keys.ts'

/**
 * Who may call a route. `hook`: a media server that knows the hook token. Else what a caller does there, which his role
 * has to allow (`core/access/rights.ts`). A route without this statement does not start.
 */
type Access = 'anyone' | 'hook' | Act

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** Of `hook`: what kind of media server calls there. */
    hookOf?: ServerPlatform
    /** Its answer holds a secret: never kept for `Idempotency-Key`, never compressed. */
    secretAnswer?: boolean
    /** Also for who still has to change a password or set up a second factor. */
    whileOwing?: boolean
  }
}

const callers = new WeakMap<FastifyRequest, Caller>()

/** Who asks. Only for routes that are not for anyone. */
export function callerOf(request: FastifyRequest): Caller {
  return callers.get(request) ?? refuse('not-signed-in', '请先登录。Sign in first.')
}

/** The same as long as somebody may see and do the same, first of all where: what was opened for one is not for another. */
export const standingOf = ({ id, role, jurisdiction, owes, scopes }: Caller): string =>
  JSON.stringify([id, role, jurisdictionKey(jurisdiction), owes, scopes])

/** What may be asked and commanded where the caller may look: the only way to what lies in a place. */
export const placed = <Cases>(
  { within }: { readonly within: (jurisdiction: Jurisdiction, who?: string) => Cases },
  request: FastifyRequest,
): Cases => within(callerOf(request).jurisdiction, callerOf(request).who)

/** For a door of its own that knows by itself who comes in. */
export const admitCaller = (request: FastifyRequest, caller: Caller): void => {
  callers.set(request, caller)
}

export const knownCaller = (request: FastifyRequest): Caller | null => callers.get(request) ?? null

/** Derived from the cookie, which no other site can read: nothing to keep, and it dies with the session. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHash('sha256').update(`csrf:${sessionToken}`, 'utf8').digest('base64url')

export const cookieName = (secure: boolean): string =>
  secure ? '__Host-xuncha-session' : 'xuncha-session'

export function sessionCookieOf(request: FastifyRequest, secure: boolean): string | null {
  const value = request.cookies[cookieName(secure)]
  return value === undefined || value === '' ? null : value
}

/** What the caller shows of himself, unchecked. A token goes before a cookie. */
export function credentialsOf(request: FastifyRequest, secure: boolean): Credentials | null {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')
  if (bearer !== null) return { kind: 'token', value: bearer[1] ?? '' }
  const cookie = sessionCookieOf(request, secure)
  return cookie === null ? null : { kind: 'cookie', value: cookie }
}

const isWrite = (request: FastifyRequest): boolean => !['GET', 'HEAD'].includes(request.method)

/** A browser says where a write comes from; another site's is refused before anything is looked at. */
function checkOrigin(request: FastifyRequest, publicOrigin: string | null): void {
  const { origin } = request.headers
  // Without a public address the name that the request was made to has to do; HTTP/2 has no Host header.
  const own =
    publicOrigin === null ? [`http://${request.host}`, `https://${request.host}`] : [publicOrigin]
  const foreign =
    request.headers['sec-fetch-site'] === 'cross-site' ||
    (origin !== undefined && !own.includes(origin))
  if (foreign)
    refuse(
      'not-allowed',
      '不接受来自其他网站的请求。Requests from other sites are refused.',
      'origin',
    )
}

function checkCsrf(request: FastifyRequest, sessionToken: string): void {
  const given = request.headers[CSRF_HEADER]
  if (typeof given !== 'string' || !sameSecret(given, csrfTokenOf(sessionToken))) {
    refuse(
      'not-allowed',
      `缺少或错误的 ${CSRF_HEADER}，请刷新页面。The ${CSRF_HEADER} header is missing or wrong; reload the page.`,
      CSRF_HEADER,
    )
  }
}

const OWED_WORDS = {
  password: '请先修改密码。Change your password first.',
  'second-factor': '请先启用两步验证。Set up your second factor first.',
} as const

function checkOwed(request: FastifyRequest, { owes: [first] }: Caller): void {
  if (first === undefined || request.routeOptions.config.whileOwing === true) return
  refuse('sign-in-unfinished', OWED_WORDS[first], first)
}

async function checkCaller(
  request: FastifyRequest,
  act: Act,
  deps: Pick<HttpDependencies, 'sessions' | 'settings'>,
): Promise<void> {
  const credentials = credentialsOf(request, deps.settings.cookieSecure)
  // A page reads by itself; only what somebody does keeps a session from being idle.
  const active = isWrite(request)
  const caller = credentials === null ? null : await deps.sessions.whoAsks(credentials, active)
  if (credentials === null || caller === null) {
    refuse('not-signed-in', '请先登录。Sign in first.')
  }
  if (credentials.kind === 'cookie' && isWrite(request)) checkCsrf(request, credentials.value)
  checkOwed(request, caller)
  const refused = whyNot(caller, act)
  if (refused !== null) refuse('not-allowed', refused)
  callers.set(request, caller)
}

const hookCallers = new WeakMap<FastifyRequest, HookCaller>()

/** Which media server calls; `null` where nothing tells which of several it is. */
export function hookServerOf(request: FastifyRequest): MediaServerName | null {
  const caller = hookCallers.get(request)
  return caller?.kind === 'server' ? caller.server : null
}

function checkHook(request: FastifyRequest, { hookKeys }: HttpSettings): void {
  const { token, server } = request.query as { readonly token?: unknown; readonly server?: unknown }
  const { hookOf } = request.routeOptions.config
  const caller = hookCaller(hookKeys, { platform: hookOf, token, server, address: request.ip })
  if (caller.kind === 'refused') {
    const why =
      caller.where === 'server'
        ? '回调令牌属于另一台媒体服务器。The hook token is another media server’s.'
        : '回调令牌不正确。The hook token is wrong.'
    refuse('not-allowed', why, caller.where)
  }
  hookCallers.set(request, caller)
}

/** Every route states who may call it; one that does not stops the start. */
export function installAccess(
  app: FastifyInstance,
  deps: Pick<HttpDependencies, 'sessions' | 'settings'>,
): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => {
    const unstated = routes.filter((route) => route.config?.access === undefined)
    if (unstated.length > 0) {
      const names = unstated.map(({ method, url }) => `${String(method)} ${url}`)
      throw new Error(`routes that do not state who may call them: ${names.join(', ')}`)
    }
  })
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config
    if (access === undefined || request.is404) return
    if (access === 'hook') return checkHook(request, deps.settings)
    if (isWrite(request)) checkOrigin(request, deps.settings.publicOrigin)
    if (access !== 'anyone') await checkCaller(request, access, deps)
  })
}
