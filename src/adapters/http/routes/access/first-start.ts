import { session } from '../../../../contracts/session.ts'
import {
  firstAdministrator,
  firstStartLink,
  firstStartOffer,
} from '../../../../contracts/upkeep/first-start.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { FaultReply, orRefuse } from '../../fault-reply.ts'
import { browserOf, clientOf } from '../../sign-in-client.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'
import { giveSession } from '../session.ts'

/** A name, a password and a token. */
const MOST_BYTES = 4_096

const OPEN = { access: 'anyone', secretAnswer: true } as const

/** The one-time link that the program prints while nobody administers it. */
export function firstStartRoutes(
  app: ZodApp,
  { firstStart, settings, logger }: Pick<HttpDependencies, 'firstStart' | 'settings' | 'logger'>,
): void {
  app.post('/first-start/link', {
    bodyLimit: MOST_BYTES,
    config: OPEN,
    schema: {
      operationId: 'checkFirstStart',
      tags: ['session'],
      summary: '首次设置链接是否有效 Whether the link of the first start is good',
      body: firstStartLink,
      response: { 200: firstStartOffer, ...PROBLEMS },
    },
    handler: async (request) => {
      const { name, until } = orRefuse(await firstStart.check(request.body))
      return { name, until: formatInstant(until) }
    },
  })

  app.post('/first-start', {
    bodyLimit: MOST_BYTES,
    config: OPEN,
    schema: {
      operationId: 'takeFirstStart',
      tags: ['session'],
      summary:
        '以一次性链接设首个管理员的账号名和密码，随即登录 Name and password of the first administrator, by the one-time link; signed in at once',
      body: firstAdministrator,
      response: { 201: session, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const client = clientOf(request.ip)
      const from = { client, browser: browserOf(request) }
      const taken = await firstStart.take({ ...request.body, ...from })
      if (!taken.ok) {
        if (taken.fault.where === 'token')
          logger.warn({ client }, 'link of the first start refused')
        throw new FaultReply(taken.fault)
      }
      return reply.code(201).send(giveSession(reply, taken.value, settings))
    },
  })
}
