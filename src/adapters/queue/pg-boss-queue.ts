import { milliseconds, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Job, JobQueue, StageSettings } from '../../ports/job-queue.ts'
import type { Logger } from '../../ports/logger.ts'
import { createDueLook } from './due-jobs.ts'
import { DEAD_LETTERS, JobStore } from './job-store.ts'
import { createOutage } from './outage.ts'
import { openQueueDatabase, type QueueConnection } from './queue-connection.ts'
import { StageWorkers } from './stage-workers.ts'

/** A job that heeds its signal needs no more; the program has eight seconds for everything. */
const STOP_GRACE = seconds(3)
const DRAIN_POLL = milliseconds(20)
/** Delayed jobs, jobs to be tried again, and whatever a lost NOTIFY announced. */
const DUE_POLL = milliseconds(500)

export type PgBossQueueSettings = {
  readonly connection: QueueConnection
  readonly logger: Logger
  readonly clock: Clock
}

export type PgBossQueue = JobQueue & {
  /** Why nothing can be worked right now; `null` when it can. */
  trouble(): string | null
  /** Jobs that this process works at the moment, by stage. */
  active(): Readonly<Record<string, number>>
}

/** Jobs that were given up are said once, loudly, and stay in the table for two weeks. */
const deadLetterStage = (logger: Logger): StageSettings => ({
  stage: DEAD_LETTERS,
  concurrency: 1,
  heartbeat: seconds(10),
  policy: 'once',
  handler: async (payload) => {
    logger.error({ payload }, 'job given up after its last try')
    return []
  },
})

/**
 * The job queue on pg-boss, in the database that everything else is kept in.
 *
 * - Latency: a job enqueued in this process starts at once, one from another process on its NOTIFY, a delayed one at
 *   most half a second late.
 * - `exclusive` is a lease: when its worker falls silent, another takes over after the heartbeat (at least 10 s) and up
 *   to 5 s; on the embedded database, where only this process can have held it, at the next start. A program that
 *   stops hands its leases back at once.
 * - `once`: finished keys are remembered for a day.
 * - A handler that throws is tried again after 1 s, 2 s, 4 s … at most 60 s, ten times, then logged as given up.
 * - A job is completed and its followers are enqueued in one transaction.
 * - While the database is away nothing that was worked is lost: what it came to is told when it is back.
 * - A stage with `concurrency: 0` is declared, so that jobs can be handed to it, but worked elsewhere.
 *
 * `enqueue` must not be called inside `Transactions.run`.
 */
export function createPgBossQueue({ connection, logger, clock }: PgBossQueueSettings): PgBossQueue {
  const database = openQueueDatabase(connection, logger)
  const store = new JobStore(database)
  const outage = createOutage(logger)
  let stopListening = async (): Promise<void> => undefined
  let lookingForDue = Promise.resolve()
  const stopping = new AbortController()
  let started = false

  const wake = (jobs: readonly Job[]) => {
    for (const job of jobs) workers.wake(job.stage)
  }
  const workers = new StageWorkers({ store, follow: enqueue, wake, clock, logger, outage })

  async function enqueue(jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return
    await store.insert(jobs)
    wake(jobs)
  }

  const lookForDue = createDueLook(store, clock, logger)

  async function wakeDue(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(DUE_POLL, stopping.signal)
      try {
        for (const stage of await lookForDue(workers.taking())) workers.wake(stage)
        outage.over('due')
      } catch (error) {
        outage.met('due', {}, error, 'due jobs cannot be looked for')
      }
    }
  }

  return {
    async start(stages) {
      await database.boss.start()
      started = true
      await store.declare(stages)
      // It may have been set back while nobody ran.
      await store.mendClock(-1)
      await lookForDue([])
      if (database.alone) {
        const recovered = await store.recover()
        if (recovered > 0) logger.warn({ jobs: recovered }, 'jobs of a process that is gone go on')
      }
      for (const settings of [...stages, deadLetterStage(logger)]) workers.open(settings)
      stopListening = await database.listen((stage) => workers.wake(stage))
      lookingForDue = wakeDue()
    },
    enqueue,
    setConcurrency: (stage, concurrency) => workers.setConcurrency(stage, concurrency),
    active: () => workers.active(),
    trouble: () => (started ? outage.trouble() : 'not started'),
    async drain() {
      while ((await store.unfinished()) > 0) await clock.sleep(DRAIN_POLL)
    },
    async stop() {
      if (!started) return
      started = false
      stopping.abort()
      await lookingForDue
      await stopListening()
      await workers.stop(STOP_GRACE)
      await database.boss.stop({ graceful: false, close: true })
    },
  }
}
