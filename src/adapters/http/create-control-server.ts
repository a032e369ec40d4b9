import { randomUUID } from 'node:crypto'
import { type FastifyInstance, fastify } from 'fastify'
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { PlacedUseCases } from '../../app/bind-use-cases.ts'
import { type Jurisdiction, WHOLE_JURISDICTION } from '../../core/access/jurisdiction.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { admitCaller } from './access.ts'
import type { HttpDependencies } from './dependencies.ts'
import { installErrorHandler } from './error-handler.ts'
import { type Backup, backupRoute } from './kept/backup-route.ts'
import type { Kept } from './kept/kept-reads.ts'
import { keptRoute } from './kept/kept-route.ts'
import { type ExportPackage, packageRoute } from './kept/package-route.ts'
import { type ControlledProofs, proofRoutes } from './kept/proof-routes.ts'
import { RAW_PROBLEM_OPTIONS } from './raw-problems.ts'
import { importRoutes } from './routes/import.ts'
import { learningRoutes } from './routes/judgement/learning.ts'
import { modelRoutes } from './routes/judgement/models.ts'
import { termRoutes } from './routes/judgement/terms.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { userRoutes } from './routes/users.ts'

export type ControlDependencies = {
  readonly within: (jurisdiction: Jurisdiction) => Pick<PlacedUseCases, 'judgement'> & {
    readonly institutions: Pick<PlacedUseCases['institutions'], 'import'>
  }
} & Pick<HttpDependencies, 'accounts' | 'tokens' | 'pictures'> & {
    readonly clock: Pick<Clock, 'now' | 'sleep'>
    readonly backup: Backup
    readonly proofs: ControlledProofs
    readonly exportPackage: ExportPackage
    /** For commands that only read. */
    readonly kept: Kept
    readonly logger: Logger
    /** Whose data folder it is, as written into the audit. */
    readonly who: string
  }

/**
 * The same routes as the API, for whoever may read the data folder: a command of this machine, over a socket in that
 * folder (its mode is the check) or within its own process.
 */
export async function createControlServer(deps: ControlDependencies): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    ...RAW_PROBLEM_OPTIONS,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installErrorHandler(app, deps.logger)
  app.addHook('onRequest', async (request) => {
    admitCaller(request, {
      kind: 'token',
      id: deps.who,
      name: deps.who,
      role: 'administrator',
      jurisdiction: WHOLE_JURISDICTION,
      regions: [],
      who: deps.who,
      expiresAt: null,
      owes: [],
      scopes: null,
    })
  })
  const typed = app.withTypeProvider<ZodTypeProvider>()
  userRoutes(typed, deps)
  tokenRoutes(typed, deps)
  pictureRoutes(typed, deps)
  termRoutes(typed, deps)
  modelRoutes(typed, deps)
  learningRoutes(typed, deps)
  importRoutes(typed, deps)
  keptRoute(typed, deps.kept)
  backupRoute(typed, deps.backup, deps.clock)
  proofRoutes(typed, deps)
  packageRoute(typed, deps)
  await app.ready()
  return app
}
