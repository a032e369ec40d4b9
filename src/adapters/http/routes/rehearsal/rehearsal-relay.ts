import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LIVE_REHEARSAL } from '../../../../contracts/rehearsal/live-rehearsal.ts'
import { CSRF_HEADER } from '../../../../contracts/words/wire-words.ts'
import type { StageRequest } from '../../../../ports/rehearsal/rehearsal-stage.ts'
import { callerOf, csrfTokenOf, sessionCookieOf } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orRefuse, refuse } from '../../fault-reply.ts'
import { deskOf, rehearserOf } from './rehearsal-routes.ts'

const API = `${LIVE_REHEARSAL}/api/v1`

function stageRequest(request: FastifyRequest, secure: boolean): StageRequest {
  const cookie = sessionCookieOf(request, secure)
  const texts = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  return {
    method: request.method,
    path: request.url.slice(API.length),
    headers: {
      ...Object.fromEntries(texts),
      // What the page there has to sign its writes with, which are checked here first.
      ...(cookie === null ? {} : { [CSRF_HEADER]: csrfTokenOf(cookie) }),
    },
    body: request.body === undefined || request.body === null ? null : JSON.stringify(request.body),
  }
}

/**
 * The API of a rehearsal's own program, for the pages below `LIVE_REHEARSAL`. Whoever asks is checked here as everywhere;
 * nothing that is asked there reaches a use case of ours.
 */
export function rehearsalRelay(app: FastifyInstance, deps: HttpDependencies): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    if (callerOf(request).kind === 'token') {
      refuse('not-allowed', '演练只供人员参加。A rehearsal is for people, not for programs.')
    }
    const { cookieSecure } = deps.settings
    const asked = stageRequest(request, cookieSecure)
    const { status, headers, body } = orRefuse(
      await deskOf(deps).relay(rehearserOf(request), asked),
    )
    const answer = Readable.from(body)
    request.raw.once('close', () => answer.destroy())
    return reply.code(status).headers(headers).send(answer)
  }
  app.route({
    method: ['GET', 'POST'],
    url: `${API}/*`,
    config: { access: 'decide', secretAnswer: true },
    schema: { hide: true },
    handler,
  })
}
