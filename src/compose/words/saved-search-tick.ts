import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import type { OutwardDeps } from '../../app/alerts/alert-deps.ts'
import { type RunDeps, runSavedSearches } from '../../app/search/run-saved-searches.ts'
import { tellFound } from '../../app/search/tell-found.ts'
import { minutes } from '../../core/time/duration.ts'

/** No sweep is named so: names of sweeps have no blanks. */
const NAME = 'saved searches'

/** Runs the saved searches that are due, and tells of what they found; once for all machines. */
export function savedSearchTick(
  deps: Omit<RunDeps, 'searchPause'> & OutwardDeps,
  everyMinutes: number,
): TickSettings {
  return {
    name: NAME,
    expression: `20 */${everyMinutes} * * * *`,
    run: async () => {
      const searchPause = minutes(everyMinutes)
      await runSavedSearches({ ...deps, searchPause })
      await tellFound(deps)
    },
  }
}
