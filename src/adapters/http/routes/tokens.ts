import { z } from 'zod'
import {
  accessReason,
  newToken,
  type token,
  tokenList,
  tokenSecret,
} from '../../../contracts/access.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { hours } from '../../../core/time/duration.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { callerOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { regionNames } from '../present/region-names.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

/** Tokens of programs. The token itself is shown once, when it is made. */
export function tokenRoutes(
  app: ZodApp,
  { tokens, clock }: Pick<HttpDependencies, 'tokens' | 'clock'>,
): void {
  app.get('/tokens', {
    config: { access: 'accounts' },
    schema: {
      operationId: 'listTokens',
      tags: ['access'],
      summary: '令牌 Tokens',
      response: { 200: tokenList, ...PROBLEMS },
    },
    handler: async (request) => {
      const now = clock.now()
      const items = (await tokens.list(callerOf(request).jurisdiction)).map(
        ({ id, name, role, regions, scopes, createdAt, expiresAt }): z.infer<typeof token> => ({
          id,
          name,
          role,
          regions: [...regions],
          regionNames: regionNames(regions),
          scopes: scopes === null ? null : [...scopes],
          createdAt: formatInstant(createdAt),
          expiresAt: expiresAt === null ? null : formatInstant(expiresAt),
          expired: expiresAt !== null && expiresAt <= now,
        }),
      )
      return { items, nextCursor: null }
    },
  })

  app.post('/tokens', {
    config: { access: 'accounts', secretAnswer: true },
    schema: {
      operationId: 'createToken',
      tags: ['access'],
      summary:
        '新建令牌，只显示一次；默认只读、90 天 Add a token, shown once; reads only for 90 days by default',
      body: newToken,
      response: { 201: tokenSecret, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { name, role, regions, scopes, days, reason } = request.body
      const { who, jurisdiction } = callerOf(request)
      const command = { name, role, regions, scopes, lasts: hours(24 * days), who, jurisdiction }
      const made = orRefuse(await tokens.create({ ...command, why: reason }))
      const { id, token: secret, expiresAt } = made
      const own = { id, name, role, regions, scopes }
      const answer = { ...own, token: secret, expiresAt: formatInstant(expiresAt) }
      return reply.code(201).send(answer)
    },
  })

  app.post('/tokens/:id/revoke', {
    config: { access: 'accounts' },
    schema: {
      operationId: 'revokeToken',
      tags: ['access'],
      summary: '吊销令牌 Revoke a token',
      params: idParams,
      body: accessReason,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who, jurisdiction } = callerOf(request)
      const { id } = request.params
      orRefuse(await tokens.revoke({ id, who, jurisdiction, why: request.body.reason }))
      return reply.code(204).send(null)
    },
  })
}
