import type { FastifyInstance } from 'fastify'
import type { OpenDatabase } from '../adapters/db/database.ts'
import type { HookKeys } from '../adapters/http/hook-keys.ts'
import { createPgBossQueue } from '../adapters/queue/pg-boss-queue.ts'
import { createFirstAccount } from '../app/commands/create-first-account.ts'
import type { CurrentJudge } from '../app/judgement/current-judge.ts'
import type { JudgementDeps } from '../app/judgement/judgement-deps.ts'
import { createLookKeeper } from '../app/outage/look-keeper.ts'
import { createReadingLedger } from '../app/watch/reading-ledger.ts'
import type { CanaryRhythm } from '../core/canary/follow-canary.ts'
import type { KeptModel } from '../core/detection/kept-model.ts'
import { type Result, succeed } from '../core/fault.ts'
import type { JobQueue, StageSettings } from '../ports/job-queue.ts'
import type { Transactions } from '../ports/records/records.ts'
import { type OpenedCanaries, openCanaries, ticksOfCanaries } from './canary/canaries-of-process.ts'
import { openCanaryReport } from './canary/open-canaries.ts'
import { type Eyes, openEyes } from './eyes.ts'
import type { Foundation } from './foundation.ts'
import { hearingCounts, hearingOf, type OpenedHearing, openHearing } from './hearing.ts'
import type { LegalTimeParts } from './law/legal-time.ts'
import { watchSchedules } from './law/watch-schedules.ts'
import { keepWhatJudged } from './models.ts'
import { openControlSocket } from './open/open-control.ts'
import { openServer } from './open/open-server.ts'
import { openWatchers } from './open/open-watchers.ts'
import { judgementDeps, openCurrentJudge, watchingJudge } from './open-judgement.ts'
import { openPlatform, pipelineDeps } from './pipeline-deps.ts'
import { type PipelineDeps, pipelineStages } from './pipeline-stages.ts'
import { openPoisonBook } from './poison-book.ts'
import { readinessOf } from './readiness.ts'
import { openSecondOpinions } from './second-opinion.ts'
import { hookKeysOf } from './secrets/hook-keys.ts'
import { readSecretFile, type Secrets } from './secrets/secret-file.ts'
import { readStartFiles, type StartFiles } from './start-files.ts'
import { startPatrol } from './start-patrol.ts'
import { joinInstallation } from './storage/join-installation.ts'
import type { JournalFeed } from './storage/journal-feed.ts'
import { keepDatabaseSmall } from './storage/keep-database-small.ts'
import { accountDeps, openStorage, type Storage } from './storage/storage.ts'

export const ROLES = ['api', 'scheduler', 'worker'] as const
export type Role = (typeof ROLES)[number]

export type HouseNeeds = {
  readonly foundation: Foundation
  readonly roles: readonly Role[]
  readonly asRoot: boolean
  readonly alsoAllowHosts: readonly string[]
  /** Media servers of the rehearsal, besides those of the secret file. */
  readonly alsoMediaServers: Secrets['mediaServers']
  readonly rehearsal: boolean
  /** How often the program shows itself a picture, to see whether it sees; `null`: never. */
  readonly canaries: CanaryRhythm | null
}

/** The whole program, opened and not yet patrolling. */
export type House = {
  readonly eyes: Eyes
  /** How media servers show who they are. */
  readonly hookKeys: HookKeys
  readonly legalTime: LegalTimeParts
  readonly transactions: Transactions
  readonly feed: JournalFeed
  readonly queue: JobQueue
  readonly server: FastifyInstance
  /** Begins to work and to patrol, by role. */
  readonly startWork: () => Promise<void>
  /** Makes the first administrator, and hands name and password to `keep` before; not when there is one already. */
  readonly firstAccount: (
    keep: (made: { readonly name: string; readonly password: string }) => Promise<unknown>,
  ) => Promise<Result<unknown>>
}

/** The queue, and what keeps looks for it while the database is away. */
function openQueue({ clock, logger, closers }: Foundation, database: OpenDatabase) {
  const queue = createPgBossQueue({ connection: database.queueConnection(), logger, clock })
  closers.add('queue', () => queue.stop())
  const looks = createLookKeeper({ clock, logger, hand: (jobs) => queue.enqueue(jobs) })
  closers.add('looks', () => looks.stop())
  return { queue, looks }
}

/** Every process watches: a worker judges by the law as well. */
function startScheduleWatch(
  { foundation }: HouseNeeds,
  { schedules }: LegalTimeParts,
  transactions: Transactions,
): void {
  const { clock, logger, closers } = foundation
  const stop = new AbortController()
  const watching = watchSchedules({ schedules, clock, logger, transactions }, stop.signal)
  closers.add('schedules', () => {
    stop.abort()
    return watching
  })
}

type Started = Omit<Parameters<typeof startPatrol>[0], 'foundation' | 'besides'> & {
  readonly queue: JobQueue
  readonly canaries: OpenedCanaries | null
}

async function startWork(
  needs: HouseNeeds,
  working: PipelineDeps,
  hearing: OpenedHearing,
  started: Started,
): Promise<void> {
  const { foundation, roles } = needs
  const { canaries, ...patrolled } = started
  const line = canaries?.line ?? null
  const stages = pipelineStages({ ...working, ...hearingOf(await hearing.settled) }, line)
  await started.queue.start(roles.includes('worker') ? stages : stages.map(workedElsewhere))
  startScheduleWatch(needs, started.legalTime, started.transactions)
  if (!roles.includes('scheduler')) return
  const besides = canaries === null ? [] : await ticksOfCanaries(foundation, started, canaries)
  await startPatrol({ foundation, besides, ...patrolled })
}

const workedElsewhere = (stage: StageSettings): StageSettings => ({ ...stage, concurrency: 0 })

type Kept = Storage & {
  readonly base: KeptModel
  readonly judge: CurrentJudge
  readonly judgement: JudgementDeps
}

/** Everything that is kept, compared with what the other machines of its database keep, open to this one's commands. */
async function openKept(
  foundation: Foundation,
  ours: Secrets,
  { legal, base }: Pick<StartFiles, 'legal' | 'base'>,
): Promise<Result<Kept>> {
  const { settings, secrets, clock } = foundation
  const storage = await openStorage(foundation)
  if (!storage.ok) return storage
  const { database, storeIdentity } = storage.value
  // An embedded database has one machine, which agrees with itself.
  if (secrets.databaseUrl !== null) {
    const { installation } = database
    const { secretFile } = settings.storage
    const common = { installation, store: storeIdentity, secrets: ours, secretFile, clock }
    const joined = await joinInstallation(common)
    if (!joined.ok) return joined
  }
  const judge = await openCurrentJudge(foundation, storage.value, base)
  const judgement = judgementDeps(foundation, storage.value, base, { judge, legal })
  await openControlSocket(foundation, storage.value, legal.schedules.law, judgement)
  keepDatabaseSmall(foundation, database)
  return succeed({ ...storage.value, base, judge, judgement })
}

/** They never read what killed readers of an earlier run or of another node. */
async function openHouseSenses(
  needs: HouseNeeds,
  { transactions, base, judge }: Pick<Kept, 'transactions' | 'base' | 'judge'>,
  { platforms }: LegalTimeParts,
): Promise<Result<{ readonly eyes: Eyes; readonly hearing: OpenedHearing }>> {
  const { foundation, roles } = needs
  const book = await openPoisonBook(foundation, transactions)
  const eyes = await openEyes({
    ...needs,
    allowFiles: false,
    platforms,
    book,
    base,
    judge,
  })
  if (!eyes.ok) return eyes
  await keepWhatJudged(transactions, { judge, keepModel: eyes.value.keepModel })
  const hearing = await openHearing(foundation, eyes.value, roles.includes('worker'))
  return hearing.ok ? succeed({ eyes: eyes.value, hearing: hearing.value }) : hearing
}

/** All that is read before anything is opened. */
async function readFiles(foundation: Foundation) {
  const files = await readStartFiles(foundation)
  if (!files.ok) return files
  for (const warning of files.value.legal.warnings) foundation.logger.info({ warning }, 'schedules')
  const secretFile = await readSecretFile(foundation.settings.storage.secretFile)
  return secretFile.ok ? succeed({ ...files.value, secretFile: secretFile.value }) : secretFile
}

/** Opens every part in order; the first that cannot be opened is the fault, and the caller closes what was opened. */
export async function openHouse(needs: HouseNeeds): Promise<Result<House>> {
  const { foundation, roles } = needs
  const files = await readFiles(foundation)
  if (!files.ok) return files
  const { legal, base, certificate, secretFile } = files.value
  const kept = await openKept(foundation, secretFile, { legal, base })
  if (!kept.ok) return kept
  const { database, transactions, feed, evidenceStore } = kept.value
  const opened = await openHouseSenses(needs, kept.value, legal)
  if (!opened.ok) return opened
  const { eyes, hearing } = opened.value
  const servers = { ...secretFile.mediaServers, ...needs.alsoMediaServers }
  const hookKeys = hookKeysOf(secretFile.hookToken, servers)
  const platform = openPlatform(foundation, transactions, servers)
  const { queue, looks } = openQueue(foundation, database)
  const plans = roles.includes('scheduler')
  const watchers = await openWatchers(foundation, kept.value, legal, evidenceStore, plans)
  const accounts = accountDeps(foundation, transactions)
  const readings = createReadingLedger()
  const server = await openServer({
    foundation,
    useCases: {
      ...accounts,
      judgement: kept.value.judgement,
      needsApproval: false,
      platform,
      evidenceStore,
      law: legal.schedules.law,
      politeness: legal.politeness,
      schedules: legal.schedules,
    },
    readings: () => readings.counts(),
    hearings: () => hearingCounts(hearing.now()),
    parts: () => readinessOf({ eyes, hearing: hearing.now(), database, queue, looks }),
    readers: () => eyes.readers.health(),
    rehearsal: needs.rehearsal,
    feed,
    queue,
    secrets: secretFile,
    certificate,
    watchers: watchingJudge(watchers, kept.value.judge),
    hookKeys,
    canaries: openCanaryReport(foundation, transactions, needs.canaries),
  })
  const canaries = await openCanaries(needs, kept.value, secretFile, eyes, legal, platform)
  const working = {
    ...pipelineDeps(foundation, kept.value, eyes, legal, platform, readings),
    ...openSecondOpinions(foundation, eyes.egress, secretFile),
    looks,
  }
  return succeed({
    eyes,
    hookKeys,
    legalTime: legal,
    transactions,
    feed,
    queue,
    server,
    startWork: () =>
      startWork(needs, working, hearing, { queue, legalTime: legal, ...kept.value, canaries }),
    firstAccount: (keep) => createFirstAccount(accounts, keep),
  })
}
