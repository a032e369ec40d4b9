import { type LoadedSchedules, loadSchedules } from '../adapters/schedules/load-schedules.ts'
import { type Result, succeed } from '../core/fault.ts'
import type { PatrolSweep } from '../core/patrol/sweep.ts'
import type { SessionFacts } from '../core/policy/facts.ts'
import { judge } from '../core/policy/judge.ts'
import type { Law } from '../core/policy/law.ts'
import type { TeachingSession, Verdict } from '../core/policy/verdict.ts'
import { civilDateOf } from '../core/time/instant.ts'
import type { Clock } from '../ports/clock.ts'

/** The schedules folder as loaded. */
export type LegalTimeParts = {
  readonly law: Law
  readonly warnings: readonly string[]
  readonly judge: (session: TeachingSession, facts?: SessionFacts) => Verdict
  readonly allSweeps: LoadedSchedules['sweeps']
  /** The sweeps whose window is open today. */
  readonly sweeps: () => readonly PatrolSweep[]
}

/** Loads the schedules folder; a broken file is a fault that names file, line and reason. */
export async function openLegalTime(
  schedulesFolder: string,
  clock: Pick<Clock, 'now'>,
): Promise<Result<LegalTimeParts>> {
  const loaded = await loadSchedules(schedulesFolder)
  if (!loaded.ok) return loaded
  const { law, warnings, sweeps } = loaded.value
  return succeed({
    law,
    warnings,
    judge: (session, facts) => judge(session, law, facts),
    allSweeps: sweeps,
    sweeps: () => {
      const today = civilDateOf(clock.now())
      return sweeps.filter(
        ({ window }) => window === null || (window.from <= today && today <= window.to),
      )
    },
  })
}
