import type { HeldRoom } from '../../core/patrol/plan-probes.ts'
import { followRuns, type RunChange, stillToSee } from '../../core/patrol/sweeps/follow-runs.ts'
import { addDays } from '../../core/time/civil-date.ts'
import { earlier, type Instant, startOfDay } from '../../core/time/instant.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import type { HeldNow } from './held-now.ts'

async function carryOut(
  { sweepRuns }: Pick<Records, 'sweepRuns'>,
  change: RunChange,
  now: Instant,
): Promise<void> {
  switch (change.kind) {
    case 'open':
      await sweepRuns.open(change.run)
      return
    case 'progress': {
      const { id, rooms, looked } = change
      await sweepRuns.progress(id, { rooms, looked, progressAt: now })
      return
    }
    case 'finish': {
      const { id, state, startedAt, kind, day } = change.run
      const endedAt = kind === 'manual' ? now : earlier(now, startOfDay(addDays(day, 1)))
      await sweepRuns.change(id, state, { state: 'finished', startedAt, endedAt })
      return
    }
    case 'reopen': {
      const { run, startedAt } = change
      await sweepRuns.change(run.id, run.state, { state: 'running', startedAt, endedAt: null })
    }
  }
}

/** Writes down what the runs came to, and says which rooms rounds that people asked for have still to see. */
export async function keepRuns(
  { transactions }: { readonly transactions: Transactions },
  followed: HeldNow & { readonly backfilled: boolean },
  now: Instant,
): Promise<readonly HeldRoom[]> {
  const changes = followRuns(followed, now)
  if (changes.length > 0) {
    await transactions.run(async (records) => {
      for (const change of changes) await carryOut(records, change, now)
    })
  }
  const { runs, sweeps, rooms } = followed
  const ofRound = runs.flatMap((run) =>
    stillToSee(
      run,
      sweeps.find(({ name }) => name === run.sweep),
      rooms,
      now,
    ),
  )
  return [...new Set(ofRound)]
}
