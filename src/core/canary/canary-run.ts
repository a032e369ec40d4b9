import type { Instant } from '../time/instant.ts'

/** A lesson has to be found; anything else must not be taken for one. */
const CANARY_KINDS = ['lesson', 'other'] as const
export type CanaryKind = (typeof CANARY_KINDS)[number]

/** What it is told by: words on its picture, or words that are said while a picture without any stands. */
export const CANARY_SENSES = ['seen', 'heard'] as const
export type CanarySense = (typeof CANARY_SENSES)[number]

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

/**
 * How far along the line a canary came. `let-go`: a process that cannot work canaries took one of its jobs; `heard`: what
 * is said in it came to be words.
 */
const CANARY_REACHES = [
  'nothing',
  'let-go',
  'probed',
  'read',
  'heard',
  'violation',
  'alert',
] as const
export type CanaryReach = (typeof CANARY_REACHES)[number]

/** One thing that the program shows itself, or says to itself, to see whether it sees and hears. */
export type CanaryRun = {
  readonly id: string
  readonly kind: CanaryKind
  readonly sense: CanarySense
  /** Who says it, and what is to make words of it; `null`: nothing is said. */
  readonly hearing: HearingPair | null
  /**
   * Whether it only tries whether this recogniser understands this made voice at all: no miss then says that the patrol
   * is deaf.
   */
  readonly calibrates: boolean
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

/** A voice, and the recogniser that it is to be understood by: names of those of all processes that watch. */
export type HearingPair = { readonly voice: string; readonly recogniser: string }

/** What every machine needs to show it: the same pictures at the same time. */
export type CanaryShow = {
  readonly id: string
  readonly kind: CanaryKind
  readonly sense: CanarySense
  readonly seed: number
  readonly begunAt: Instant
  readonly endsAt: Instant
}

export function showOfRun({
  id,
  kind,
  sense,
  seed,
  begunAt,
  endsAt,
}: CanaryRun): CanaryShow | null {
  return begunAt === null || endsAt === null ? null : { id, kind, sense, seed, begunAt, endsAt }
}
