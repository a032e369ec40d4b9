import { milliseconds } from '../../src/core/time/duration.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Job, JobQueue, StageSettings } from '../../src/ports/job-queue.ts'

type QueuedJob = {
  readonly id: string
  readonly stage: string
  readonly key: string
  readonly payload: string
  readonly demanding: boolean
  readonly members: Set<string>
}

/** What outlives a queue: hand it to the next one to see what a restart finds. */
export type MemoryJobs = {
  /** Waiting or being worked on, by stage and key. */
  readonly open: Map<string, QueuedJob>
  /** Keys of `once` stages that were ever taken in. */
  readonly known: Set<string>
}

export const emptyJobs = (): MemoryJobs => ({ open: new Map(), known: new Set() })

const RETRY = milliseconds(10)

const idOf = (stage: string, key: string): string => JSON.stringify([stage, key])

/** Jobs in memory, worked at once. Passes the same contract suite as the real queue. */
export class MemoryJobQueue implements JobQueue {
  readonly #clock: Clock
  readonly #jobs: MemoryJobs
  readonly #stages = new Map<string, StageSettings>()
  readonly #active = new Map<string, Promise<void>>()
  readonly #delayed = new Set<string>()
  readonly #wanted = new Map<string, number>()
  readonly #stopping = new AbortController()

  constructor(clock: Clock, jobs: MemoryJobs = emptyJobs()) {
    this.#clock = clock
    this.#jobs = jobs
  }

  async start(stages: readonly StageSettings[]): Promise<void> {
    for (const stage of stages) this.#stages.set(stage.stage, stage)
    this.#workMore()
  }

  async enqueue(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) this.#add(job)
    this.#workMore()
  }

  setConcurrency(stage: string, concurrency: number): void {
    this.#wanted.set(stage, concurrency)
    this.#workMore()
  }

  async drain(): Promise<void> {
    while ([...this.#jobs.open.keys()].some((id) => !this.#delayed.has(id))) {
      await this.#clock.sleep(milliseconds(1))
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.allSettled(this.#active.values())
  }

  #add(job: Job): void {
    const settings = this.#stages.get(job.stage)
    if (settings === undefined)
      throw new Error(`job for stage ${job.stage}, which was not declared`)
    const id = idOf(job.stage, job.key)
    if (this.#jobs.open.has(id) || this.#jobs.known.has(id)) return
    const free = job.members?.filter((member) => !this.#isInHand(job.stage, member))
    if (free?.length === 0) return
    if (settings.policy === 'once') this.#jobs.known.add(id)
    const payload = JSON.stringify(job.payload ?? null)
    const { stage, key, demanding = false } = job
    const members = new Set(free)
    this.#jobs.open.set(id, { id, stage, key, payload, demanding, members })
    if (job.delay !== undefined) void this.#hold(id, job.delay)
  }

  #isInHand(stage: string, member: string): boolean {
    return [...this.#jobs.open.values()].some(
      (job) => job.stage === stage && job.members.has(member),
    )
  }

  async #hold(id: string, delay: NonNullable<Job['delay']>): Promise<void> {
    this.#delayed.add(id)
    await this.#clock.sleep(delay, this.#stopping.signal)
    this.#delayed.delete(id)
    this.#workMore()
  }

  #workMore(): void {
    for (const job of this.#jobs.open.values()) {
      const settings = this.#stages.get(job.stage)
      const busy = [...this.#active.keys()].filter(
        (id) => this.#jobs.open.get(id)?.stage === job.stage,
      )
      const takes =
        settings !== undefined &&
        busy.length < (this.#wanted.get(job.stage) ?? settings.concurrency) &&
        (!job.demanding || (settings.takesDemanding?.() ?? true)) &&
        !this.#active.has(job.id) &&
        !this.#delayed.has(job.id) &&
        !this.#stopping.signal.aborted
      if (takes) this.#active.set(job.id, this.#work(job, settings))
    }
  }

  async #work(job: QueuedJob, settings: StageSettings): Promise<void> {
    // A handler never starts inside the call that enqueued its job.
    await Promise.resolve()
    try {
      const followers = await settings.handler(JSON.parse(job.payload), {
        signal: this.#stopping.signal,
        follow: (jobs) => this.enqueue(jobs),
        members: async () => new Set(job.members),
        part: async (members, jobs) => {
          for (const member of members) job.members.delete(member)
          await this.enqueue(jobs)
        },
      })
      const handedBack = this.#stopping.signal.aborted && settings.policy === 'exclusive'
      if (!handedBack) this.#jobs.open.delete(job.id)
      this.#active.delete(job.id)
      for (const follower of followers) this.#add(follower)
    } catch {
      this.#active.delete(job.id)
      void this.#hold(job.id, RETRY)
    }
    this.#workMore()
  }
}
