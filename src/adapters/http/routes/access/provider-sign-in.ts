import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { providerSignIn, signInAddress, signInWays } from '../../../../contracts/session.ts'
import {
  type ProviderTrouble,
  TROUBLE_PARAMETER,
} from '../../../../contracts/words/access-words.ts'
import { PROVIDER_CALLBACK } from '../../../../core/access/provider-trouble.ts'
import type { HttpDependencies, HttpSettings } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { browserOf, clientOf } from '../../sign-in-client.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'
import { giveSession } from '../session.ts'

const MOST_BYTES = 4_096
const LASTS_SECONDS = 600

type CookieSettings = Pick<HttpSettings, 'cookieSecure'>

const ticketName = ({ cookieSecure }: CookieSettings): string =>
  cookieSecure ? '__Host-xuncha-ticket' : 'xuncha-ticket'

/** `lax`: it is the provider's page that sends the browser back. */
const attributesOf = ({ cookieSecure }: CookieSettings) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: cookieSecure }) as const

function takeTicket(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: CookieSettings,
): string | null {
  const name = ticketName(settings)
  reply.clearCookie(name, attributesOf(settings))
  return request.cookies[name] ?? null
}

/** How people may sign in, and the way to the identity provider. */
export function providerRoutes(app: ZodApp, { sessions, settings }: HttpDependencies): void {
  app.get('/session/ways', {
    config: { access: 'anyone' },
    schema: {
      operationId: 'getSignInWays',
      tags: ['session'],
      summary: '可用哪些方式登录 How people may sign in',
      response: { 200: signInWays, ...PROBLEMS },
    },
    handler: async () => sessions.ways,
  })

  app.post('/session/provider', {
    bodyLimit: MOST_BYTES,
    config: { access: 'anyone', secretAnswer: true },
    schema: {
      operationId: 'signInByProvider',
      tags: ['session'],
      summary:
        '用统一身份认证登录：浏览器须前往答复中的地址 Sign in by the identity provider: the browser goes to the address of the answer',
      body: providerSignIn,
      response: { 201: signInAddress, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { address, ticket } = orRefuse(await sessions.beginByProvider(request.body))
      reply.setCookie(ticketName(settings), ticket, {
        ...attributesOf(settings),
        maxAge: LASTS_SECONDS,
      })
      return reply.code(201).send({ address })
    },
  })
}

const withTrouble = (path: string, trouble: ProviderTrouble): string =>
  `${path}${path.includes('?') ? '&' : '?'}${TROUBLE_PARAMETER}=${trouble}`

/**
 * Where the provider sends a browser back to. Not among the operations: nobody calls it, and providers add parameters
 * of their own to the address.
 */
export function providerCallback(
  app: FastifyInstance,
  { sessions, settings }: Pick<HttpDependencies, 'sessions' | 'settings'>,
): void {
  app.get(PROVIDER_CALLBACK, {
    config: { access: 'anyone' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const from = { client: clientOf(request.ip), browser: browserOf(request) }
      const answer = request.url.split(/\?(.*)/s)[1] ?? ''
      const ticket = takeTicket(request, reply, settings)
      const outcome = await sessions.finishByProvider({ ticket, answer, ...from })
      reply.header('cache-control', 'no-store')
      if (outcome.kind === 'refused') {
        return reply.redirect(withTrouble(outcome.returnTo, outcome.trouble), 303)
      }
      giveSession(reply, outcome.signedIn, settings)
      return reply.redirect(outcome.returnTo, 303)
    },
  })
}
