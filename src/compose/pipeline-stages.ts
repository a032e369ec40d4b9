import { markCanary, unmarked } from '../app/canary/marked-jobs.ts'
import { type CutDeps, type CutPayload, cut } from '../app/cuts/cut.ts'
import { type HoldDeps, type HoldPayload, hold } from '../app/cuts/hold.ts'
import { type ProveDeps, type ProvePayload, prove } from '../app/cuts/prove.ts'
import {
  type LetterPayload,
  type ProveLetterDeps,
  proveLetter,
} from '../app/letters/prove-letter.ts'
import { assertFollowers, PIPELINE, type StageName } from '../app/pipeline.ts'
import { type PlanDeps, type PlanPayload, plan } from '../app/plan/plan.ts'
import { type ProbePayload, probe } from '../app/plan/probe.ts'
import { type BatchPayload, type ProbeBatchDeps, probeBatch } from '../app/plan/probe-batch.ts'
import { type AlertDeps, type AlertPayload, alert } from '../app/record/alert.ts'
import { type RecordDeps, record } from '../app/record/record.ts'
import { traceparentIn, tracerOf } from '../app/tracing.ts'
import { type WatchDeps, type WatchPayload, watch } from '../app/watch/watch.ts'
import type { Work } from '../config/work.ts'
import type { CanaryShow } from '../core/canary/canary-run.ts'
import type { Observation } from '../core/violations/observation.ts'
import type { CanaryStage } from '../ports/canary/canary-stage.ts'
import type { Job, JobContext, JobHandler, StageSettings } from '../ports/job-queue.ts'

export type PipelineDeps = PlanDeps &
  ProbeBatchDeps &
  WatchDeps &
  RecordDeps &
  AlertDeps &
  CutDeps &
  ProveDeps &
  HoldDeps &
  ProveLetterDeps

/** Payloads come back from our own queue as they were put in; each stage names the shape it puts in and takes out. */
function handlers(deps: PipelineDeps): Readonly<Record<StageName, JobHandler>> {
  const tracer = tracerOf(deps)
  /** With the look that the job comes from. */
  const goOn = (name: string, payload: unknown, work: () => Promise<readonly Job[]>) =>
    tracer.resume(traceparentIn(payload), () => tracer.span(name, {}, work))
  return {
    plan: (payload) => tracer.begin('plan', {}, () => plan(deps, payload as PlanPayload)),
    async probe(payload, context) {
      const asked = payload as ProbePayload | BatchPayload
      if ('roomId' in asked) return await probe(deps, asked, context.signal)
      await probeBatch(deps, asked, context)
      return []
    },
    watch: (payload, context) => watch(deps, payload as WatchPayload, context),
    record: (payload) => goOn('record', payload, () => record(deps, payload as Observation)),
    alert: (payload) => goOn('alert', payload, () => alert(deps, payload as AlertPayload)),
    cut: (payload, { signal }) => cut(deps, payload as CutPayload, signal),
    prove: (payload, { signal }) => prove(deps, payload as ProvePayload, signal),
    hold: (payload, { signal }) => hold(deps, payload as HoldPayload, signal),
    letter: (payload, { signal }) => proveLetter(deps, payload as LetterPayload, signal),
  }
}

/** The line as it is for rooms, with records, evidence and a door of its own. */
export type CanaryLine = {
  readonly working: PipelineDeps
  /** Of those that are heard; `null`: nothing here hears and speaks them. */
  readonly heard: PipelineDeps | null
  readonly stage: CanaryStage
}

/** Opened with the first of their jobs; `null` while it cannot be. */
export type OpenCanaryLine = () => Promise<CanaryLine | null>

/** Draws where the line is; where it is not, those who look draw for themselves. */
export const stageOf = (open: OpenCanaryLine): CanaryStage => ({
  prepare: async (run) => await (await open())?.stage.prepare(run),
  show: async (show) => await (await open())?.stage.show(show),
})

/** Looks need the canary on air where they are made; what follows from them does not. */
const LOOKING: readonly StageName[] = ['probe', 'watch']

/** Jobs of canaries go through the same stages, and what follows from them stays theirs. */
function workingCanaries(
  working: PipelineDeps,
  place: CanaryStage,
  stage: StageName,
): CanaryHandler {
  const handler = handlers(working)[stage]
  return async (payload, canary, context) => {
    if (LOOKING.includes(stage)) await place.show(canary)
    const marked = {
      ...context,
      follow: (jobs: readonly Job[]) => context.follow(markCanary(jobs, canary)),
      part: (members: readonly string[], jobs: readonly Job[]) =>
        context.part(members, markCanary(jobs, canary)),
    }
    return markCanary(await handler(payload, marked), canary)
  }
}

type CanaryHandler = (
  payload: unknown,
  canary: CanaryShow,
  context: JobContext,
) => Promise<readonly Job[]>

/** Not worked here, and nobody else gets it: it says nothing of the patrol then, and that is written down. */
const lettingGo =
  ({ transactions }: Pick<PipelineDeps, 'transactions'>): CanaryHandler =>
  async (_, { id }) => {
    await transactions.run(({ canaries }) => canaries.letGo(id))
    return []
  }

/** Those that may need a browser. */
export const DEMANDING: ReadonlySet<string> = new Set<StageName>(['probe', 'watch'])

/** For a process that hands jobs over and works none. */
export const stagesWorkedElsewhere = (): readonly StageSettings[] =>
  PIPELINE.map(({ stage, heartbeat, policy }) => ({
    stage,
    heartbeat,
    policy,
    concurrency: 0,
    handler: () => Promise.reject(new Error(`stage ${stage} is not worked by this process`)),
  }))

/** How many at once; 0: others work it. */
function atOnce(stage: StageName, usual: number, work: Work | null): number {
  if (work === null) return usual
  return work.has(stage) ? (work.get(stage) ?? usual) : 0
}

/** Stages that a process takes, with how many at once. */
export const workOf = (work: Work | null): Readonly<Record<string, number>> =>
  Object.fromEntries(
    PIPELINE.map(
      ({ stage, concurrency }) => [stage, atOnce(stage, concurrency, work)] as const,
    ).filter(([, count]) => count > 0),
  )

/** Whether any of it may need a browser. */
export const takesDemanding = (work: Readonly<Record<string, number>>): boolean =>
  Object.keys(work).some((stage) => DEMANDING.has(stage))

/**
 * The pipeline of app/pipeline.ts with its handlers, ready for the queue. `work`: what this process takes of it;
 * `canaries`: what works the jobs of canaries.
 */
export function pipelineStages(
  deps: PipelineDeps,
  work: Work | null,
  takesDemandingOf: (stage: StageName) => boolean,
  canaries: OpenCanaryLine = async () => null,
): readonly StageSettings[] {
  const byStage = handlers(deps)
  return PIPELINE.map(({ stage, concurrency, heartbeat, policy }) => ({
    stage,
    concurrency: atOnce(stage, concurrency, work),
    heartbeat,
    policy,
    ...(DEMANDING.has(stage) ? { takesDemanding: () => takesDemandingOf(stage) } : {}),
    handler: async (given, context) => {
      const { payload, canary } = unmarked(given)
      const checked: JobContext = {
        ...context,
        follow: async (jobs) => {
          assertFollowers(stage, jobs)
          await context.follow(jobs)
        },
        part: async (members, jobs) => {
          assertFollowers(stage, jobs)
          await context.part(members, jobs)
        },
      }
      const ofCanary: CanaryHandler = async (own, show, job) => {
        const line = await canaries()
        const working = show.sense === 'heard' ? line?.heard : line?.working
        const handler =
          line === null || working === null || working === undefined
            ? lettingGo(deps)
            : workingCanaries(working, line.stage, stage)
        return await handler(own, show, job)
      }
      const followers = await (canary === null
        ? byStage[stage](payload, checked)
        : ofCanary(payload, canary, checked))
      assertFollowers(stage, followers)
      return followers
    },
  }))
}
