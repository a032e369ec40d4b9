import type { CivilDate } from '../../time/civil-date.ts'
import type { Instant } from '../../time/instant.ts'

export const RUN_STATES = ['running', 'paused', 'stopped', 'finished'] as const
export type RunState = (typeof RUN_STATES)[number]

/**
 * `scheduled`: a sweep over one day of its own, opened by its first tick that finds a room to hold and closed with the
 * day. `manual`: one look at every room in scope, whatever the hour, because a person asked for it.
 */
export const RUN_KINDS = ['scheduled', 'manual'] as const
export type RunKind = (typeof RUN_KINDS)[number]

export type SweepRun = {
  readonly id: string
  readonly sweep: string
  readonly kind: RunKind
  readonly state: RunState
  /** In Asia/Shanghai; of `scheduled` the day that is patrolled. */
  readonly day: CivilDate
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  /** Who started it, and why; `system` for `scheduled`. */
  readonly who: string
  readonly why: string
  /** Opened by a tick that was made up for. */
  readonly backfilled: boolean
  /** Rooms it holds (`scheduled`: when it last held any), and how many of them were looked at since it began. */
  readonly rooms: number
  readonly looked: number
  readonly progressAt: Instant
}

/** One of each sweep and day, whichever machine is first. */
export const scheduledRunId = (sweep: string, day: CivilDate): string => `${sweep}@${day}`

/** Sweeps that a person has taken off today: they hold nothing until they are resumed, or the day is over. */
export const heldBack = (runs: readonly SweepRun[], today: CivilDate): ReadonlySet<string> =>
  new Set(
    runs
      .filter(({ kind, day, state }) => kind === 'scheduled' && day === today && isOff(state))
      .map(({ sweep }) => sweep),
  )

const isOff = (state: RunState): boolean => state === 'paused' || state === 'stopped'

export type RunStep = 'pause' | 'resume' | 'stop'
const NEXT: Readonly<Record<RunStep, Readonly<Partial<Record<RunState, RunState>>>>> = {
  pause: { running: 'paused' },
  resume: { paused: 'running', stopped: 'running' },
  stop: { running: 'stopped', paused: 'stopped' },
}

/** The state that a step leads to; `null` when it cannot be taken. A stopped run of today may be taken up again. */
export function stateAfter(run: SweepRun, step: RunStep, today: CivilDate): RunState | null {
  const next = NEXT[step][run.state] ?? null
  const over = run.kind === 'scheduled' ? run.day !== today : run.state === 'stopped'
  return step === 'resume' && over ? null : next
}
