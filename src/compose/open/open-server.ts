import { access } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { createHttpServer } from '../../adapters/http/create-http-server.ts'
import type { Certificate, HttpDependencies } from '../../adapters/http/dependencies.ts'
import type { HookKeys } from '../../adapters/http/hook-keys.ts'
import { writeXlsxTemplate } from '../../adapters/spreadsheet/write-template.ts'
import { bindUseCases, type WholeDeps } from '../../app/bind-use-cases.ts'
import { templateSheets } from '../../app/import/template-sheets.ts'
import { isSecure } from '../../config/listening.ts'
import type { Job, JobQueue } from '../../ports/job-queue.ts'
import { openSpreadsheets } from '../file-readers.ts'
import type { Foundation } from '../foundation.ts'
import { patrolledHosts } from '../patrolled-hosts.ts'
import { followCertificate } from '../secrets/certificates.ts'
import { holdsCutKeys } from '../secrets/cut-keys.ts'
import type { Secrets } from '../secrets/secret-file.ts'
import type { JournalFeed } from '../storage/journal-feed.ts'
import { VERSION } from '../version.ts'

type ServerNeeds = {
  readonly foundation: Foundation
  readonly useCases: Omit<WholeDeps, 'spreadsheets' | 'patrolsHost' | 'logger' | 'enqueue'>
  readonly told: Omit<HttpDependencies['system'], 'clockShiftSeconds' | 'rehearsal'>
  readonly rehearsal: boolean
  readonly rehearsals: HttpDependencies['rehearsals']
  readonly feed: JournalFeed
  readonly queue: JobQueue
  readonly secrets: Pick<Secrets, 'cookieSecret' | 'mediaServers' | 'cutAccess'>
  /** `null`: plain HTTP. */
  readonly certificate: Certificate | null
  readonly hookKeys: HookKeys
}

async function dashboardFolder(): Promise<string | null> {
  const folder = fileURLToPath(new URL('../../../dist/dashboard', import.meta.url))
  return await access(`${folder}/index.html`).then(
    () => folder,
    () => null,
  )
}

/** The HTTP edge with its use cases; listens nowhere yet. */
export async function openServer(needs: ServerNeeds): Promise<FastifyInstance> {
  const { clock, logger, tracer, clockShiftSeconds } = needs.foundation
  const { http } = needs.foundation.settings
  const enqueue = (jobs: readonly Job[]) => needs.queue.enqueue(jobs)
  const server = await createHttpServer({
    ...bindUseCases({
      ...needs.useCases,
      logger,
      spreadsheets: openSpreadsheets(needs.foundation),
      patrolsHost: patrolledHosts(needs.foundation),
      holdsCutKeys: holdsCutKeys(needs.secrets),
      enqueue,
    }),
    system: { ...needs.told, clockShiftSeconds, rehearsal: needs.rehearsal },
    rehearsals: needs.rehearsals,
    registerForm: () => writeXlsxTemplate(templateSheets()),
    journalFeed: needs.feed,
    enqueue,
    clock,
    logger,
    tracer,
    settings: {
      version: VERSION,
      cookieSecure: isSecure(http),
      publicOrigin: http.publicOrigin,
      trustedProxies: http.trustedProxies,
      metricsReaders: http.metricsReaders,
      deviceSecret: needs.secrets.cookieSecret,
      tls: needs.certificate,
      dashboardFolder: await dashboardFolder(),
      hookKeys: needs.hookKeys,
      holdsCutKeys: holdsCutKeys(needs.secrets),
    },
  })
  needs.foundation.closers.add('server', () => server.close())
  if (needs.certificate !== null) {
    followCertificate(needs.foundation, server, needs.certificate)
  }
  return server
}
