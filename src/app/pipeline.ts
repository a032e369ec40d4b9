import { type Duration, seconds } from '../core/time/duration.ts'
import type { Job } from '../ports/job-queue.ts'

/** The stages in the order in which the data takes them (docs/architecture.md). */
export const STAGES = [
  'plan',
  'probe',
  'watch',
  'record',
  'alert',
  'cut',
  'prove',
  'hold',
  'letter',
] as const
export type StageName = (typeof STAGES)[number]

export type StagePlan = {
  readonly stage: StageName
  /** Who comes after it; a stage may hand jobs to these and to no other. */
  readonly followers: readonly StageName[]
  readonly concurrency: number
  readonly heartbeat: Duration
  readonly policy: 'exclusive' | 'once'
}

/** The whole pipeline, as data: what runs, what follows what, how many at once. */
export const PIPELINE: readonly StagePlan[] = [
  {
    stage: 'plan',
    followers: ['probe', 'record', 'cut', 'prove', 'hold'],
    concurrency: 1,
    heartbeat: seconds(30),
    policy: 'once',
  },
  {
    stage: 'probe',
    followers: ['watch', 'record'],
    // Batches: how many rooms are in flight is for their places to say.
    concurrency: 32,
    heartbeat: seconds(30),
    policy: 'exclusive',
  },
  {
    stage: 'watch',
    followers: ['record', 'probe'],
    concurrency: 16,
    heartbeat: seconds(15),
    policy: 'exclusive',
  },
  { stage: 'record', followers: ['alert'], concurrency: 2, heartbeat: seconds(30), policy: 'once' },
  { stage: 'alert', followers: [], concurrency: 2, heartbeat: seconds(30), policy: 'once' },
  {
    stage: 'cut',
    followers: ['prove'],
    // As in the stages after it: they wait for servers and hardly work, and each order is somebody's who waits.
    concurrency: 16,
    heartbeat: seconds(30),
    policy: 'exclusive',
  },
  {
    stage: 'prove',
    followers: ['hold'],
    concurrency: 16,
    heartbeat: seconds(30),
    policy: 'exclusive',
  },
  { stage: 'hold', followers: [], concurrency: 64, heartbeat: seconds(30), policy: 'exclusive' },
  { stage: 'letter', followers: [], concurrency: 2, heartbeat: seconds(30), policy: 'exclusive' },
]

export type StageJob = Job<StageName>

const FOLLOWERS: ReadonlyMap<StageName, readonly StageName[]> = new Map(
  PIPELINE.map((plan) => [plan.stage, plan.followers]),
)

/** A follower that the pipeline does not know is a bug, caught before it is queued. */
export function assertFollowers(stage: StageName, jobs: readonly Job[]): void {
  const allowed: readonly string[] = FOLLOWERS.get(stage) ?? []
  const stranger = jobs.find((job) => !allowed.includes(job.stage))
  if (stranger !== undefined) {
    throw new Error(`Stage ${stage} may not hand over to ${stranger.stage}; see app/pipeline.ts`)
  }
}
