import { createHttpServer } from '../../../src/adapters/http/create-http-server.ts'
import type { HttpDependencies, HttpSettings } from '../../../src/adapters/http/dependencies.ts'
import { createLetterWriter } from '../../../src/adapters/letters/letter-writer.ts'
import { parseModelText } from '../../../src/adapters/models/read-model.ts'
import { createReportWriter } from '../../../src/adapters/reports/write-workbook.ts'
import {
  type LiveSchedules,
  openLiveSchedules,
} from '../../../src/adapters/schedules/live-schedules.ts'
import { createOwnWordsReader } from '../../../src/adapters/schedules/read-own-words.ts'
import { readYamlHere } from '../../../src/adapters/schedules/yaml-file.ts'
import { createSecretSeal } from '../../../src/adapters/security/channel-secrets.ts'
import { createLinkSeal } from '../../../src/adapters/security/link-seal.ts'
import { createOneTimeCodes } from '../../../src/adapters/security/one-time-codes.ts'
import { createRandomSecretTokens } from '../../../src/adapters/security/random-secret-tokens.ts'
import { readTable } from '../../../src/adapters/spreadsheet/read-table.ts'
import { writeXlsxTemplate } from '../../../src/adapters/spreadsheet/write-template.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { bindUseCases } from '../../../src/app/bind-use-cases.ts'
import type { Identity } from '../../../src/app/commands/access/provider-sign-in.ts'
import { templateSheets } from '../../../src/app/import/template-sheets.ts'
import { createCurrentJudge } from '../../../src/app/judgement/current-judge.ts'
import type { JudgementDeps } from '../../../src/app/judgement/judgement-deps.ts'
import type { HandOutPackage } from '../../../src/app/proofs/package/hand-out-package.ts'
import type { RehearsalDeskDeps } from '../../../src/app/rehearsal/hold-rehearsal.ts'
import { createRehearsalDesk } from '../../../src/app/rehearsal/rehearsal-desk.ts'
import { createReadingLedger } from '../../../src/app/watch/reading-ledger.ts'
import { withJournalFeed } from '../../../src/compose/storage/journal-feed.ts'
import { type SessionRules, USUAL_SESSION_RULES } from '../../../src/core/access/session-life.ts'
import type { CutRules } from '../../../src/core/cuts/power/cut-rules.ts'
import { cutRulesInForce } from '../../../src/core/cuts/power/loosened-rules.ts'
import { fail, succeed } from '../../../src/core/fault.ts'
import { judgeTaught } from '../../../src/core/policy/classes/judge-taught.ts'
import { judge as judgeSession } from '../../../src/core/policy/judge.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import type { Job } from '../../../src/ports/job-queue.ts'
import type { Logger } from '../../../src/ports/logger.ts'
import type { Account } from '../../../src/ports/records/access/access-records.ts'
import type { PlacedTransactions } from '../../../src/ports/records/records.ts'
import { runningOf } from '../../build/access/running-of-harness.ts'
import { SHIPPED } from '../../build/classifier.ts'
import {
  anEvidenceFrame,
  aStoredAlert,
  aStoredViolation,
} from '../../build/database/database-rows.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { anInstitution, aRoom, at } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'
import { filesIn } from '../../fakes/files-in-memory.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { createFakeAlertChannels } from '../../fakes/upkeep/fake-alert-channel.ts'
import { type LoggedError, loggerInto } from '../../fakes/upkeep/logged-errors.ts'
import { peopleOf, quickPasswords } from './people-of-harness.ts'

export const NOW = at('2026-10-17T09:31:00+08:00')
export const HOOK_TOKEN = 'hook-token-of-the-test'
export const SERVER_HOOK_TOKEN = 'hook-token-of-one-server'

export const TARGET: CalledTarget = {
  platform: 'node-media-server',
  apiUrl: 'http://127.0.0.1:8000',
  app: 'live',
  stream: 'maths',
}

export const PUBLISHER = { sessionId: 's1', address: '127.0.0.1', protocol: 'rtmp' }

export const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])

export type HarnessChange = {
  readonly settings?: Partial<HttpSettings>
  /** Left out: as schedules/cuts.yaml is delivered. */
  readonly cutRules?: CutRules
  /** Left out: as without any setting. */
  readonly sessionRules?: SessionRules
  /** Left out: people sign in by passwords alone. */
  readonly identity?: Identity
  /** A copy, for tests that write into it. */
  readonly schedulesFolder?: string
  readonly transactions?: PlacedTransactions
  readonly evidenceStore?: Pick<EvidenceStore, 'get'>
  /** Left out: no evidence packages are made. */
  readonly handOutPackage?: HandOutPackage
  readonly deps?: (deps: HttpDependencies) => HttpDependencies
}

async function schedulesIn(folder: string): Promise<LiveSchedules> {
  const opened = await openLiveSchedules(folder, sha256)
  if (!opened.ok) throw new Error(opened.fault.message)
  return opened.value
}

const DEFAULT_SETTINGS: HttpSettings = {
  version: '0.0.0-test',
  cookieSecure: false,
  publicOrigin: null,
  trustedProxies: [],
  deviceSecret: 'device-secret-of-the-test',
  tls: null,
  dashboardFolder: null,
  hookKeys: {
    shared: HOOK_TOKEN,
    servers: [{ platform: 'node-media-server', server: TARGET.apiUrl, token: SERVER_HOOK_TOKEN }],
  },
}

const SYSTEM = {
  parts: async () => [{ name: 'database', ready: true, detail: 'memory' } as const],
  readers: () => ({ deaths: 0, poisonous: [] }),
  clockShiftSeconds: 3_600,
  rehearsal: true,
}

const WRITERS = {
  letterWriter: createLetterWriter(),
  reportWriter: createReportWriter(),
  links: createLinkSeal('secret-of-the-test'),
  dropFirstPassword: async () => {},
}

/** What a rehearsal needs is not there. */
const deskOf = (
  deps: Pick<RehearsalDeskDeps, 'clock' | 'identifiers' | 'transactions' | 'logger'>,
) =>
  createRehearsalDesk({
    ...deps,
    stage: { start: async () => fail('internal', '没有媒体服务器。No media server.') },
    node: 'node',
    isAlive: () => true,
  })

const someReadings = () => {
  const readings = createReadingLedger()
  readings.count('unchanged', 7)
  return readings
}

const bySchedules = (schedules: LiveSchedules) => ({
  law: schedules.law,
  politeness: () => schedules.loaded().politeness,
  reportTemplate: () => schedules.loaded().reports,
  schedules,
})

export async function startHttp(change: HarnessChange = {}) {
  const clock = createFakeClock(NOW)
  const { transactions, feed } = withJournalFeed(change.transactions ?? createMemoryTransactions())
  const platform = createFakeCutPlatform()
  const schedules = await schedulesIn(change.schedulesFolder ?? SCHEDULES_FOLDER)
  const { law } = schedules
  const enqueued: Job[] = []
  const readings = someReadings()
  const errors: LoggedError[] = []
  const warnings: LoggedError[] = []
  const files = new Map<string, Uint8Array>([[anEvidenceFrame().sha256, PNG]])
  const useCaseDeps = {
    clock,
    transactions,
    identifiers: createFakeIdentifiers('new'),
    platform,
    secrets: createRandomSecretTokens(),
    passwords: quickPasswords,
    codes: createOneTimeCodes('secret-of-the-test', () => clock.now() / 1_000),
    ...runningOf({ clock, transactions }, change.sessionRules ?? USUAL_SESSION_RULES),
    cutRules: () => change.cutRules ?? cutRulesInForce(schedules.cutRules(), clock.now()),
    spreadsheets: { read: readTable },
    ...bySchedules(schedules),
    enqueue: async (jobs: readonly Job[]) => void enqueued.push(...jobs),
    logger: loggerInto(errors, warnings),
    ...WRITERS,
    ...(change.identity === undefined ? {} : { identity: change.identity }),
    ...(change.handOutPackage === undefined ? {} : { handOutPackage: change.handOutPackage }),
    evidenceStore: { ...filesIn(files), ...change.evidenceStore },
  }
  const { judge, judgement } = judgesOf(useCaseDeps)
  const { channels, alerts } = channelsOf(useCaseDeps)
  const deps: HttpDependencies = {
    ...bindUseCases({ ...useCaseDeps, judgement, alerts }),
    rehearsals: deskOf(useCaseDeps),
    registerForm: () => writeXlsxTemplate(templateSheets()),
    system: { ...SYSTEM, readings: () => readings.counts() },
    journalFeed: feed,
    enqueue: async (jobs) => void enqueued.push(...jobs),
    clock,
    logger: loggerInto(errors, warnings),
    settings: { ...DEFAULT_SETTINGS, ...change.settings },
  }
  const app = await createHttpServer(change.deps?.(deps) ?? deps)
  return {
    app,
    deps,
    /** What looks would be judged by. */
    judge,
    clock,
    /** The evidence store, by sha256. */
    files,
    transactions,
    platform,
    /** Messages that went out by channels. */
    channels,
    enqueued,
    errors,
    warnings,
    ...peopleOf(useCaseDeps),
    law: law(),
    schedules,
  }
}

/** Channels that keep what they are given. */
function channelsOf<Deps>(useCaseDeps: Deps) {
  const channels = createFakeAlertChannels()
  const alerts = {
    ...useCaseDeps,
    publicOrigin: null,
    seal: createSecretSeal('secret-of-the-test'),
    openChannel: channels.open,
    digest: sha256,
    pushKey: 'public-key-of-the-test',
  }
  return { channels, alerts }
}

/** Own words and learned models over the records of the test. */
function judgesOf(
  useCaseDeps: Pick<JudgementDeps, 'clock' | 'transactions' | 'evidenceStore'> & {
    readonly logger: Logger
    readonly law: LiveSchedules['law']
  },
) {
  const made = { ...useCaseDeps, base: SHIPPED, modelIn: parseModelText }
  const judge = createCurrentJudge(made)
  const { law } = useCaseDeps
  const judgement: JudgementDeps = {
    ...made,
    sha256,
    wordsIn: createOwnWordsReader(readYamlHere),
    law: async () =>
      succeed({
        judge: (session, facts) => judgeSession(session, law(), facts),
        judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law(), facts),
      }),
    changed: () => judge.takeUp(),
  }
  return { judge, judgement }
}

export type Harness = Awaited<ReturnType<typeof startHttp>>

/** One room of one institution, teaching maths on a Saturday morning, found and alerted. */
export async function seedViolation({ transactions, platform }: Harness): Promise<void> {
  platform.publish(TARGET, PUBLISHER)
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: TARGET }))
    await records.roomBoard.saveStatus({
      roomId: 'room-1',
      state: 'violating',
      unseenReason: null,
      since: at('2026-10-17T09:30:00+08:00'),
      lastLookAt: NOW,
    })
    const violation = aStoredViolation()
    await records.violations.save(violation)
    await records.violationEvidence.add(violation.id, [anEvidenceFrame()])
    await records.alerts.save(aStoredAlert())
    await records.journal.append({
      type: 'violation.opened',
      subjectKind: 'violation',
      subjectId: violation.id,
      at: at('2026-10-17T09:30:01.500+08:00'),
      monotonic: 1,
      who: 'system',
      why: 'seen twice',
      ruleVersion: 'r1',
      data: violation,
    })
  })
}

/** Calls with a program's token. */
export async function asProgram(harness: Harness, role: Account['role'] = 'operator') {
  const token = await harness.token(role)
  return (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) =>
    harness.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
}
