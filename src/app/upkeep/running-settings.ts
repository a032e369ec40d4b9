import {
  type RunningVersion,
  type StartedSettings,
  settingsInForce,
  VERSIONS_READ,
  wishesAt,
} from '../../core/running/running-settings.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** The settings that people may change while the program runs, as this process knows them. */
export type RunningSettings = {
  readonly started: StartedSettings
  /** What holds here now. */
  current(): StartedSettings
  /** Whether it was ever read what people set: until then what holds is what the process was started with. */
  isKnown(): boolean
  /** Takes up what people set. Never rejects: what cannot be read leaves it as it is, and is `false`. */
  takeUp(): Promise<boolean>
  /** Takes up what was set by way of other processes, until the signal. */
  keep(signal: AbortSignal): Promise<void>
}

type RunningDeps = {
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly logger: Pick<Logger, 'warn'>
  readonly transactions: Transactions
  readonly started: StartedSettings
}

/** How long another process may still go by what held before. */
const EVERY = seconds(10)

export function createRunningSettings(deps: RunningDeps): RunningSettings {
  const { clock, logger, transactions, started } = deps
  let versions: readonly RunningVersion[] = []
  let known = false
  const takeUp = async (): Promise<boolean> => {
    try {
      versions = await transactions.run(async ({ runningSettings }) => {
        const newest = await runningSettings.newest()
        return newest?.version === versions[0]?.version
          ? versions
          : await runningSettings.latest(VERSIONS_READ)
      })
      known = true
      return true
    } catch (error) {
      logger.warn({ error: String(error) }, 'settings that people changed cannot be read')
      return false
    }
  }
  return {
    started,
    current: () => settingsInForce(started, wishesAt(versions, started, clock.now())),
    isKnown: () => known,
    takeUp,
    async keep(signal) {
      while (!signal.aborted) {
        await clock.sleep(EVERY, signal)
        if (!signal.aborted) await takeUp()
      }
    },
  }
}
