import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { hookServerOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { refuse } from '../fault-reply.ts'

const hookCall = z.object({
  action: z.string().max(100),
  app: z.string().max(500).default(''),
  name: z.string().max(500).default(''),
})

const NAMELESS =
  'a media server asks by the shared hook token and there are several: bans do not hold there until its notify.url names it'

/** node-media-server asks before a publisher is let in and again right after. */
const ASKS_TO_PUBLISH: readonly string[] = ['prePublish', 'postPublish']

function parseCall(body: unknown): z.infer<typeof hookCall> {
  const parsed = hookCall.safeParse(body)
  return parsed.success
    ? parsed.data
    : refuse('bad-request', '回调内容无法识别。The hook call is not understood.', 'body')
}

/**
 * Publish authentication of node-media-server: any answer but 200 makes it close the publisher.
 * It posts JSON without saying so, hence the parser that tries every body.
 */
export function mediaServerHook(app: FastifyInstance, deps: HttpDependencies): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'string', bodyLimit: 65_536 },
    (_request, body, done) => {
      try {
        done(null, JSON.parse(String(body)))
      } catch {
        done(null, undefined)
      }
    },
  )
  app.post('/hooks/node-media-server', {
    config: { access: 'hook' },
    schema: { hide: true },
    handler: async (request: FastifyRequest, reply) => {
      const { action, app: application, name } = parseCall(request.body)
      if (!ASKS_TO_PUBLISH.includes(action)) return reply.code(200).send({ allowed: true })
      const server = hookServerOf(request)
      if (server === null) {
        // Refusing what is banned on some other server would close a stranger's stream.
        deps.logger.warn({ app: application, name }, NAMELESS)
        return reply.code(200).send({ allowed: true })
      }
      const stream = { server, app: application, stream: name }
      const allowed = await deps.publishing.mayPublish(stream)
      deps.logger.info({ action, ...stream, allowed }, 'publisher asked to publish')
      return reply.code(allowed ? 200 : 403).send({ allowed })
    },
  })
}
