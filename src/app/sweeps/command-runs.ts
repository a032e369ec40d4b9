import { fail, type Result, succeed } from '../../core/fault.ts'
import { type RunStep, type SweepRun, stateAfter } from '../../core/patrol/sweeps/sweep-run.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import { audit, type Commanded, conflict, notFound } from '../commands/command.ts'
import type { StageJob } from '../pipeline.ts'
import { type SweepDeps, sweepNamed } from './sweep-deps.ts'

export type RunDeps = SweepDeps & {
  /** The patrol is planned anew at once, not at the next tick. */
  readonly enqueue: (jobs: readonly StageJob[]) => Promise<void>
}

/** A round is planned with no sweep; what was taken off or on again changes what every sweep has. */
const planAtOnce = async (deps: RunDeps, { kind }: Pick<SweepRun, 'kind'>): Promise<void> => {
  const key = `run:${deps.identifiers.next()}`
  const payload = kind === 'manual' ? { sweeps: [] } : {}
  await deps.enqueue([{ stage: 'plan', key, payload }])
}

const alreadyGoing = (): Result<never> =>
  fail('conflict', '该巡查已有一轮在进行。A round of this sweep is going on already.', 'name')

/**
 * One look at every room in the sweep's scope, now, whatever the hour and the sweep's own window; spread as the platforms
 * allow. `conflict` while one is going on.
 */
export async function startRound(
  deps: RunDeps,
  command: Commanded & { readonly name: string },
): Promise<Result<SweepRun>> {
  const { clock, identifiers, transactions } = deps
  const { name, who, why } = command
  if (sweepNamed(deps, name) === null) return notFound('该巡查', 'sweep')
  const started = await transactions.run(async (records): Promise<Result<SweepRun>> => {
    const now = clock.now()
    const day = civilDateOf(now)
    const run: SweepRun = {
      id: identifiers.next(),
      sweep: name,
      kind: 'manual',
      state: 'running',
      day,
      startedAt: now,
      endedAt: null,
      who,
      why,
      backfilled: false,
      rooms: 0,
      looked: 0,
      progressAt: now,
    }
    if (!(await records.sweepRuns.open(run))) return alreadyGoing()
    await auditRun(records, deps, command, run)
    return succeed(run)
  })
  if (started.ok) await planAtOnce(deps, started.value)
  return started
}

const auditRun = (
  records: Parameters<typeof audit>[0],
  { clock }: Pick<RunDeps, 'clock'>,
  command: Commanded,
  run: SweepRun,
): Promise<void> =>
  audit(records, clock, command, {
    type: 'system.changed',
    subjectKind: 'system',
    subjectId: `run:${run.id}`,
    data: run,
  })

const WORDS: Readonly<Record<RunStep, readonly [zh: string, en: string]>> = {
  pause: ['暂停', 'paused'],
  resume: ['恢复', 'resumed'],
  stop: ['停止', 'stopped'],
}

const STATES: Readonly<Record<SweepRun['state'], string>> = {
  running: '正在进行',
  paused: '已暂停',
  stopped: '已停止',
  finished: '已结束',
}

function cannot(step: RunStep, { state }: SweepRun): Result<never> {
  const [zh, en] = WORDS[step]
  return fail(
    'conflict',
    `此次运行${STATES[state]}，不能${zh}。The run is ${state} and cannot be ${en}.`,
    'id',
  )
}

/**
 * Pauses, resumes or stops a run. While the run of today is off, its sweep holds no room: sweeps of a lower rank take
 * them over, and rooms that no other sweep holds are not patrolled. A new day begins with a new run.
 */
export async function changeRun(
  deps: RunDeps,
  step: RunStep,
  command: Commanded & { readonly id: string },
): Promise<Result<SweepRun>> {
  const changed = await deps.transactions.run(async (records): Promise<Result<SweepRun>> => {
    const now = deps.clock.now()
    const run = await records.sweepRuns.find(command.id)
    if (run === null) return notFound('该次运行', 'run')
    const state = stateAfter(run, step, civilDateOf(now))
    if (state === null) return cannot(step, run)
    const endedAt = state === 'stopped' ? now : null
    const to = { state, startedAt: run.startedAt, endedAt }
    if (!(await records.sweepRuns.change(run.id, run.state, to))) return conflict()
    const after = { ...run, ...to }
    await auditRun(records, deps, command, after)
    return succeed(after)
  })
  if (changed.ok) await planAtOnce(deps, changed.value)
  return changed
}
