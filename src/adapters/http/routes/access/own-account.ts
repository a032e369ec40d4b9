import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Caller } from '../../../../app/queries/who-asks.ts'
import { ownPassword } from '../../../../contracts/access.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { type ownSession, ownSessionList } from '../../../../contracts/session.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import { callerOf, sessionCookieOf } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { FaultReply, orRefuse, refuse, refuseFor } from '../../fault-reply.ts'
import { browserOf, clientOf } from '../../sign-in-client.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'
import { giveSession } from '../session.ts'

const MINE = { access: 'self', whileOwing: true } as const

/** A program is nobody: it has no password and no sessions. */
export function personOf(request: FastifyRequest): Caller {
  const caller = callerOf(request)
  if (caller.kind !== 'cookie') {
    refuse('not-allowed', '令牌没有密码和会话。A token has no password and no sessions.', 'who')
  }
  return caller
}

function passwordRoute(app: ZodApp, { sessions, settings }: HttpDependencies): void {
  app.post('/session/password', {
    config: { ...MINE, secretAnswer: true },
    schema: {
      operationId: 'changeOwnPassword',
      tags: ['session'],
      summary:
        '修改自己的密码；其他会话全部结束，本会话换新 Change one’s own password; every other session ends, and this one gets a new cookie',
      body: ownPassword,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { name, who } = personOf(request)
      const from = { client: clientOf(request.ip), browser: browserOf(request) }
      const outcome = await sessions.changePassword({ name, who, ...from, ...request.body })
      if (outcome.kind === 'wait') refuseFor(reply, outcome.seconds)
      if (outcome.kind === 'refused') throw new FaultReply(outcome.fault)
      giveSession(reply, outcome.signedIn, settings)
      return reply.code(204).send(null)
    },
  })
}

/** What a person sees and changes of their own account. */
export function ownAccountRoutes(app: ZodApp, deps: HttpDependencies): void {
  const { sessions, settings } = deps
  const own = (request: FastifyRequest) => {
    const { id: accountId, who } = personOf(request)
    return { accountId, who, token: sessionCookieOf(request, settings.cookieSecure) }
  }
  passwordRoute(app, deps)

  app.get('/sessions', {
    config: { access: 'self' },
    schema: {
      operationId: 'listOwnSessions',
      tags: ['session'],
      summary: '我在哪里登录 Where I am signed in',
      response: { 200: ownSessionList, ...PROBLEMS },
    },
    handler: async (request) => {
      const items = (await sessions.list(own(request))).map(
        ({ createdAt, seenAt, endsAt, ...one }): z.infer<typeof ownSession> => ({
          ...one,
          createdAt: formatInstant(createdAt),
          seenAt: formatInstant(seenAt),
          endsAt: formatInstant(endsAt),
        }),
      )
      return { items, nextCursor: null }
    },
  })

  app.delete('/sessions', {
    config: MINE,
    schema: {
      operationId: 'endOtherSessions',
      tags: ['session'],
      summary: '结束我的其他会话 End my other sessions',
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      orRefuse(await sessions.end({ ...own(request), id: null }))
      return reply.code(204).send(null)
    },
  })

  app.delete('/sessions/:id', {
    config: MINE,
    schema: {
      operationId: 'endOwnSession',
      tags: ['session'],
      summary: '结束我的一个会话 End one of my sessions',
      params: idParams,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      orRefuse(await sessions.end({ ...own(request), id: request.params.id }))
      return reply.code(204).send(null)
    },
  })
}
