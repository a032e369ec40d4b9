import { startTicks, type TickSettings } from '../adapters/cron/node-cron-ticks.ts'
import type { OpenDatabase } from '../adapters/db/database.ts'
import { gatherTicks } from '../app/plan/tick-batch.ts'
import { forgetPictures } from '../app/retention/forget-old.ts'
import type { KeepLivedTime } from '../app/retention/keep-lived-time.ts'
import { type PatrolSweep, runsOn } from '../core/patrol/sweep.ts'
import { isTimeSomewhere } from '../core/patrol/sweeps/window-kind.ts'
import type { RetentionRules } from '../core/retention/retention.ts'
import { civilDateOf } from '../core/time/instant.ts'
import type { EvidenceStore } from '../ports/evidence-store.ts'
import type { JobQueue } from '../ports/job-queue.ts'
import type { Transactions } from '../ports/records/records.ts'
import type { Foundation } from './foundation.ts'
import type { LegalTimeParts } from './law/legal-time.ts'
import { forgetWhatIsOld } from './storage/forget-what-is-old.ts'

/** Once a day, in the small hours. */
const HOUSEKEEPING = '0 17 4 * * *'
/** Small pictures of rooms that are no longer on air. */
const PICTURES = '20 */5 * * * *'
const PICTURES_NAME = 'old pictures'
/** Rounds that people ask for are planned by these, whatever the sweeps' own hours. */
const ROUNDS = '*/10 * * * * *'
/** No sweep is named so: names of sweeps have no blanks. */
const ROUNDS_NAME = 'rounds of people'
const HOUSEKEEPING_NAME = 'daily housekeeping'

type PatrolNeeds = {
  readonly foundation: Foundation
  readonly queue: JobQueue
  readonly legalTime: LegalTimeParts
  readonly database: Pick<OpenDatabase, 'ticks' | 'forgetGuards'>
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'remove'>
  readonly keepLived: KeepLivedTime
  /** How long what is kept, read whenever something is to be deleted; `null`: nobody knows, and nothing is. */
  readonly retention: () => Promise<RetentionRules | null>
  /** Ticks besides those of sweeps. */
  readonly besides: readonly TickSettings[]
}

async function hasRounds({ transactions, foundation }: PatrolNeeds): Promise<boolean> {
  const today = civilDateOf(foundation.clock.now())
  const runs = await transactions.run(({ sweepRuns }) => sweepRuns.current(today))
  return runs.some(({ kind, state }) => kind === 'manual' && state === 'running')
}

/** Whether it could have a room anywhere. */
function isItsTime(sweep: PatrolSweep, { foundation, legalTime }: PatrolNeeds): boolean {
  const now = foundation.clock.now()
  const kinds = sweep.window?.kinds ?? []
  return runsOn(sweep, civilDateOf(now)) && isTimeSomewhere(legalTime.law(), kinds, now)
}

/** Sweeps as the folder says at this moment, and what is done besides. */
function ticksOf(needs: PatrolNeeds): () => readonly TickSettings[] {
  const { clock, identifiers, settings, logger } = needs.foundation
  const { replayDays } = settings.storage
  const gather = gatherTicks({
    clock,
    nextId: () => identifiers.next(),
    enqueue: (jobs) => needs.queue.enqueue(jobs),
  })
  const others: readonly TickSettings[] = [
    ...needs.besides,
    {
      name: HOUSEKEEPING_NAME,
      expression: HOUSEKEEPING,
      run: async () => {
        const rules = await needs.retention()
        if (rules !== null) await forgetWhatIsOld({ ...needs, logger, clock, rules, replayDays })
      },
    },
    {
      name: PICTURES_NAME,
      expression: PICTURES,
      run: async () => {
        const rules = await needs.retention()
        if (rules !== null) await forgetPictures({ ...needs, clock, rules })
      },
    },
    {
      name: ROUNDS_NAME,
      expression: ROUNDS,
      run: async ({ key }) => {
        if (!(await hasRounds(needs))) return
        const payload = { sweeps: [] }
        const job = { stage: 'plan', key: `${key} ${identifiers.next()}`, payload } as const
        await needs.queue.enqueue([job])
      },
    },
  ]
  return () => [
    ...needs.legalTime.sweeps().map(
      (sweep): TickSettings => ({
        name: sweep.name,
        expression: sweep.cron,
        zone: sweep.zone,
        run: async ({ key, backfilled, toNext }) => {
          // A sweep out of its time is ticked all the same, so that its first hour finds nothing to make up for. It may have
          // been changed since its ticks began.
          const present = needs.legalTime.sweeps().find(({ name }) => name === sweep.name)
          if (present === undefined || !isItsTime(present, needs)) return
          await gather({ sweep: present.name, key, backfilled, toNext })
        },
      }),
    ),
    ...others,
  ]
}

/** Plans at once, then at every tick of every sweep. */
export async function startPatrol(needs: PatrolNeeds): Promise<void> {
  const { clock, logger, closers, identifiers } = needs.foundation
  const running = await startTicks({
    ticks: ticksOf(needs),
    clock,
    coordinator: needs.database.ticks,
    logger,
  })
  closers.add('ticks', () => running.stop())
  const key = `start:${identifiers.next()}`
  await needs.queue.enqueue([{ stage: 'plan', key, payload: {} }])
}
