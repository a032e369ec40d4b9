import type { FastifyInstance } from 'fastify'
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Logger } from '../../ports/logger.ts'
import type { HttpSettings } from './dependencies.ts'
import { installErrorHandler } from './error-handler.ts'
import { refuse } from './fault-reply.ts'
import { installMetrics } from './metrics/metrics.ts'
import { openInstance } from './open-instance.ts'
import { answerOddRequests } from './raw-problems.ts'
import { healthRoutes } from './routes/health.ts'
import type { NoticeNeeds } from './routes/system.ts'
import { installHeaders } from './security-headers.ts'
import { answerPlainHttp } from './wire/plain-on-tls.ts'

export type HealthDependencies = NoticeNeeds & {
  readonly logger: Logger
  readonly settings: Pick<
    HttpSettings,
    'publicOrigin' | 'trustedProxies' | 'metricsReaders' | 'tls' | 'cookieSecure'
  >
}

/**
 * The edge of a process that answers no officers: `/healthz`, `/readyz` and `/metrics`. Listens nowhere yet. Whatever name it
 * is asked by, it answers: machines scrape it by full host names, and there is no session that a stranger's page could use.
 */
export async function createHealthServer(deps: HealthDependencies): Promise<FastifyInstance> {
  const { settings, logger } = deps
  const app = openInstance(settings)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installErrorHandler(app, logger)
  answerOddRequests(app)
  if (settings.tls !== null) answerPlainHttp(app, settings.publicOrigin)
  await installHeaders(app, settings.cookieSecure)
  healthRoutes(app.withTypeProvider<ZodTypeProvider>(), deps, installMetrics(app, deps))
  app.setNotFoundHandler(() =>
    refuse(
      'not-found',
      '本进程不带 api 角色，只有 /healthz、/readyz、/metrics。This process does not have the role api: here are /healthz, /readyz and /metrics only.',
    ),
  )
  await app.ready()
  return app
}
