import type { Stage } from '../../core/registry/institution.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'

/** A patrol as an administrator wrote it down. Fits `PatrolSweep` of core/patrol. */
export type Sweep = {
  readonly name: string
  readonly titleZh: string
  /** node-cron, six fields with seconds, Asia/Shanghai. */
  readonly cron: string
  /** The days on which it runs, both included; `null` for always. */
  readonly window: { readonly from: CivilDate; readonly to: CivilDate } | null
  /** Empty means everywhere. */
  readonly regions: readonly string[]
  /** Empty means all. */
  readonly stages: readonly Stage[]
  readonly cadence: { readonly probeSeconds: number; readonly watchSeconds: number }
}
