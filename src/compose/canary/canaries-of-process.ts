import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import { createEgress } from '../../adapters/egress/create-egress.ts'
import type { HeardMeans } from '../../core/canary/heard-means.ts'
import type { CanaryStage } from '../../ports/canary/canary-stage.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import type { Eyes } from '../eyes.ts'
import type { CanaryLine, OpenCanaryLine } from '../pipeline-stages.ts'
import type { Base } from '../roles/open-base.ts'
import { type CanarySound, openCanaryLine } from './canary-line.ts'
import { canaryTicks, heartbeatTicks } from './open-canaries.ts'

/**
 * What works the jobs of canaries, opened with the first of them, whether or not this process lets any out: others may, and
 * what is handed to a process that works none is found by nobody. `null` while it cannot be opened, which is told.
 */
export function openWorkerCanaries(
  { foundation, canaryTables, legal, platform, transactions }: Base,
  eyes: Eyes,
  sound: () => Promise<Omit<CanarySound, 'transactions'>>,
): OpenCanaryLine {
  let opening: Promise<CanaryLine | null> | null = null
  async function open(): Promise<CanaryLine | null> {
    const records = await canaryTables.get()
    if (records === null) return null
    try {
      const heardBy = { ...(await sound()), transactions }
      return await openCanaryLine(foundation, records, eyes, legal, platform, heardBy)
    } catch (error) {
      foundation.logger.error({ error: String(error) }, 'canaries cannot be worked here')
      return null
    }
  }
  return async () => {
    opening ??= open()
    const line = await opening
    if (line === null) opening = null
    return line
  }
}

/** What the processes that look are like. */
export type LookedAt = {
  /** Whether they are alive. */
  readonly isLookedAfter: () => boolean
  /** With what they can hear canaries. */
  readonly hearing: () => HeardMeans
}

/** Who plans lets them out, and tells outside that the patrol sees. */
export async function ticksOfCanaries(
  { foundation, needs, canaryTables: tables, transactions, secrets }: Base,
  queue: JobQueue,
  stage: CanaryStage | null,
  { isLookedAfter, hearing }: LookedAt,
): Promise<readonly TickSettings[]> {
  const { canaries: rhythm } = needs
  if (rhythm === null) return []
  const letOut = { foundation, transactions, queue, tables, rhythm, stage, hearing }
  const ticks = [await canaryTicks(letOut)]
  const { egress: allowed, selfCheck } = foundation.settings
  if (selfCheck.heartbeatUrl === null) return ticks
  const egress = createEgress({ ...allowed, logger: foundation.logger })
  foundation.closers.add('heartbeat', () => egress.close())
  const { cookieSecret: secret } = secrets
  return [
    ...ticks,
    heartbeatTicks({ ...letOut, egress, secret, url: selfCheck.heartbeatUrl, isLookedAfter }),
  ]
}
