import type { Instant } from '../time/instant.ts'

/** A lesson has to be found; anything else must not be taken for one. */
const CANARY_KINDS = ['lesson', 'other'] as const
export type CanaryKind = (typeof CANARY_KINDS)[number]

/**
 * `found`, `missed`: of lessons. `quiet`, `false-alarm`: of all else. `unseen`: it was no lesson, and nobody looked at it.
 * `abandoned`: the program was stopped meanwhile, or nobody was asked to find it (`let-go`), which says nothing.
 */
const CANARY_STATES = [
  'waiting',
  'on-air',
  'found',
  'missed',
  'quiet',
  'false-alarm',
  'unseen',
  'abandoned',
] as const
export type CanaryState = (typeof CANARY_STATES)[number]

/** How far along the line a canary came. `let-go`: a process that cannot work canaries took one of its jobs. */
const CANARY_REACHES = ['nothing', 'let-go', 'probed', 'read', 'violation', 'alert'] as const
export type CanaryReach = (typeof CANARY_REACHES)[number]

/** One picture that the program shows itself, to see whether it sees. */
export type CanaryRun = {
  readonly id: string
  readonly kind: CanaryKind
  /** What its texts are drawn from; the same on every machine. */
  readonly seed: number
  readonly state: CanaryState
  /** When it is to begin: a moment that nobody can guess. */
  readonly dueAt: Instant
  readonly begunAt: Instant | null
  /** It goes off air then; a lesson has to be found before. */
  readonly endsAt: Instant | null
  readonly alertedAt: Instant | null
  readonly endedAt: Instant | null
  readonly reached: CanaryReach | null
}

/** What every machine needs to show it: the same pictures at the same time. */
export type CanaryShow = {
  readonly id: string
  readonly kind: CanaryKind
  readonly seed: number
  readonly begunAt: Instant
  readonly endsAt: Instant
}

export function showOfRun({ id, kind, seed, begunAt, endsAt }: CanaryRun): CanaryShow | null {
  return begunAt === null || endsAt === null ? null : { id, kind, seed, begunAt, endsAt }
}
