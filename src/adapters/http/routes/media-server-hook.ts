import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { SERVER_PLATFORMS, type ServerPlatform } from '../../../core/registry/cut-target.ts'
import { serverStreamOf } from '../../../core/registry/media-server.ts'
import { hookServerOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { refuse } from '../fault-reply.ts'
import { HOOK_KINDS, type HookAnswer, type HookQuestion } from '../hooks/hook-questions.ts'

const NAMELESS =
  'a media server asks by the shared hook token and there are several: bans do not hold there until its hook address names it'

function questionOf(platform: ServerPlatform, body: unknown): HookQuestion {
  const question = typeof body === 'string' ? HOOK_KINDS[platform].read(body) : null
  // No database keeps a NUL, and no server has a stream of such a name.
  if (question === null || JSON.stringify(question).includes('\\u0000')) {
    return refuse('bad-request', '回调内容无法识别。The hook call is not understood.', 'body')
  }
  return question
}

const send = (reply: FastifyReply, { status, body }: HookAnswer) => reply.code(status).send(body)

/**
 * Publish authentication of every kind of media server. While the database is away the answer is an error, which they
 * all take for a no: nobody new gets on air, and no ban is forgotten; what is on air stays there.
 */
export function mediaServerHook(app: FastifyInstance, deps: HttpDependencies): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 65_536 }, (_request, body, done) =>
    done(null, body),
  )
  for (const platform of SERVER_PLATFORMS) {
    const { yes, no } = HOOK_KINDS[platform]
    app.post(`/hooks/${platform}`, {
      config: { access: 'hook', hookOf: platform },
      schema: { hide: true },
      handler: async (request: FastifyRequest, reply) => {
        const question = questionOf(platform, request.body)
        if (question.asks === 'nothing') return send(reply, yes)
        const server = hookServerOf(request)
        if (server === null) {
          // Refusing what is banned on some other server would close a stranger's stream.
          deps.logger.warn({ platform, ...question.stream }, NAMELESS)
          return send(reply, yes)
        }
        const stream = serverStreamOf(platform, { ...question.stream, server })
        const allowed = await deps.publishing.mayPublish(stream)
        deps.logger.info({ platform, ...stream, allowed }, 'publisher asked to publish')
        return send(reply, allowed ? yes : no)
      },
    })
  }
}
