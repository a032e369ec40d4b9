import type { PatrolSweep, SweepWindow } from '../core/patrol/sweep.ts'
import type { Campaign } from '../core/patrol/sweeps/campaign.ts'

/** A sweep as an administrator wrote it down, checked. */
export type WrittenSweep = PatrolSweep & {
  readonly titleZh: string
  readonly titleEn: string
  /** node-cron, six fields with seconds. */
  readonly cron: string
  /** The zone that `cron` is read in. */
  readonly zone: string
  /** `null` for always. */
  readonly window: SweepWindow | null
  readonly rank: number
  readonly campaign: Campaign | null
  /** Where it is written: file inside the schedules folder, and the line of its scope. */
  readonly file: string
  readonly scopeLine: number
}
