import { storageAwayIn } from '../../core/storage-away.ts'
import { type Duration, milliseconds, minutes } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Job, JobContext, StageSettings } from '../../ports/job-queue.ts'
import type { Logger } from '../../ports/logger.ts'
import { DEMANDING, type Demand, EVERYTHING, PLAIN } from './job-rows.ts'
import type { FetchedJob, JobStore } from './job-store.ts'
import type { Outage } from './outage.ts'
import { toldFailure, toldStack } from './told-failure.ts'

/** Whoever has work for us wakes us; this only bounds what a lost wake-up can cost. */
const POLL = milliseconds(10_000)
const RECONNECT = milliseconds(2_000)
/** A lease survives two lost heartbeats. */
const BEATS_PER_HEARTBEAT = 3
const LONGEST_BEAT = milliseconds(3_000)
/** After this nobody is taken to come for a demanding job any more. */
const NEGLECTED = minutes(1)

export type WorkerParts = {
  readonly settings: StageSettings
  readonly store: JobStore
  readonly follow: JobContext['follow']
  /** Tells this process's workers that these were handed over. */
  readonly wake: (jobs: readonly Job[]) => void
  readonly clock: Clock
  readonly logger: Logger
  readonly outage: Outage
}

type ActiveJob = FetchedJob & { readonly abort: AbortController; readonly done: Promise<void> }

/** One poller for all slots of a stage: it fetches as many jobs as there are slots free, and beats for those taken. */
export class StageWorker {
  readonly #parts: WorkerParts
  readonly #active = new Map<string, ActiveJob>()
  readonly #stopping = new AbortController()
  readonly #ended = new AbortController()
  readonly #loops: Promise<unknown>
  #pause = new AbortController()
  #woken = false
  #demandingFirst = false
  #concurrency: number

  constructor(parts: WorkerParts) {
    this.#parts = parts
    this.#concurrency = parts.settings.concurrency
    this.#loops = Promise.all([this.#poll(), this.#keepBeating()])
  }

  /** Jobs that it works at the moment. */
  get active(): number {
    return this.#active.size
  }

  /** Whether it takes jobs at all. */
  get takes(): boolean {
    return this.#concurrency > 0
  }

  /** Of now on; jobs in hand above it are finished. */
  setConcurrency(concurrency: number): void {
    this.#concurrency = concurrency
    this.wake()
  }

  get #free(): number {
    return Math.max(0, this.#concurrency - this.#active.size)
  }

  /** Looks for work now instead of at the next poll. */
  wake(): void {
    this.#woken = true
    this.#pause.abort()
  }

  /** Takes no more, aborts what is active and waits for it, at most `grace`. */
  async stop(grace: Duration): Promise<void> {
    const { settings, clock, logger } = this.#parts
    this.#stopping.abort()
    this.wake()
    const left = [...this.#active.values()]
    for (const job of left) job.abort.abort(new Error('the program stops'))
    const waited = new AbortController()
    const jobs = Promise.allSettled(left.map((job) => job.done))
    await Promise.race([jobs, clock.sleep(grace, waited.signal)])
    waited.abort()
    this.#ended.abort()
    await this.#loops
    if (this.#active.size > 0) {
      logger.warn({ stage: settings.stage, jobs: this.#active.size }, 'jobs did not end in time')
    }
  }

  async #poll(): Promise<void> {
    const { settings, store, outage } = this.#parts
    while (!this.#stopping.signal.aborted) {
      const free = this.#free
      try {
        const jobs = free > 0 ? await store.fetch(settings.stage, free, await this.#demands()) : []
        // Who takes none does not find out that the database is back.
        if (free > 0 || !this.takes) outage.over(`fetch ${settings.stage}`)
        // There may be fewer places than when they were asked for.
        const taken = this.#stopping.signal.aborted ? [] : jobs.slice(0, this.#free)
        for (const job of taken) this.#take(job)
        await this.#giveBack(jobs.slice(taken.length))
        if (jobs.length < free || free === 0) await this.#rest(POLL)
      } catch (error) {
        outage.met(
          `fetch ${settings.stage}`,
          { stage: settings.stage },
          error,
          'jobs cannot be fetched',
        )
        await this.#rest(RECONNECT)
      }
    }
  }

  /** Now these first, now those: neither kind waits for the end of the other. */
  async #demands(): Promise<readonly Demand[]> {
    const { settings, store } = this.#parts
    const { stage, takesDemanding } = settings
    if (takesDemanding === undefined) return [EVERYTHING]
    if (!takesDemanding()) {
      await store.freeNeglected(stage, NEGLECTED)
      return [PLAIN]
    }
    this.#demandingFirst = !this.#demandingFirst
    return this.#demandingFirst ? [DEMANDING, PLAIN] : [PLAIN, DEMANDING]
  }

  async #rest(duration: Duration): Promise<void> {
    if (!this.#woken) {
      this.#pause = new AbortController()
      await this.#parts.clock.sleep(duration, this.#pause.signal)
    }
    this.#woken = false
  }

  /** Fetched while the program was told to stop or to take fewer, maybe the very job that it had just put back: nobody begins with it. */
  async #giveBack(jobs: readonly FetchedJob[]): Promise<void> {
    const { settings, store } = this.#parts
    for (const { attempt } of jobs) await store.release(settings.stage, attempt)
  }

  #take(job: FetchedJob): void {
    const abort = new AbortController()
    const done = this.#run(job, abort.signal)
    this.#active.set(job.attempt.id, { ...job, abort, done })
  }

  async #run(job: FetchedJob, signal: AbortSignal): Promise<void> {
    const { settings, store, logger } = this.#parts
    const { stage } = settings
    try {
      await this.#finish(job, signal)
    } catch (error) {
      const attempt = job.attempt.retryCount + 1
      logger.error({ stage, key: job.data.key, attempt, why: toldStack(error) }, 'job failed')
      const why = toldFailure(error)
      await this.#untilBack(() => store.fail(stage, job.attempt, why)).catch((reason: unknown) =>
        // The missing heartbeat will say the same, later.
        logger.error({ stage, reason: toldFailure(reason) }, 'failure could not be recorded'),
      )
    } finally {
      this.#active.delete(job.attempt.id)
      this.wake()
    }
  }

  async #finish(job: FetchedJob, signal: AbortSignal): Promise<void> {
    const { settings, store, follow, wake, logger } = this.#parts
    const payload: unknown = JSON.parse(job.data.payload)
    const followers = await settings.handler(payload, {
      signal,
      follow,
      members: () => this.#untilBack(() => store.members(job.attempt)),
      part: async (members, jobs) => {
        await this.#untilBack(() => store.part(job.attempt, members, jobs))
        wake(jobs)
      },
    })
    if (this.#stopping.signal.aborted && settings.policy === 'exclusive') {
      // The watch ended because we stop, not because there is nothing to watch: somebody goes on with it.
      await follow(followers)
      await store.release(settings.stage, job.attempt)
      return
    }
    const kept = await this.#untilBack(() => store.settle(settings.stage, job, followers))
    if (kept) wake(followers)
    else logger.warn({ stage: settings.stage, key: job.data.key }, 'lease was lost, result dropped')
  }

  /** What was worked is not worked anew because the database was away when it was to be told. */
  async #untilBack<T>(tell: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await tell()
      } catch (error) {
        if (storageAwayIn(error) === null || this.#stopping.signal.aborted) throw error
        await this.#parts.clock.sleep(RECONNECT, this.#stopping.signal)
      }
    }
  }

  async #keepBeating(): Promise<void> {
    const { settings, clock, outage } = this.#parts
    const interval = milliseconds(Math.min(LONGEST_BEAT, settings.heartbeat / BEATS_PER_HEARTBEAT))
    while (!this.#ended.signal.aborted) {
      await clock.sleep(interval, this.#ended.signal)
      const what = `heartbeat ${settings.stage}`
      await this.#beat().then(
        () => outage.over(what),
        (error: unknown) =>
          outage.met(what, { stage: settings.stage }, error, 'heartbeat was not sent'),
      )
    }
  }

  async #beat(): Promise<void> {
    const attempts = [...this.#active.values()].map((job) => job.attempt)
    if (attempts.length === 0) return
    const held = await this.#parts.store.touch(this.#parts.settings.stage, attempts)
    for (const { id } of attempts) {
      if (!held.has(id)) this.#active.get(id)?.abort.abort(new Error('the lease was lost'))
    }
  }
}
