import type { LiveSchedules, Refreshed } from '../../adapters/schedules/live-schedules.ts'
import { type ScopeWarningDeps, scopeWarnings } from '../../app/sweeps/scope-warnings.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'

type WatchNeeds = {
  readonly schedules: LiveSchedules
  readonly clock: Clock
  readonly logger: Logger
  readonly transactions: Transactions
  readonly politeness: ScopeWarningDeps['politeness']
}

const EVERY = seconds(3)

async function tell(needs: WatchNeeds, found: Exclude<Refreshed, 'same'>): Promise<void> {
  const { schedules, clock, logger, transactions } = needs
  const trouble = schedules.trouble()
  const ruleVersion = schedules.law().rules.version
  if (trouble === null) logger.info({ ruleVersion }, 'schedules read anew')
  else logger.error({ trouble }, 'schedules are broken, the law in force stays')
  const [latest = null] = await schedules.changes()
  await transactions.run((records) =>
    records.journal.append({
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: 'legal-time',
      at: clock.now(),
      monotonic: clock.monotonic(),
      who: 'system',
      why: found === 'broken' ? 'schedules broken, former law kept' : 'schedules read anew',
      ruleVersion,
      data: { trouble, latest },
    }),
  )
}

/** What the register says of the sweeps is known only now. */
async function warn(needs: WatchNeeds): Promise<void> {
  for (const warning of await scopeWarnings(needs, needs.schedules.sweeps())) {
    needs.logger.warn({ warning }, 'schedules')
  }
}

/**
 * Looks at the schedules folder every few seconds until `signal` aborts: what was written into it (by a command, an
 * editor, a deployment) comes into force, and is written into the journal. What is broken does neither; it is told.
 */
export async function watchSchedules(needs: WatchNeeds, signal: AbortSignal): Promise<void> {
  await warn(needs).catch((error: unknown) =>
    needs.logger.error({ error: String(error) }, 'scopes of sweeps could not be looked at'),
  )
  while (!signal.aborted) {
    await needs.clock.sleep(EVERY, signal)
    if (signal.aborted) return
    try {
      const found = await needs.schedules.refresh(needs.clock.now())
      if (found !== 'same') await tell(needs, found)
      if (found !== 'same' && found !== 'broken') await warn(needs)
    } catch (error) {
      needs.logger.error({ error: String(error) }, 'schedules could not be looked at')
    }
  }
}
