import { randomUUID } from 'node:crypto'
import type { Db, JobAttempt } from 'pg-boss'
import type { Duration } from '../../core/time/duration.ts'
import type { Job, StageSettings } from '../../ports/job-queue.ts'
import { lockMembers, membersOf, partWith, type Touched, takeMembers } from './job-members.ts'
import {
  DEMANDING_PRIORITY,
  type Demand,
  EVERYTHING,
  groupByStage,
  inOneOrder,
  type JobData,
  toInsert,
} from './job-rows.ts'
import { mendAfterSetBack, mendAfterSetForward } from './queue-clock.ts'
import { type QueueDatabase, sayingWhenAway } from './queue-connection.ts'

/** Where jobs go that failed on their last try. */
export const DEAD_LETTERS = 'dead-letters'

const LEAST_HEARTBEAT_SECONDS = 10
const LONGEST_JOB_SECONDS = 24 * 3_600
const KEPT_SECONDS = { exclusive: 3_600, once: 24 * 3_600 } as const
const DEAD_LETTERS_KEPT_SECONDS = 14 * 24 * 3_600
const RETRIES = 10
const LONGEST_RETRY_DELAY_SECONDS = 60

export type StageDeclaration = Pick<StageSettings, 'stage' | 'policy' | 'heartbeat'>
export type FetchedJob = { readonly attempt: JobAttempt; readonly data: JobData }

const optionsOf = (stage: StageDeclaration) => ({
  heartbeatSeconds: Math.max(LEAST_HEARTBEAT_SECONDS, Math.ceil(stage.heartbeat / 1_000)),
  expireInSeconds: LONGEST_JOB_SECONDS,
  deleteAfterSeconds: KEPT_SECONDS[stage.policy],
  retryLimit: RETRIES,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: LONGEST_RETRY_DELAY_SECONDS,
  deadLetter: DEAD_LETTERS,
})

/** pg-boss answers with more than its published types say: the identifiers that were really changed. */
const settledIds = (response: object): readonly string[] =>
  'settled' in response && Array.isArray(response.settled) ? response.settled.map(String) : []

const touchedBy = (jobs: readonly Job[]): Touched =>
  jobs.flatMap(({ stage, members = [] }) => members.map((member) => ({ stage, member })))

/** Jobs as rows of pg-boss, in the words of this program. */
export class JobStore {
  readonly #database: QueueDatabase
  readonly #policies = new Map<string, StageSettings['policy']>()

  constructor(database: QueueDatabase) {
    this.#database = database
  }

  async declare(stages: readonly StageDeclaration[]): Promise<void> {
    const { boss } = this.#database
    await boss.createQueue(DEAD_LETTERS, { deleteAfterSeconds: DEAD_LETTERS_KEPT_SECONDS })
    for (const stage of stages) {
      const policy = stage.policy === 'exclusive' ? 'exclusive' : 'standard'
      await boss.createQueue(stage.stage, { ...optionsOf(stage), policy })
      await boss.updateQueue(stage.stage, optionsOf(stage))
      this.#policies.set(stage.stage, stage.policy)
    }
  }

  async insert(jobs: readonly Job[]): Promise<void> {
    const many = jobs.some(({ members }) => members !== undefined)
    if (many) {
      await this.#database.inTransaction(async (db) => {
        await lockMembers(db, touchedBy(jobs), null)
        await this.#insertInto(db, jobs)
      })
    }
    if (!many) await sayingWhenAway(() => this.#insertInto(this.#database.boss.getDb(), jobs))
  }

  /** The oldest that are due. `takes`: what of them, in this order; one kind left out is left to others. */
  async fetch(
    stage: string,
    most: number,
    takes: readonly Demand[] = [EVERYTHING],
  ): Promise<readonly FetchedJob[]> {
    const { boss } = this.#database
    const found: FetchedJob[] = []
    for (const demand of takes) {
      const batchSize = most - found.length
      if (batchSize === 0) break
      const options = { batchSize, ...demand }
      const jobs = await sayingWhenAway(() => boss.fetch<JobData>(stage, options))
      for (const { id, retryCount, data } of jobs) found.push({ attempt: { id, retryCount }, data })
    }
    return found
  }

  /** Demanding jobs of the stage that have been due for longer are plain ones from now on. */
  async freeNeglected(stage: string, after: Duration): Promise<void> {
    await this.#database.sql(
      `update pgboss.job set priority = 0 where name = $1 and state < 'active'
       and priority = $2 and start_after <= now() - $3::float8 * interval '1 millisecond'`,
      [stage, DEMANDING_PRIORITY, after],
    )
  }

  /** Completes the job and enqueues what follows, both or neither; `false` when the lease was lost meanwhile. */
  settle(
    stage: string,
    { attempt, data }: FetchedJob,
    followers: readonly Job[],
  ): Promise<boolean> {
    return this.#database.inTransaction(async (db) => {
      const response = await this.#database.boss.complete(stage, [attempt], null, { db })
      if (settledIds(response).length === 0) return false
      const parting = data.many === true ? { jobId: attempt.id, members: null } : null
      const taken = touchedBy(followers)
      if (parting !== null || taken.length > 0) await lockMembers(db, taken, parting)
      if (parting !== null) await partWith(db, attempt.id, null)
      await this.#insertInto(db, followers)
      return true
    })
  }

  /** What the job has in hand. */
  async members({ id }: JobAttempt): Promise<ReadonlySet<string>> {
    return await sayingWhenAway(() => membersOf(this.#database.boss.getDb(), id))
  }

  /** Parts with members of a job and enqueues what follows from them, both or neither. */
  async part(
    { id }: JobAttempt,
    members: readonly string[],
    followers: readonly Job[],
  ): Promise<void> {
    await this.#database.inTransaction(async (db) => {
      await lockMembers(db, touchedBy(followers), { jobId: id, members })
      await partWith(db, id, members)
      await this.#insertInto(db, followers)
    })
  }

  /** Counts a failure: tried again later, or given up to the dead letters. */
  async fail(stage: string, attempt: JobAttempt, why: string): Promise<void> {
    await sayingWhenAway(() => this.#database.boss.fail(stage, [attempt], { why }))
  }

  /** Puts an unfinished job back as if it had never been taken. */
  async release(stage: string, attempt: JobAttempt): Promise<void> {
    await this.#database.sql(
      `update pgboss.job set state = 'created', started_on = null, heartbeat_on = null, start_after = now()
       where name = $1 and id = $2::uuid and state = 'active' and retry_count = $3`,
      [stage, attempt.id, attempt.retryCount],
    )
    const { announce, boss } = this.#database
    await sayingWhenAway(() => announce([stage], boss.getDb()))
  }

  /** Says that these are still being worked on; returns the identifiers that still are ours. */
  async touch(stage: string, attempts: readonly JobAttempt[]): Promise<ReadonlySet<string>> {
    const { boss } = this.#database
    return new Set(settledIds(await sayingWhenAway(() => boss.touch(stage, [...attempts]))))
  }

  /** Fails over, at once, what a process that is gone had taken. Only where nobody else can hold a job. */
  async recover(): Promise<number> {
    const rows = await this.#database.sql<{ name: string; id: string }>(
      `select name, id::text as id from pgboss.job where state = 'active' and name = any($1::text[])`,
      [[...this.#policies.keys()]],
    )
    for (const row of rows) {
      const why = 'its process is gone'
      await this.#database.boss.fail(row.name, row.id, { why })
    }
    await this.#database.sql(
      `update pgboss.job set start_after = now() where state = 'retry' and id = any($1::uuid[])`,
      [rows.map((row) => row.id)],
    )
    return rows.length
  }

  /** Which of these stages have a job to fetch, and the database's clock. One question, answered from an index. */
  async due(stages: readonly string[]): Promise<{
    readonly stages: readonly string[]
    readonly wall: number
  }> {
    const [row] = await this.#database.sql<{ due: string[]; wall: number }>(
      `select extract(epoch from now())::float8 * 1000 as wall, array(
         select stage from unnest($1::text[]) as stage where exists (
           select 1 from pgboss.job where name = stage and state < 'active' and start_after <= now()
         )
       ) as due`,
      [stages],
    )
    return { stages: row?.due ?? [], wall: row?.wall ?? Number.NaN }
  }

  /** Makes good what setting the database's clock did to jobs and leases; `by` is positive when it was set forward. */
  async mendClock(by: number): Promise<void> {
    if (by > 0) await mendAfterSetForward(this.#database)
    else await mendAfterSetBack(this.#database)
  }

  /** Jobs queued and due, or active, or waiting to be tried again. */
  async unfinished(): Promise<number> {
    const rows = await this.#database.sql<{ unfinished: number }>(
      `select count(*)::int as unfinished from pgboss.job where name = any($1::text[])
       and (state in ('active', 'retry') or (state = 'created' and start_after <= now()))`,
      [[...this.#policies.keys()]],
    )
    return rows[0]?.unfinished ?? 0
  }

  async #insertInto(db: Db, jobs: readonly Job[]): Promise<void> {
    const groups = groupByStage(jobs)
    for (const [stage, group] of groups) {
      const policy = this.#policies.get(stage)
      if (policy === undefined) throw new Error(`job for stage ${stage}, which was not declared`)
      const single = group.filter(({ members }) => members === undefined)
      const rows = inOneOrder(single).map((job) => toInsert(job, policy))
      if (rows.length > 0) await this.#database.boss.insert(stage, rows, { db })
      for (const job of group) await this.#insertWithMembers(db, job, policy)
    }
    await this.#database.announce(groups.keys(), db)
  }

  /** One by one: what the first takes is not free for the second. */
  async #insertWithMembers(db: Db, job: Job, policy: StageSettings['policy']): Promise<void> {
    if (job.members === undefined) return
    const id = randomUUID()
    const taken = await takeMembers(db, job.stage, id, job.members)
    if (taken > 0) await this.#database.boss.insert(job.stage, [toInsert(job, policy, id)], { db })
  }
}
