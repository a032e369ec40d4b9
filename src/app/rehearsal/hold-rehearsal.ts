import type { RehearsalEnd, RehearsalRecord } from '../../core/rehearsal/rehearsal.ts'
import { scoreRehearsal } from '../../core/rehearsal/score.ts'
import { minutes } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { RehearsalStage, RunningStage } from '../../ports/rehearsal/rehearsal-stage.ts'

export type RehearsalDeskDeps = {
  readonly clock: Clock
  readonly identifiers: Pick<Identifiers, 'next'>
  readonly logger: Pick<Logger, 'warn'>
  readonly transactions: Transactions
  readonly stage: RehearsalStage
  /** Of this process: what it began and does not hold any more was interrupted. */
  readonly node: string
  /** Of another process: what one began that is gone was interrupted, too. */
  readonly isAlive: (node: string) => boolean
}

/** One rehearsal, from its first moment to its sheets. */
export type HeldRehearsal = {
  /** Its time runs from when the lessons are on air. */
  readonly record: () => RehearsalRecord
  /** `null`: not on air yet. */
  readonly stage: () => RunningStage | null
  /** Ends it, once; resolves when it is over and kept. */
  end(why: RehearsalEnd): Promise<void>
  readonly done: Promise<void>
}

type Outcome = Pick<RehearsalRecord, 'end' | 'trouble' | 'sheets'>

const BROKE_OFF = '演练程序中断，没有成绩。The rehearsal broke off; there is no result.'
const failed = (trouble: string): Outcome => ({ end: 'failed', trouble, sheets: [] })

type Live = { record: RehearsalRecord; stage: RunningStage | null; why: RehearsalEnd }

export const saveRehearsal = (
  { transactions }: Pick<RehearsalDeskDeps, 'transactions'>,
  record: RehearsalRecord,
): Promise<void> => transactions.run((records) => records.rehearsals.save(record))

/** Until its time is over, somebody ends it, or its program is gone. */
async function untilOver(
  { clock }: RehearsalDeskDeps,
  stage: RunningStage,
  length: number,
  stopping: AbortSignal,
): Promise<string | null> {
  const over = new AbortController()
  const ended = clock.sleep(minutes(length), AbortSignal.any([stopping, over.signal]))
  const words = await Promise.race([ended.then(() => null), stage.gone])
  over.abort()
  return words
}

async function play(deps: RehearsalDeskDeps, live: Live, stopping: AbortSignal): Promise<Outcome> {
  const started = await deps.stage.start(stopping)
  if (!started.ok) {
    return stopping.aborted
      ? { end: live.why, trouble: null, sheets: [] }
      : failed(started.fault.message)
  }
  const stage = started.value
  try {
    live.record = { ...live.record, startedAt: deps.clock.now() }
    await saveRehearsal(deps, live.record)
    live.stage = stage
    const lastWords = await untilOver(deps, stage, live.record.minutes, stopping)
    if (lastWords !== null) return failed(lastWords)
    const sheets = scoreRehearsal(stage.people(), await stage.facts())
    return { end: live.why, trouble: null, sheets }
  } finally {
    await stage.stop()
  }
}

async function follow(deps: RehearsalDeskDeps, live: Live, stopping: AbortSignal): Promise<void> {
  let outcome: Outcome
  try {
    outcome = await play(deps, live, stopping)
  } catch (error) {
    deps.logger.warn({ error: String(error) }, 'rehearsal broke off')
    outcome = failed(BROKE_OFF)
  }
  await saveRehearsal(deps, { ...live.record, ...outcome, endedAt: deps.clock.now() })
}

/** Begins one, which is followed to its end whatever happens to it. `over`: it is held no more. */
export function holdRehearsal(
  deps: RehearsalDeskDeps,
  record: RehearsalRecord,
  over: () => void,
): HeldRehearsal {
  const live: Live = { record, stage: null, why: 'time' }
  const stopping = new AbortController()
  const done = follow(deps, live, stopping.signal)
    .catch((error: unknown) => {
      deps.logger.warn({ error: String(error) }, 'rehearsal was not kept')
    })
    .finally(over)
  return {
    record: () => live.record,
    stage: () => live.stage,
    done,
    async end(why) {
      if (!stopping.signal.aborted) live.why = why
      stopping.abort()
      await done
    },
  }
}
