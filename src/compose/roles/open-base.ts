import type { JournalNews } from '../../adapters/db/news/journal-channel.ts'
import type { Certificate } from '../../adapters/http/dependencies.ts'
import type { HookKeys } from '../../adapters/http/hook-keys.ts'
import type { AlertUseCaseDeps } from '../../app/alerts/bind-alerts.ts'
import type { CurrentJudge } from '../../app/judgement/current-judge.ts'
import type { JudgementDeps } from '../../app/judgement/judgement-deps.ts'
import { createLivedTime, type KeepLivedTime } from '../../app/retention/keep-lived-time.ts'
import type { RunningSettings } from '../../app/upkeep/running-settings.ts'
import type { KeptModel } from '../../core/detection/kept-model.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { PlacedTransactions } from '../../ports/records/records.ts'
import { openOutward } from '../alerts/open-outward.ts'
import { type CanaryTables, createCanaryTables } from '../canary/canary-tables.ts'
import type { Foundation } from '../foundation.ts'
import type { LegalTimeParts } from '../law/legal-time.ts'
import { watchSchedules } from '../law/watch-schedules.ts'
import { openControlSocket } from '../open/open-control.ts'
import { openCutPlatforms } from '../open/open-cut-platforms.ts'
import { judgementDeps, openCurrentJudge } from '../open-judgement.ts'
import { type OpenProofs, openProofs } from '../proofs/open-proofs.ts'
import { hookKeysOf } from '../secrets/hook-keys.ts'
import { readSecretFile, type Secrets } from '../secrets/secret-file.ts'
import { readStartFiles, type StartFiles } from '../start-files.ts'
import { joinInstallation } from '../storage/join-installation.ts'
import { keepDatabaseSmall } from '../storage/keep-database-small.ts'
import { openRunning, runningRhythm } from '../storage/open-running.ts'
import { accountDeps, openStorage, type Storage } from '../storage/storage.ts'
import type { HouseNeeds } from './role.ts'

type Kept = Storage & {
  readonly base: KeptModel
  readonly judge: CurrentJudge
  readonly judgement: JudgementDeps
  /** What signs the journal and the evidence, and checks them. */
  readonly proofs: OpenProofs
  /** What other processes write; `null`: there are none. */
  readonly news: JournalNews | null
}

/** What every role stands on: the law, everything that is kept, the judge in force, who may come in. It looks at nothing. */
export type Base = Kept & {
  readonly needs: HouseNeeds
  readonly foundation: Foundation
  readonly legal: LegalTimeParts
  /** `null`: plain HTTP. */
  readonly certificate: Certificate | null
  readonly secrets: Secrets
  /** How media servers show who they are. */
  readonly hookKeys: HookKeys
  readonly platform: CutPlatform
  readonly keepLived: KeepLivedTime
  readonly canaryTables: CanaryTables
  /** What canaries are spoken with; `null`: no recordings are set. */
  readonly voiceClips: StartFiles['voiceClips']
  readonly accounts: ReturnType<typeof accountDeps<PlacedTransactions>>
  /** How alerts leave the program. */
  readonly outward: AlertUseCaseDeps
  /** What people may set while it runs. */
  readonly running: RunningSettings
}

function openNews({ closers }: Foundation, { database, feed }: Storage): JournalNews | null {
  const news = database.journalNews?.(feed.hear) ?? null
  if (news !== null) closers.add('news of the journal', () => news.stop())
  return news
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
  const news = openNews(foundation, storage.value)
  const judge = await openCurrentJudge(foundation, storage.value, base)
  const judgement = judgementDeps(foundation, storage.value, base, { judge, legal })
  const control = { law: legal.schedules.law, judgement, secrets: ours }
  const proofs = openProofs(foundation, storage.value)
  const kept = { ...storage.value, proofs }
  await openControlSocket(foundation, kept, control)
  keepDatabaseSmall(foundation, database)
  return succeed({ ...kept, base, judge, judgement, news })
}

/** Every process watches: each judges or tells by the law. */
export function startScheduleWatch({ foundation, legal, transactions }: Base): void {
  const { clock, logger, closers } = foundation
  const stop = new AbortController()
  const watching = watchSchedules({ ...legal, clock, logger, transactions }, stop.signal)
  closers.add('schedules', () => {
    stop.abort()
    return watching
  })
}

/** Opens it in order; the first part that cannot be opened is the fault, and the caller closes what was opened. */
export async function openBase(needs: HouseNeeds): Promise<Result<Base>> {
  const { foundation } = needs
  const files = await readStartFiles(foundation)
  if (!files.ok) return files
  const { legal, certificate, voiceClips } = files.value
  for (const warning of legal.warnings) foundation.logger.info({ warning }, 'schedules')
  const secretFile = await readSecretFile(foundation.settings.storage.secretFile)
  if (!secretFile.ok) return secretFile
  const secrets = secretFile.value
  const kept = await openKept(foundation, secrets, files.value)
  if (!kept.ok) return kept
  const { transactions } = kept.value
  const servers = { ...secrets.mediaServers, ...needs.alsoMediaServers }
  const running = await openRunning(foundation, transactions, needs.canaries)
  const canaries = needs.canaries && runningRhythm(needs.canaries, running)
  return succeed({
    ...kept.value,
    needs: { ...needs, canaries },
    running,
    foundation,
    legal,
    certificate,
    voiceClips,
    secrets,
    hookKeys: hookKeysOf(secrets.hookToken, {
      ...secrets.cutAccess,
      'node-media-server': servers,
    }),
    platform: openCutPlatforms(foundation, transactions, { ...secrets, mediaServers: servers }),
    keepLived: createLivedTime({ clock: foundation.clock, transactions }),
    canaryTables: createCanaryTables(foundation, kept.value.database),
    accounts: accountDeps(foundation, transactions),
    outward: openOutward({
      foundation,
      transactions,
      law: legal.schedules.law,
      secret: secrets.cookieSecret,
    }),
  })
}
