import { type LiveSchedules, openLiveSchedules } from '../../adapters/schedules/live-schedules.ts'
import type { LoadedSchedules } from '../../adapters/schedules/load-schedules.ts'
import type { YamlReader } from '../../adapters/schedules/yaml-reading.ts'
import { sha256 } from '../../adapters/system/sha256.ts'
import { onWall } from '../../app/cuts/power/holds-on-wall.ts'
import type { CutRules } from '../../core/cuts/power/cut-rules.ts'
import { cutRulesInForce } from '../../core/cuts/power/loosened-rules.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { PlatformRule } from '../../core/patrol/platform-rule.ts'
import type { PolitenessRules } from '../../core/patrol/politeness-host.ts'
import type { SessionFacts } from '../../core/policy/facts.ts'
import { judge } from '../../core/policy/judge.ts'
import type { Law } from '../../core/policy/law.ts'
import type { TeachingSession, Verdict } from '../../core/policy/verdict.ts'
import type { ReportTemplate } from '../../core/reports/report-template.ts'
import type { Clock } from '../../ports/clock.ts'

/** The schedules folder, read anew when it changes: everything here answers by the law in force. */
export type LegalTimeParts = {
  readonly schedules: LiveSchedules
  readonly warnings: readonly string[]
  readonly judge: (session: TeachingSession, facts?: SessionFacts) => Verdict
  /** As the folder says now. */
  readonly law: () => Law
  /** How pages of live rooms are read, as the folder says now. */
  readonly platforms: () => readonly PlatformRule[]
  /** Every sweep as the folder says now, whether it runs today or not. */
  readonly sweeps: () => LoadedSchedules['sweeps']
  /** How often each platform may be looked at. */
  readonly politeness: () => PolitenessRules
  /** What an office allows itself when it cuts, as it holds now. */
  readonly cutRules: () => CutRules
  /** How an office writes its reports, as the folder says now. */
  readonly reportTemplate: () => ReportTemplate
}

/**
 * Loads the schedules folder; a broken file is a fault that names file, line and reason. `clock`: left out where nobody cuts, and
 * the rules of cutting are as they are written.
 */
export async function openLegalTime(
  schedulesFolder: string,
  readYaml?: YamlReader,
  clock?: Pick<Clock, 'now' | 'monotonic'>,
): Promise<Result<LegalTimeParts>> {
  const opened = await openLiveSchedules(schedulesFolder, sha256, readYaml, clock)
  if (!opened.ok) return opened
  const schedules = opened.value
  return succeed({
    schedules,
    warnings: schedules.loaded().warnings,
    judge: (session, facts) => judge(session, schedules.law(), facts),
    law: schedules.law,
    politeness: () => schedules.loaded().politeness,
    cutRules: () => {
      const rules = schedules.cutRules()
      return clock === undefined
        ? rules.written
        : cutRulesInForce(onWall(rules, clock), clock.now())
    },
    reportTemplate: () => schedules.loaded().reports,
    platforms: () => schedules.loaded().platforms,
    sweeps: () => schedules.loaded().sweeps,
  })
}
