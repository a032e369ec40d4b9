import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { GuardedSignIn } from '../../../app/commands/guarded-sign-in.ts'
import type { SignedIn } from '../../../app/commands/sign-in.ts'
import { session, signInAddress, signInInput } from '../../../contracts/session.ts'
import { jurisdictionOf } from '../../../core/access/jurisdiction.ts'
import { actsOf, type CallerRole, type Doer } from '../../../core/access/rights.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { callerOf, cookieName, csrfTokenOf, sessionCookieOf } from '../access.ts'
import type { HttpDependencies, HttpSettings } from '../dependencies.ts'
import { FaultReply, refuseFor } from '../fault-reply.ts'
import { browserOf, clientOf, knownDevice, rememberDevice } from '../sign-in-client.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

function orWait(reply: FastifyReply, tried: GuardedSignIn): SignedIn {
  if (tried.kind === 'signed-in') return tried.signedIn
  if (tried.kind === 'refused') throw new FaultReply(tried.fault)
  return refuseFor(reply, tried.seconds)
}

const mayOf = (
  { role, regions }: { readonly role: CallerRole; readonly regions: readonly string[] },
  doer: Pick<Doer, 'kind' | 'scopes'>,
) => [...actsOf({ ...doer, role, jurisdiction: jurisdictionOf(regions) })]

const SIGN_IN_BYTES = 4_096

const attributesOf = ({ cookieSecure }: Pick<HttpSettings, 'cookieSecure'>) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: cookieSecure }) as const

/** From now on the browser is in this session. */
export function giveSession(
  reply: FastifyReply,
  { token, account, expiresAt, owes }: SignedIn,
  settings: Pick<HttpSettings, 'cookieSecure'>,
): z.infer<typeof session> {
  reply.setCookie(cookieName(settings.cookieSecure), token, attributesOf(settings))
  const { id, name, role, regions } = account
  return {
    account: { id, name, role, regions: [...regions], may: mayOf(account, { kind: 'cookie' }) },
    kind: 'cookie',
    csrfToken: csrfTokenOf(token),
    expiresAt: formatInstant(expiresAt),
    owes: [...owes],
  }
}

/** Who I am. */
function ownSessionOf(request: FastifyRequest, settings: HttpSettings): z.infer<typeof session> {
  const caller = callerOf(request)
  const { id, name, role, regions, kind, expiresAt, owes } = caller
  const cookie = sessionCookieOf(request, settings.cookieSecure)
  return {
    account: { id, name, role, regions: [...regions], may: mayOf(caller, caller) },
    kind,
    csrfToken: kind === 'cookie' && cookie !== null ? csrfTokenOf(cookie) : null,
    expiresAt: expiresAt === null ? null : formatInstant(expiresAt),
    owes: [...owes],
  }
}

/** Sign in, sign out, who am I, I am there. */
export function sessionRoutes(app: ZodApp, { sessions, settings }: HttpDependencies): void {
  app.post('/session', {
    // Anybody may send this: a name and a password, and nothing that takes long to read.
    bodyLimit: SIGN_IN_BYTES,
    config: { access: 'anyone', secretAnswer: true },
    schema: {
      operationId: 'signIn',
      tags: ['session'],
      summary: '登录 Sign in',
      body: signInInput,
      response: { 201: session, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const device = knownDevice(request, request.body.name, settings)
      const from = { client: clientOf(request.ip), browser: browserOf(request) }
      const signedIn = orWait(reply, await sessions.signIn({ ...request.body, ...from, device }))
      const given = giveSession(reply, signedIn, settings)
      if (device === null) rememberDevice(reply, signedIn.account.name, settings)
      return reply.code(201).send(given)
    },
  })

  app.get('/session', {
    config: { access: 'self', secretAnswer: true, whileOwing: true },
    schema: {
      operationId: 'getSession',
      tags: ['session'],
      summary: '我是谁 Who am I, and the CSRF token for writes',
      response: { 200: session, ...PROBLEMS },
    },
    handler: async (request, reply) =>
      reply.header('cache-control', 'no-store').send(ownSessionOf(request, settings)),
  })

  app.delete('/session', {
    config: { access: 'self', whileOwing: true },
    schema: {
      operationId: 'signOut',
      tags: ['session'],
      summary:
        '退出；由统一身份认证登录的，答复中是到那里退出的地址 Sign out; who came by the identity provider is told where to sign out there',
      response: { 200: signInAddress, 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const token = sessionCookieOf(request, settings.cookieSecure)
      const { who } = callerOf(request)
      const address = token === null ? null : await sessions.signOut({ token, who })
      reply.clearCookie(cookieName(settings.cookieSecure), attributesOf(settings))
      return address === null ? reply.code(204).send(null) : reply.send({ address })
    },
  })

  app.post('/session/presence', {
    // Having been asked by a person is all there is to it: `installAccess` wrote it down.
    config: { access: 'self', whileOwing: true },
    schema: {
      operationId: 'tellPresence',
      tags: ['session'],
      summary: '我还在 Somebody is at the page: the session is not idle',
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (_request, reply) => reply.code(204).send(null),
  })
}
