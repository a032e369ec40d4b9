import type { CanaryLog } from '../canaries.ts'
import type { KeptFiles } from '../kept-files.ts'
import type { LegalHolds, Retention } from '../retention.ts'
import type { RehearsalLog } from './rehearsals.ts'
import type { RunningSettingsLog } from './running-settings.ts'

/** What is kept of the program itself and of its people's practice, never of cases. */
export type UpkeepRecords = {
  readonly canaries: CanaryLog
  readonly rehearsals: RehearsalLog
  readonly runningSettings: RunningSettingsLog
  readonly legalHolds: LegalHolds
  readonly retention: Retention
  readonly keptFiles: KeptFiles
}
