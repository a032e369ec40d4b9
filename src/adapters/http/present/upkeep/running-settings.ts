import type { RunningState, RunningStep } from '../../../../app/upkeep/change-running-settings.ts'
import {
  RUNNING_RANGES,
  type WireRunningSettings,
  type WireRunningVersion,
} from '../../../../contracts/upkeep/running-settings.ts'
import { differingWishes, RUNNING_NAMES } from '../../../../core/running/running-settings.ts'
import { formatInstant } from '../../../../core/time/instant.ts'

export function presentRunning({ running, newest }: RunningState): WireRunningSettings {
  const now = running.current()
  return {
    version: newest?.version ?? 0,
    items: RUNNING_NAMES.map((name) => ({
      name,
      started: running.started[name],
      wished: newest?.wishes[name] ?? null,
      value: now[name],
      ...RUNNING_RANGES[name],
    })),
  }
}

export const presentVersions = (steps: readonly RunningStep[]): WireRunningVersion[] =>
  steps.map(({ version: { version, at, who, why, undoes, wishes }, before }) => ({
    ...{ version, who, why, undoes },
    at: formatInstant(at),
    changes: differingWishes(before, wishes).map((name) => ({
      name,
      before: before[name] ?? null,
      after: wishes[name] ?? null,
    })),
  }))
