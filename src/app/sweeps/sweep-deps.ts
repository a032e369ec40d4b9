import type { PolitenessRules } from '../../core/patrol/politeness-host.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { LegalSchedules } from '../../ports/legal-schedules.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { WrittenSweep } from '../../ports/written-sweep.ts'

export type SweepDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly transactions: Transactions
  readonly schedules: LegalSchedules
  readonly politeness: () => PolitenessRules
}

export const sweepNamed = (
  { schedules }: Pick<SweepDeps, 'schedules'>,
  name: string,
): WrittenSweep | null => schedules.sweeps().find((sweep) => sweep.name === name) ?? null
