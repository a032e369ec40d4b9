import type { RunningVersion } from '../../../core/running/running-settings.ts'

/** What people set while the program ran, every version of it. */
export interface RunningSettingsLog {
  /** `null`: nobody ever set anything. */
  newest(): Promise<RunningVersion | null>
  /** The newest; nobody else adds one until the transaction ends. */
  hold(): Promise<RunningVersion | null>
  /** Latest first. */
  latest(limit: number): Promise<readonly RunningVersion[]>
  /** One of a number that is there already is refused by the database. */
  add(version: RunningVersion): Promise<void>
}
