import { z } from 'zod'
import { readiness } from '../../../contracts/system.ts'
import type { HttpDependencies } from '../dependencies.ts'
import type { Metrics } from '../metrics.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'
import { noticesOf } from './system.ts'

/** For the machines that look after this one; nothing here is about persons or rooms by name. */
export function healthRoutes(app: ZodApp, deps: HttpDependencies, metrics: Metrics): void {
  app.get('/healthz', {
    config: { access: 'anyone' },
    schema: { hide: true, response: { 200: z.object({ alive: z.literal(true) }) } },
    handler: () => ({ alive: true as const }),
  })

  app.get('/readyz', {
    config: { access: 'anyone' },
    schema: { hide: true, response: { 200: readiness, 503: readiness, ...PROBLEMS } },
    handler: async (_request, reply) => {
      const parts = [...(await deps.system.parts())]
      const ready = parts.every((part) => part.ready)
      const notices = noticesOf(deps)
      return reply.code(ready ? 200 : 503).send({ ready, parts, notices })
    },
  })

  app.get('/metrics', {
    config: { access: 'anyone' },
    schema: { hide: true },
    handler: async (_request, reply) => {
      const { contentType, text } = await metrics.render()
      return reply.type(contentType).send(text)
    },
  })
}
