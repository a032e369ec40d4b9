import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import type { CanaryRecords } from '../../adapters/db/canaries/canary-records.ts'
import type { CanaryRhythm } from '../../core/canary/follow-canary.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { Egress } from '../../ports/egress.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Eyes } from '../eyes.ts'
import type { Foundation } from '../foundation.ts'
import type { LegalTimeParts } from '../law/legal-time.ts'
import type { CanaryLine } from '../pipeline-stages.ts'
import type { Secrets } from '../secrets/secret-file.ts'
import type { Storage } from '../storage/storage.ts'
import { openCanaryLine } from './canary-line.ts'
import { canaryTicks, heartbeatTicks, openCanaryTables } from './open-canaries.ts'

export type OpenedCanaries = {
  readonly records: CanaryRecords
  readonly rhythm: CanaryRhythm
  /** `null`: no room is looked at here. */
  readonly line: CanaryLine | null
  /** The guard, for what is told outside. */
  readonly egress: Egress
  /** Signs it. */
  readonly secret: string
}

type ProcessNeeds = {
  readonly foundation: Foundation
  readonly roles: readonly string[]
  readonly canaries: CanaryRhythm | null
}

/** The canaries of this process; `null` where it has nothing to do with them, or they cannot be had. */
export async function openCanaries(
  { foundation, roles, canaries: rhythm }: ProcessNeeds,
  { database }: Pick<Storage, 'database'>,
  { cookieSecret: secret }: Pick<Secrets, 'cookieSecret'>,
  eyes: Eyes,
  legal: LegalTimeParts,
  platform: CutPlatform,
): Promise<OpenedCanaries | null> {
  const takesPart = roles.includes('worker') || roles.includes('scheduler')
  if (rhythm === null || !takesPart) return null
  const records = await openCanaryTables(foundation, database)
  if (records === null) return null
  const works = roles.includes('worker')
  const line = works ? await openCanaryLine(foundation, records, eyes, legal, platform) : null
  return { records, rhythm, line, egress: eyes.egress, secret }
}

/** Who plans lets them out. */
export async function ticksOfCanaries(
  foundation: Foundation,
  started: { readonly queue: JobQueue; readonly transactions: Transactions },
  { records, rhythm, line, egress, secret }: OpenedCanaries,
): Promise<readonly TickSettings[]> {
  const needs = { foundation, ...started, records, rhythm, stage: line?.stage ?? null }
  const ticks = [await canaryTicks(needs)]
  const url = foundation.settings.selfCheck.heartbeatUrl
  if (url === null) return ticks
  return [...ticks, heartbeatTicks({ ...needs, egress, secret, url })]
}
