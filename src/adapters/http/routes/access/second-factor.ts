import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  newSecondFactor,
  ownSecondFactor,
  recoveryCodes,
  secondFactorOffer,
  secondFactorProof,
} from '../../../../contracts/session.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { FaultReply, refuseFor } from '../../fault-reply.ts'
import { browserOf, clientOf } from '../../sign-in-client.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'
import { giveSession } from '../session.ts'
import { personOf } from './own-account.ts'

const MINE = { access: 'self', whileOwing: true, secretAnswer: true } as const

type Factors = HttpDependencies['sessions']['secondFactor']
type Outcome = Awaited<ReturnType<Factors['setUp' | 'remove' | 'renewRecovery']>>

function orRefuse<Changed extends Outcome>(
  reply: FastifyReply,
  outcome: Changed,
): Extract<Changed, { kind: 'changed' }> {
  if (outcome.kind === 'wait') return refuseFor(reply, outcome.seconds)
  if (outcome.kind === 'refused') throw new FaultReply(outcome.fault)
  return outcome as Extract<Changed, { kind: 'changed' }>
}

const own = (request: FastifyRequest) => {
  const { id: accountId, name, who } = personOf(request)
  const from = { client: clientOf(request.ip), browser: browserOf(request) }
  return { accountId, name, who, ...from }
}

function readingRoutes(app: ZodApp, { sessions }: HttpDependencies): void {
  app.get('/session/second-factor', {
    config: { access: 'self', whileOwing: true },
    schema: {
      operationId: 'getSecondFactor',
      tags: ['session'],
      summary: '我的两步验证 My second factor',
      response: { 200: ownSecondFactor, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id: accountId, role } = personOf(request)
      const { since, ...rest } = await sessions.secondFactor.find({ accountId, role })
      return { ...rest, since: since === null ? null : formatInstant(since) }
    },
  })
  app.post('/session/second-factor/offer', {
    config: MINE,
    schema: {
      operationId: 'offerSecondFactor',
      tags: ['session'],
      summary: '为验证器生成密钥，尚未启用 A secret for an authenticator; nothing is kept yet',
      response: { 200: secondFactorOffer, ...PROBLEMS },
    },
    handler: (request) => sessions.secondFactor.begin(own(request)),
  })
}

/** A second factor for one's own account (TOTP, RFC 6238). */
export function secondFactorRoutes(app: ZodApp, deps: HttpDependencies): void {
  const { sessions, settings } = deps
  readingRoutes(app, deps)
  app.post('/session/second-factor', {
    config: MINE,
    schema: {
      operationId: 'setUpSecondFactor',
      tags: ['session'],
      summary:
        '启用两步验证，恢复码只显示一次；其他会话全部结束 Set it up; recovery codes are told once, every other session ends',
      body: newSecondFactor,
      response: { 200: recoveryCodes, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const command = { ...own(request), ...request.body }
      const done = orRefuse(reply, await sessions.secondFactor.setUp(command))
      giveSession(reply, done.signedIn, settings)
      return { recovery: [...done.recovery] }
    },
  })
  app.post('/session/second-factor/recovery', {
    config: MINE,
    schema: {
      operationId: 'renewRecoveryCodes',
      tags: ['session'],
      summary:
        '换新恢复码，只显示一次；旧的全部作废 New recovery codes, told once; the old ones open nothing any more',
      body: secondFactorProof,
      response: { 200: recoveryCodes, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const command = { ...own(request), ...request.body }
      const done = orRefuse(reply, await sessions.secondFactor.renewRecovery(command))
      return { recovery: [...done.recovery] }
    },
  })
  app.post('/session/second-factor/remove', {
    config: MINE,
    schema: {
      operationId: 'removeSecondFactor',
      tags: ['session'],
      summary: '停用两步验证；其他会话全部结束 Take it away; every other session ends',
      body: secondFactorProof,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const command = { ...own(request), ...request.body }
      const done = orRefuse(reply, await sessions.secondFactor.remove(command))
      giveSession(reply, done.signedIn, settings)
      return reply.code(204).send(null)
    },
  })
}
