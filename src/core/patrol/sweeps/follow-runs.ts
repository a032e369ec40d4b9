import { hours } from '../../time/duration.ts'
import { between, civilDateOf, type Instant } from '../../time/instant.ts'
import type { RoomStatus } from '../coverage.ts'
import type { HeldRoom } from '../plan-probes.ts'
import { wasOnlyPostponed } from '../room-status.ts'
import { inScope, type PatrolSweep } from '../sweep.ts'
import { type SweepRun, scheduledRunId } from './sweep-run.ts'

export type RunChange =
  | { readonly kind: 'open'; readonly run: SweepRun }
  | {
      readonly kind: 'progress'
      readonly id: string
      readonly rooms: number
      readonly looked: number
    }
  | { readonly kind: 'finish'; readonly run: SweepRun }
  /** The clock was set back into a day that was over, or before the run began. */
  | { readonly kind: 'reopen'; readonly run: SweepRun; readonly startedAt: Instant }

type Count = { readonly rooms: number; readonly looked: number }

/** A round that has not come to its end by then never will: a platform stays closed. What is missing is told. Ours: docs/rules.md §7. */
const ROUND_AT_MOST = hours(24)

const wasSeen = (status: RoomStatus | null, since: Instant, now: Instant): boolean =>
  status !== null &&
  since <= status.lastLookAt &&
  status.lastLookAt <= now &&
  !wasOnlyPostponed(status)

/** Rooms that a person's round has still to look at. Watched ones are looked at all the time. */
export function stillToSee(
  run: SweepRun,
  sweep: PatrolSweep | undefined,
  rooms: readonly HeldRoom[],
  now: Instant,
): readonly HeldRoom[] {
  if (sweep === undefined || run.kind !== 'manual' || run.state !== 'running') return []
  return rooms.filter(
    (planned) => inScope(sweep, planned) && !wasSeen(planned.status, run.startedAt, now),
  )
}

function countOf(rooms: readonly HeldRoom[], since: Instant, now: Instant): Count {
  return {
    rooms: rooms.length,
    looked: rooms.filter(({ status }) => wasSeen(status, since, now)).length,
  }
}

function progressOf(run: SweepRun, { rooms, looked }: Count): readonly RunChange[] {
  // Between its hours a sweep holds nobody: what it came to stays.
  if (rooms === 0 || (rooms === run.rooms && looked === run.looked)) return []
  return [{ kind: 'progress', id: run.id, rooms, looked }]
}

function followManual(
  run: SweepRun,
  sweep: PatrolSweep | undefined,
  rooms: readonly HeldRoom[],
  now: Instant,
): readonly RunChange[] {
  const late = between(run.startedAt, now) > ROUND_AT_MOST
  if (run.state === 'paused' && late) return [{ kind: 'finish', run }]
  if (run.state !== 'running') return []
  if (now < run.startedAt) return [{ kind: 'reopen', run, startedAt: now }]
  // A sweep that this machine does not know has rooms that nobody counted: the round is not over for that.
  if (sweep === undefined) return late ? [{ kind: 'finish', run }] : []
  const scope = rooms.filter((planned) => inScope(sweep, planned))
  const count = countOf(scope, run.startedAt, now)
  const over = count.looked === count.rooms || late
  return [...progressOf(run, count), ...(over ? [{ kind: 'finish', run } as const] : [])]
}

type Followed = {
  readonly sweeps: readonly PatrolSweep[]
  /** Those not over, and those of today. */
  readonly runs: readonly SweepRun[]
  /** All rooms, with the sweep that has them; sweeps that are held back have none. */
  readonly rooms: readonly HeldRoom[]
  /** The tick that this is for was missed. */
  readonly backfilled: boolean
}

function followScheduled(
  sweep: PatrolSweep,
  { runs, rooms, backfilled }: Followed,
  now: Instant,
): readonly RunChange[] {
  const day = civilDateOf(now)
  const id = scheduledRunId(sweep.name, day)
  const held = rooms.filter((planned) => planned.sweep?.name === sweep.name)
  const run = runs.find((one) => one.id === id)
  if (run === undefined) {
    if (held.length === 0) return []
    const count = countOf(held, now, now)
    const opened: SweepRun = {
      id,
      sweep: sweep.name,
      kind: 'scheduled',
      state: 'running',
      day,
      startedAt: now,
      endedAt: null,
      who: 'system',
      why: 'tick',
      backfilled,
      ...count,
      progressAt: now,
    }
    return [{ kind: 'open', run: opened }]
  }
  if (run.state === 'finished' || (run.state === 'running' && now < run.startedAt)) {
    return [{ kind: 'reopen', run, startedAt: now < run.startedAt ? now : run.startedAt }]
  }
  return run.state === 'running' ? progressOf(run, countOf(held, run.startedAt, now)) : []
}

/** What the runs of all sweeps come to at a tick: opened, advanced, closed with their day. Decides, changes nothing. */
export function followRuns(followed: Followed, now: Instant): readonly RunChange[] {
  const today = civilDateOf(now)
  const { runs, sweeps, rooms } = followed
  const over = runs.filter(
    ({ kind, day, endedAt }) => kind === 'scheduled' && day !== today && endedAt === null,
  )
  const manual = runs.filter(({ kind }) => kind === 'manual')
  return [
    ...over.map((run) => ({ kind: 'finish', run }) as const),
    ...sweeps.flatMap((sweep) => followScheduled(sweep, followed, now)),
    ...manual.flatMap((run) =>
      followManual(
        run,
        sweeps.find(({ name }) => name === run.sweep),
        rooms,
        now,
      ),
    ),
  ]
}
