import { z } from 'zod'
import { readiness } from '../../../contracts/system.ts'
import type { HttpSettings } from '../dependencies.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { metricsGuard } from '../metrics/metrics-readers.ts'
import { bytesOf, PROBLEMS, type ZodApp } from './route-kit.ts'
import { type NoticeNeeds, noticesOf } from './system.ts'

const TAGS = ['machines']

/** For the machines that look after this one; nothing here is about persons or rooms by name. */
export function healthRoutes(
  app: ZodApp,
  deps: NoticeNeeds & { readonly settings: Pick<HttpSettings, 'metricsReaders'> },
  metrics: Metrics,
): void {
  const checkReader = metricsGuard(deps.settings)
  app.get('/healthz', {
    config: { access: 'anyone' },
    schema: {
      operationId: 'isAlive',
      tags: TAGS,
      summary: '进程在运行 The process is alive',
      response: { 200: z.object({ alive: z.literal(true) }), ...PROBLEMS },
    },
    handler: () => ({ alive: true as const }),
  })

  app.get('/readyz', {
    config: { access: 'anyone' },
    schema: {
      operationId: 'isReady',
      tags: TAGS,
      summary: '各部分是否就绪 Whether every part is ready, and which is not',
      response: { 200: readiness, 503: readiness, ...PROBLEMS },
    },
    handler: async (_request, reply) => {
      const parts = [...(await deps.system.parts())]
      const ready = parts.every((part) => part.ready)
      const notices = noticesOf(deps)
      return reply.code(ready ? 200 : 503).send({ ready, parts, notices })
    },
  })

  app.get('/metrics', {
    config: { access: 'anyone' },
    schema: {
      operationId: 'getMetrics',
      tags: TAGS,
      summary:
        '指标（Prometheus 文本），只给本机与 XUNCHA_METRICS_FROM 所列 Metrics as Prometheus text, for this machine and who is named in XUNCHA_METRICS_FROM',
      response: { 200: bytesOf('指标 Metrics', 'text/plain'), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      checkReader(request)
      const { contentType, text } = await metrics.render()
      return reply.type(contentType).send(text)
    },
  })
}
