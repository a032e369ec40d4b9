import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import { createEgress } from '../../adapters/egress/create-egress.ts'
import type { CanaryStage } from '../../ports/canary-stage.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import type { Eyes } from '../eyes.ts'
import type { CanaryLine } from '../pipeline-stages.ts'
import type { Base } from '../roles/open-base.ts'
import { openCanaryLine } from './canary-line.ts'
import { canaryTicks, heartbeatTicks, openCanaryTables } from './open-canaries.ts'

/** What works the jobs of canaries; `null` where none are let out, or their tables cannot be had. */
export async function openWorkerCanaries(
  { foundation, needs, database, legal, platform }: Base,
  eyes: Eyes,
): Promise<CanaryLine | null> {
  if (needs.canaries === null) return null
  const records = await openCanaryTables(foundation, database)
  if (records === null) return null
  return await openCanaryLine(foundation, records, eyes, legal, platform)
}

/** Who plans lets them out, and tells outside that the patrol sees. */
export async function ticksOfCanaries(
  { foundation, needs, database, transactions, secrets }: Base,
  queue: JobQueue,
  stage: CanaryStage | null,
): Promise<readonly TickSettings[]> {
  const { canaries: rhythm } = needs
  const records = rhythm === null ? null : await openCanaryTables(foundation, database)
  if (rhythm === null || records === null) return []
  const letOut = { foundation, transactions, queue, records, rhythm, stage }
  const ticks = [await canaryTicks(letOut)]
  const { egress: allowed, selfCheck } = foundation.settings
  if (selfCheck.heartbeatUrl === null) return ticks
  const egress = createEgress({ ...allowed, logger: foundation.logger })
  foundation.closers.add('heartbeat', () => egress.close())
  const { cookieSecret: secret } = secrets
  return [...ticks, heartbeatTicks({ ...letOut, egress, secret, url: selfCheck.heartbeatUrl })]
}
