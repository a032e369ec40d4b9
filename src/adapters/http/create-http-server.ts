import cookie from '@fastify/cookie'
import { fastifySSE } from '@fastify/sse'
import type { FastifyInstance } from 'fastify'
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { installAccess } from './access.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { installDashboard } from './dashboard.ts'
import { caseTimeRoutes } from './deadlines/case-time-routes.ts'
import type { HttpDependencies } from './dependencies.ts'
import { installErrorHandler } from './error-handler.ts'
import { errorPageRoute } from './error-page.ts'
import { installIdempotency } from './idempotency.ts'
import { violationPackageRoute } from './kept/violation-package-route.ts'
import { cardRoutes } from './letters/card-routes.ts'
import { letterRoutes } from './letters/letter-routes.ts'
import { installMetrics, type Metrics } from './metrics/metrics.ts'
import { openInstance } from './open-instance.ts'
import { installOpenApi, openApiRoutes } from './openapi/openapi.ts'
import { installOwnNames } from './own-names.ts'
import { previewRoutes } from './preview/preview-routes.ts'
import { answerOddRequests } from './raw-problems.ts'
import { referralRoutes } from './reports/referral-routes.ts'
import { reportRoutes } from './reports/report-routes.ts'
import { reportTemplateRoutes } from './reports/template-routes.ts'
import { firstStartRoutes } from './routes/access/first-start.ts'
import { ownAccountRoutes } from './routes/access/own-account.ts'
import { providerCallback, providerRoutes } from './routes/access/provider-sign-in.ts'
import { secondFactorRoutes } from './routes/access/second-factor.ts'
import { alertRoutes } from './routes/alerts/alerts.ts'
import { channelRoutes } from './routes/alerts/channels.ts'
import { dutyRoutes } from './routes/alerts/duty.ts'
import { calendarImportRoutes } from './routes/calendar-import.ts'
import { courseRoutes } from './routes/courses.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { cutPowerRoutes } from './routes/cuts/cut-power.ts'
import { cutRulesRoutes } from './routes/cuts/cut-rules.ts'
import { cutRoutes } from './routes/cuts.ts'
import { eventRoutes } from './routes/events.ts'
import { claimRoutes } from './routes/handling/claims.ts'
import { noteRoutes } from './routes/handling/notes.ts'
import { viewRoutes } from './routes/handling/views.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes, registerFormRoute } from './routes/import.ts'
import { institutionRoutes } from './routes/institutions.ts'
import { learningRoutes } from './routes/judgement/learning.ts'
import { modelRoutes } from './routes/judgement/models.ts'
import { termRoutes } from './routes/judgement/terms.ts'
import { labelRoutes } from './routes/labels.ts'
import { legalTimeRoutes } from './routes/legal-time.ts'
import { mediaServerHook } from './routes/media-server-hook.ts'
import { canaryRoutes } from './routes/patrol/canaries.ts'
import { legalHoldRoutes } from './routes/patrol/legal-holds.ts'
import { nodeRoutes } from './routes/patrol/nodes.ts'
import { runRoutes } from './routes/patrol/runs.ts'
import { sweepRoutes } from './routes/patrol/sweeps.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { politenessRoutes } from './routes/politeness.ts'
import { qualityRoutes } from './routes/quality/quality.ts'
import { secondReviewRoutes } from './routes/quality/second-reviews.ts'
import { regionRoutes } from './routes/regions.ts'
import { addressLookRoutes } from './routes/register/address-look.ts'
import { roomRegisterRoutes } from './routes/register/room-register.ts'
import { rehearsalRelay } from './routes/rehearsal/rehearsal-relay.ts'
import { rehearsalRoutes } from './routes/rehearsal/rehearsal-routes.ts'
import { alikeRoutes } from './routes/replay/alike.ts'
import { roomRoutes } from './routes/rooms.ts'
import type { ZodApp } from './routes/route-kit.ts'
import { sessionRoutes } from './routes/session.ts'
import { systemRoutes } from './routes/system.ts'
import { timetableRoutes } from './routes/timetable.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { healthFactRoutes } from './routes/upkeep/health-facts.ts'
import { runningSettingRoutes } from './routes/upkeep/running-settings.ts'
import { settingRoutes } from './routes/upkeep/settings.ts'
import { userRoutes } from './routes/users.ts'
import { reviewRoutes, violationCommandRoutes } from './routes/violation-commands.ts'
import { evidenceRoutes, violationRoutes } from './routes/violations.ts'
import { whatIfRoutes } from './routes/what-if.ts'
import { savedSearchRoutes } from './search/saved-search-routes.ts'
import { wordRoutes } from './search/word-routes.ts'
import { installHeaders } from './security-headers.ts'
import { installStrictRequests } from './strict-requests.ts'
import { timelineRoutes } from './timeline/timeline-routes.ts'
import { installCompression } from './wire/compressed-answers.ts'
import { answerPlainHttp } from './wire/plain-on-tls.ts'

const API_PREFIX = '/api/v1'

const API_ROUTES: readonly ((app: ZodApp, deps: HttpDependencies) => void)[] = [
  sessionRoutes,
  ownAccountRoutes,
  secondFactorRoutes,
  firstStartRoutes,
  providerRoutes,
  userRoutes,
  tokenRoutes,
  auditRoutes,
  pictureRoutes,
  systemRoutes,
  healthFactRoutes,
  settingRoutes,
  runningSettingRoutes,
  nodeRoutes,
  sweepRoutes,
  cutRulesRoutes,
  runRoutes,
  canaryRoutes,
  legalHoldRoutes,
  politenessRoutes,
  institutionRoutes,
  importRoutes,
  registerFormRoute,
  roomRoutes,
  roomRegisterRoutes,
  previewRoutes,
  addressLookRoutes,
  courseRoutes,
  coverageRoutes,
  timelineRoutes,
  wordRoutes,
  savedSearchRoutes,
  violationRoutes,
  evidenceRoutes,
  violationPackageRoute,
  alikeRoutes,
  reviewRoutes,
  violationCommandRoutes,
  claimRoutes,
  noteRoutes,
  caseTimeRoutes,
  secondReviewRoutes,
  qualityRoutes,
  viewRoutes,
  labelRoutes,
  termRoutes,
  modelRoutes,
  learningRoutes,
  cutRoutes,
  letterRoutes,
  cardRoutes,
  reportRoutes,
  referralRoutes,
  reportTemplateRoutes,
  cutPowerRoutes,
  alertRoutes,
  channelRoutes,
  dutyRoutes,
  legalTimeRoutes,
  timetableRoutes,
  regionRoutes,
  calendarImportRoutes,
  whatIfRoutes,
  eventRoutes,
  rehearsalRoutes,
]

async function installRoutes(
  app: FastifyInstance,
  deps: HttpDependencies,
  metrics: Metrics,
): Promise<void> {
  await app.register(
    (api, _options, done) => {
      for (const routes of API_ROUTES) routes(api.withTypeProvider<ZodTypeProvider>(), deps)
      done()
    },
    { prefix: API_PREFIX },
  )
  await app.register((hooks, _options, done) => {
    mediaServerHook(hooks, deps)
    done()
  })
  providerCallback(app, deps)
  rehearsalRelay(app, deps)
  healthRoutes(app.withTypeProvider<ZodTypeProvider>(), deps, metrics)
  await openApiRoutes(app)
  errorPageRoute(app)
  await installDashboard(app, deps.settings.dashboardFolder)
}

/**
 * The HTTP edge: everything outside hands over requests here, everything inside is in `deps`.
 * Resolves with a server that listens nowhere yet; rejects when a route does not state who may call it.
 */
export async function createHttpServer(deps: HttpDependencies): Promise<FastifyInstance> {
  const app = openInstance(deps.settings)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installErrorHandler(app, deps.logger)
  answerOddRequests(app)
  if (deps.settings.tls !== null) answerPlainHttp(app, deps.settings.publicOrigin)
  await installHeaders(app, deps.settings.cookieSecure)
  await app.register(cookie)
  await installCompression(app)
  // Beats are events of our own, which scripts in browsers can hear.
  await app.register(fastifySSE, { heartbeatInterval: 0 })
  await installOpenApi(app, deps.settings)
  installOwnNames(app, deps.settings.publicOrigin)
  installStrictRequests(app, API_PREFIX, () => deps.legalTime.places())
  installAccess(app, deps)
  installIdempotency(app, deps)
  await installRoutes(app, deps, installMetrics(app, deps))
  await app.ready()
  return app
}
