import { takeBackWished } from '../../core/running/running-settings.ts'
import type { Duration } from '../../core/time/duration.ts'
import type { Records } from '../../ports/records/records.ts'

/** As long what is decided now can be taken back; `null`: for the usual time. */
export async function takeBackTime({
  runningSettings,
}: Pick<Records, 'runningSettings'>): Promise<Duration | null> {
  return takeBackWished((await runningSettings.newest())?.wishes ?? {})
}
