import type { FastifyInstance } from 'fastify'
import { createHealthServer } from '../../adapters/http/create-health-server.ts'
import { createLetterWriter } from '../../adapters/letters/letter-writer.ts'
import { createSharpThumbnails } from '../../adapters/pictures/sharp-thumbnails.ts'
import { createReportWriter } from '../../adapters/reports/write-workbook.ts'
import { createLinkSeal } from '../../adapters/security/link-seal.ts'
import { createOneTimeCodes } from '../../adapters/security/one-time-codes.ts'
import type { AddressEyes } from '../../app/check/look-at-address.ts'
import { legalNotices } from '../../app/queries/legal-notices.ts'
import { isSecure } from '../../config/listening.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import type { Eyes } from '../eyes.ts'
import { openIdentity } from '../open/open-identity.ts'
import { openServer } from '../open/open-server.ts'
import { tellSettings } from '../open/open-settings.ts'
import { openGate } from '../pipeline-deps.ts'
import { packageHandOut } from '../proofs/packages.ts'
import { openRehearsalDesk } from '../rehearsal/open-desk.ts'
import { followCertificate } from '../secrets/certificates.ts'
import { dropFirstPassword } from '../secrets/first-password.ts'
import { runningSessions } from '../storage/open-running.ts'
import type { Base } from './open-base.ts'
import type { Told } from './told.ts'

/** A page in a browser takes its time; whoever waits for the answer does not for long. */
const LONGEST_LOOK_MILLISECONDS = 45_000

const addressEyes = (eyes: Eyes, { foundation, transactions, legal }: Base): AddressEyes => ({
  ...eyes,
  gate: openGate(foundation, { transactions }, legal),
  thumbnails: createSharpThumbnails(),
  limit: () => AbortSignal.timeout(LONGEST_LOOK_MILLISECONDS),
})

function rehearsalsOf({ foundation, needs, transactions }: Base, told: Told) {
  if (needs.stageEnvironment === undefined) return null
  const among = {
    node: told.nodeName ?? '',
    isAlive: (node: string) =>
      (told.nodes?.() ?? []).some(({ name, alive }) => alive && name === node),
  }
  return openRehearsalDesk(foundation, transactions, among, needs.stageEnvironment)
}

/** Who answers officers and programs, with the dashboard. It opens nothing that looks; addresses that somebody pastes are looked at with the eyes of the worker beside it. Listens nowhere yet. */
export async function openApi(
  base: Base,
  queue: JobQueue,
  told: Told,
  eyes: Eyes | null,
): Promise<FastifyInstance> {
  const { foundation, legal, needs, platform, evidenceStore } = base
  const identity = await openIdentity(foundation, base.secrets)
  return await openServer({
    foundation,
    useCases: {
      ...base.accounts,
      ...(identity === undefined ? {} : { identity, passwordsFor: identity.rules.passwords }),
      links: createLinkSeal(base.secrets.cookieSecret),
      dropFirstPassword: () => dropFirstPassword(foundation.settings.storage.dataFolder),
      sessionRules: runningSessions(foundation.settings.sessions, base.running),
      running: base.running,
      codes: createOneTimeCodes(base.secrets.cookieSecret),
      judgement: base.judgement,
      alerts: base.outward,
      cutRules: legal.cutRules,
      platform,
      evidenceStore,
      letterWriter: createLetterWriter(),
      handOutPackage: packageHandOut(foundation, base),
      reportWriter: createReportWriter(),
      reportTemplate: legal.reportTemplate,
      law: legal.schedules.law,
      politeness: legal.politeness,
      schedules: legal.schedules,
      ...(eyes === null ? {} : { eyes: addressEyes(eyes, base) }),
    },
    told:
      needs.shownSettings === undefined
        ? told
        : { ...told, settings: tellSettings(needs.shownSettings, base.secrets) },
    rehearsal: needs.rehearsal,
    rehearsals: rehearsalsOf(base, told),
    feed: base.feed,
    queue,
    secrets: {
      ...base.secrets,
      mediaServers: { ...base.secrets.mediaServers, ...needs.alsoMediaServers },
    },
    certificate: base.certificate,
    hookKeys: base.hookKeys,
  })
}

/** What every other role answers: whether it lives, is ready, and how it fares. Listens nowhere yet. */
export async function openHealth(base: Base, told: Told): Promise<FastifyInstance> {
  const { foundation, legal, needs, certificate } = base
  const { clock, logger, settings, clockShiftSeconds, closers } = foundation
  const { publicOrigin, trustedProxies, metricsReaders } = settings.http
  const { law, trouble, brokenSince } = legal.schedules
  const server = await createHealthServer({
    system: { ...told, clockShiftSeconds, rehearsal: needs.rehearsal },
    legalTime: { notices: () => legalNotices(law(), trouble(), clock.now(), brokenSince()) },
    logger,
    settings: {
      publicOrigin,
      trustedProxies,
      metricsReaders,
      tls: certificate,
      cookieSecure: isSecure(settings.http),
    },
  })
  closers.add('server', () => server.close())
  if (certificate !== null) followCertificate(foundation, server, certificate)
  return server
}
