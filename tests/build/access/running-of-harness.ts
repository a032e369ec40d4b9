import { createRunningSettings } from '../../../src/app/upkeep/running-settings.ts'
import { runningSessions, startedSettings } from '../../../src/compose/storage/open-running.ts'
import type { SessionRules } from '../../../src/core/access/session-life.ts'
import { USUAL_RETENTION } from '../../../src/core/retention/retention.ts'
import { minutes } from '../../../src/core/time/duration.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'

type Deps = { readonly clock: Clock; readonly transactions: Transactions }

/** Settings that people may change while it runs, and the session rules that follow them. */
export function runningOf(deps: Deps, sessions: SessionRules) {
  const canaries = { pause: minutes(30) }
  const started = startedSettings({ sessions, retention: USUAL_RETENTION }, canaries)
  const running = createRunningSettings({ ...deps, logger: { warn: () => {} }, started })
  return { running, sessionRules: runningSessions(sessions, running) }
}
