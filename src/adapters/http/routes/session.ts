import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { GuardedSignIn } from '../../../app/commands/guarded-sign-in.ts'
import type { SignedIn } from '../../../app/commands/sign-in.ts'
import { session, signInInput } from '../../../contracts/session.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { callerOf, cookieName, csrfTokenOf, sessionCookieOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { FaultReply, refuseFor } from '../fault-reply.ts'
import { clientOf, knownDevice, rememberDevice } from '../sign-in-client.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

function orWait(reply: FastifyReply, tried: GuardedSignIn): SignedIn {
  if (tried.kind === 'signed-in') return tried.signedIn
  if (tried.kind === 'refused') throw new FaultReply(tried.fault)
  return refuseFor(reply, tried.seconds)
}

const SIGN_IN_BYTES = 4_096

/** Sign in, sign out, who am I. */
export function sessionRoutes(app: ZodApp, { sessions, settings }: HttpDependencies): void {
  const name = cookieName(settings.cookieSecure)
  const attributes = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: settings.cookieSecure,
  } as const

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
      const client = clientOf(request.ip)
      const signedIn = orWait(reply, await sessions.signIn({ ...request.body, client, device }))
      const { id, name: accountName, role } = signedIn.account
      reply.setCookie(name, signedIn.token, attributes)
      if (device === null) rememberDevice(reply, accountName, settings)
      return reply.code(201).send({
        account: { id, name: accountName, role },
        kind: 'cookie' as const,
        csrfToken: csrfTokenOf(signedIn.token),
        expiresAt: formatInstant(signedIn.expiresAt),
      })
    },
  })

  app.get('/session', {
    config: { access: 'operator', secretAnswer: true },
    schema: {
      operationId: 'getSession',
      tags: ['session'],
      summary: '我是谁 Who am I, and the CSRF token for writes',
      response: { 200: session, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const cookie = sessionCookieOf(request, settings.cookieSecure)
      const csrfToken = caller.kind === 'cookie' && cookie !== null ? csrfTokenOf(cookie) : null
      const { id, name: accountName, role, expiresAt } = caller
      return reply.header('cache-control', 'no-store').send({
        account: { id, name: accountName, role },
        kind: caller.kind,
        csrfToken,
        expiresAt: expiresAt === null ? null : formatInstant(expiresAt),
      })
    },
  })

  app.delete('/session', {
    config: { access: 'operator' },
    schema: {
      operationId: 'signOut',
      tags: ['session'],
      summary: '退出 Sign out',
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const token = sessionCookieOf(request, settings.cookieSecure)
      if (token !== null) await sessions.signOut({ token, who: callerOf(request).who })
      reply.clearCookie(name, attributes)
      return reply.code(204).send(null)
    },
  })
}
