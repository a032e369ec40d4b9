import { createHash } from 'node:crypto'
import type { JobInsert } from 'pg-boss'
import type { Job, StageSettings } from '../../ports/job-queue.ts'

/** What is kept of a job. The payload is JSON in a string: `jsonb` refuses NUL and half an emoji, a string does not. */
export type JobData = {
  readonly stage: string
  readonly key: string
  readonly payload: string
  /** It has members in hand; left out: none. */
  readonly many?: true
}

const digestOf = (stage: string, key: string): string =>
  createHash('sha256').update(`${stage}\n${key}`).digest('hex')

/** The same stage and key always have the same identifier (RFC 9562 version 8: the bits are ours to choose). */
export function jobIdOf(stage: string, key: string): string {
  const hex = digestOf(stage, key)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/**
 * Which jobs of a stage are fetched, by the priority that they have in pg-boss. It also orders by that, which is not
 * meant: so the kinds are fetched one after the other.
 */
export type Demand = { readonly minPriority?: number; readonly maxPriority?: number }
export const DEMANDING_PRIORITY = -1
export const EVERYTHING: Demand = {}
export const PLAIN: Demand = { minPriority: DEMANDING_PRIORITY + 1 }
export const DEMANDING: Demand = { maxPriority: DEMANDING_PRIORITY }

/**
 * `exclusive` is pg-boss's policy of that name, keyed; `once` is the primary key: the identifier follows from stage
 * and key, so a second insert falls on the first row for as long as that is kept.
 */
export function toInsert(
  job: Job,
  policy: StageSettings['policy'],
  id?: string,
): JobInsert<JobData> {
  return {
    data: {
      stage: job.stage,
      key: job.key,
      payload: JSON.stringify(job.payload ?? null),
      ...(job.members === undefined ? {} : { many: true }),
    },
    ...(policy === 'exclusive'
      ? { singletonKey: digestOf(job.stage, job.key), ...(id === undefined ? {} : { id }) }
      : { id: jobIdOf(job.stage, job.key) }),
    priority: job.demanding === true ? DEMANDING_PRIORITY : 0,
    ...(job.delay === undefined ? {} : { startAfter: `${job.delay / 1_000} seconds` }),
  }
}

/** One job per stage and key, stages in one order always; pg-boss refuses a batch that names the same identifier twice. */
export function groupByStage(jobs: readonly Job[]): ReadonlyMap<string, readonly Job[]> {
  const groups = new Map<string, Map<string, Job>>()
  for (const job of jobs) {
    const group = groups.get(job.stage) ?? new Map<string, Job>()
    if (!group.has(job.key)) group.set(job.key, job)
    groups.set(job.stage, group)
  }
  const inOrder = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return new Map(inOrder.map(([stage, group]) => [stage, [...group.values()]]))
}

/** Rows of one key wait for each other: two transactions that insert the same ones do so in the same order. */
export const inOneOrder = (jobs: readonly Job[]): readonly Job[] =>
  jobs.toSorted((a, b) => (a.key < b.key ? -1 : 1))
