import type { Random } from '../seeded-random.ts'
import { type Duration, milliseconds, minutes } from '../time/duration.ts'
import { between, type Instant, plus } from '../time/instant.ts'
import type { CanaryKind, CanaryReach, CanaryRun, CanarySense, HearingPair } from './canary-run.ts'
import { isMadeVoice, isSamePair } from './heard-means.ts'

/** How often canaries are let out, and how long each is on air. */
export type CanaryRhythm = {
  /** From the end of one to the begin of the next, on average. */
  readonly pause: Duration
  /** From the start of the program to its first. */
  readonly first: Duration
  /** After a miss it is soon looked whether the next one is seen. */
  readonly afterMiss: Duration
  readonly lessonFor: Duration
  readonly otherFor: Duration
}

/** Ours, with the measured times: docs/decisions/0177. */
export const canaryRhythm = (pause: Duration): CanaryRhythm => ({
  pause,
  first: minutes(3),
  afterMiss: minutes(1),
  lessonFor: minutes(3),
  otherFor: minutes(2),
})

/**
 * Of canaries that are heard. Who has little to read is listened to once a minute (core/hearing/when-to-listen.ts), and three
 * listenings make a lesson: a fourth and a fifth may fail. After a miss nobody hurries: listening may be paid for, and
 * pictures are tried between two. What is none is on air long enough to be taken for a lesson. Measured: docs/decisions/0266.
 */
export const heardRhythm = (rhythm: CanaryRhythm): CanaryRhythm => ({
  ...rhythm,
  afterMiss: minutes(10),
  lessonFor: minutes(6),
  otherFor: minutes(5),
})

/** What the line made of the canary that is on air. */
export type CanarySight = { readonly reached: CanaryReach; readonly alertedAt: Instant | null }

export type CanaryStep =
  | { readonly kind: 'wait' }
  /** Write down when the next one is due. */
  | { readonly kind: 'schedule'; readonly run: CanaryRun }
  /** Draw it and put it on air. */
  | { readonly kind: 'begin'; readonly run: CanaryRun }
  /** It is on air: the patrol's tick. */
  | { readonly kind: 'patrol'; readonly run: CanaryRun }
  | { readonly kind: 'conclude'; readonly run: CanaryRun }

/**
 * Two lessons to each that is none: that lessons are found matters more. After each that is none comes a lesson, so that
 * lessons are never far apart.
 */
const LESSON_AFTER_LESSON = 1 / 2
/** Nobody followed it for so long after its end: the program stood still meanwhile. */
const FOLLOWED_WITHIN: Duration = minutes(1)
/** It begins a few seconds after it was let out; later it was a clock that was set back. */
const BEGINS_WITHIN: Duration = minutes(1)
/** One that is due for longer waits for a program that has been up for a while. */
const OVERDUE_AFTER: Duration = minutes(1)

/** Between half of the time and half as much again: nobody can say when. */
const aroundTime = (pause: Duration, random: Random): Duration =>
  milliseconds(Math.round(pause * (0.5 + random())))

const isMiss = (run: CanaryRun | null): boolean =>
  run?.state === 'missed' || run?.state === 'unseen'

function kindOfNext(last: CanaryRun | null, random: Random): CanaryKind {
  // Whether the patrol is blind is told by lessons.
  if (last === null || isMiss(last) || last.kind === 'other') return 'lesson'
  return random() < LESSON_AFTER_LESSON ? 'lesson' : 'other'
}

/** Until a lesson of this voice was understood by this recogniser once. */
function hasToCalibrate(last: CanaryRun | null, hearing: HearingPair | null): boolean {
  if (hearing === null || !isMadeVoice(hearing)) return false
  const known = last !== null && isSamePair(last.hearing, hearing)
  return !known || (last.calibrates && last.state !== 'found')
}

function pauseBefore(last: CanaryRun | null, rhythm: CanaryRhythm): Duration {
  if (last === null || last.state === 'abandoned') return rhythm.first
  return isMiss(last) ? rhythm.afterMiss : rhythm.pause
}

/** The one after `last`, which is over and of the same sense; `null`: there was none. `hearing`: it is heard, and how. */
export function nextCanary(
  id: string,
  last: CanaryRun | null,
  now: Instant,
  random: Random,
  rhythm: CanaryRhythm,
  hearing: HearingPair | null = null,
): CanaryRun {
  const calibrates = hasToCalibrate(last, hearing)
  const sense: CanarySense = hearing === null ? 'seen' : 'heard'
  return {
    id,
    // Whether it is understood is told by lessons.
    kind: calibrates ? 'lesson' : kindOfNext(last, random),
    sense,
    hearing,
    calibrates,
    seed: Math.floor(random() * 2 ** 31),
    state: 'waiting',
    dueAt: plus(now, aroundTime(pauseBefore(last, rhythm), random)),
    begunAt: null,
    endsAt: null,
    alertedAt: null,
    endedAt: null,
    reached: null,
  }
}

/** On air from now on. */
export const begunCanary = (run: CanaryRun, now: Instant, rhythm: CanaryRhythm): CanaryRun => ({
  ...run,
  state: 'on-air',
  begunAt: now,
  endsAt: plus(now, run.kind === 'lesson' ? rhythm.lessonFor : rhythm.otherFor),
})

const over = (run: CanaryRun, now: Instant, state: CanaryRun['state'], sight: CanarySight) => ({
  ...run,
  ...sight,
  state,
  endedAt: now,
})

/** A canary that nobody can say anything of. */
export const abandonedCanary = (run: CanaryRun, now: Instant): CanaryRun => ({
  ...run,
  state: 'abandoned',
  endedAt: now,
})

/** What has to have come of what is no lesson, for its silence to say something. */
const SEEN: Readonly<Record<CanarySense, readonly CanaryReach[]>> = {
  seen: ['read', 'heard', 'violation', 'alert'],
  heard: ['heard', 'violation', 'alert'],
}

/** That words came of it is written down with the canary, not where the line writes. */
const withWords = (run: CanaryRun, sight: CanarySight): CanarySight =>
  run.reached === 'heard' && !SEEN.heard.includes(sight.reached)
    ? { ...sight, reached: 'heard' }
    : sight

function followOnAir(run: CanaryRun, told: CanarySight, now: Instant): CanaryStep {
  const sight = withWords(run, told)
  const { begunAt, endsAt } = run
  if (begunAt === null || endsAt === null || between(now, begunAt) > BEGINS_WITHIN) {
    return { kind: 'conclude', run: abandonedCanary(run, now) }
  }
  const isLesson = run.kind === 'lesson'
  if (sight.alertedAt !== null && sight.alertedAt <= endsAt) {
    return {
      kind: 'conclude',
      run: over(run, now, isLesson ? 'found' : 'false-alarm', sight),
    }
  }
  if (now < endsAt) return { kind: 'patrol', run }
  // One that was let go by those who should have looked was not missed: nobody was asked. Whoever did look was.
  const isLetGo =
    run.reached === 'let-go' && (sight.reached === 'nothing' || sight.reached === 'let-go')
  if (isLetGo || between(endsAt, now) > FOLLOWED_WITHIN) {
    return { kind: 'conclude', run: abandonedCanary(run, now) }
  }
  if (isLesson) return { kind: 'conclude', run: over(run, now, 'missed', sight) }
  const seen = SEEN[run.sense].includes(sight.reached)
  return { kind: 'conclude', run: over(run, now, seen ? 'quiet' : 'unseen', sight) }
}

type Known = {
  /** The one that is not over, else the last that was; of one sense. */
  readonly newest: CanaryRun | null
  readonly sight: CanarySight
  readonly nextId: string
  /** With what it would be heard; left out: it is seen. */
  readonly hearing?: HearingPair
}

/** What is to be done about canaries at a tick. */
export function followCanary(
  { newest, sight, nextId, hearing }: Known,
  now: Instant,
  random: Random,
  rhythm: CanaryRhythm,
): CanaryStep {
  if (newest === null || newest.endedAt !== null) {
    return { kind: 'schedule', run: nextCanary(nextId, newest, now, random, rhythm, hearing) }
  }
  if (newest.state === 'on-air') return followOnAir(newest, sight, now)
  // Another voice or recogniser was set while it waited.
  if (!isSamePair(newest.hearing, hearing ?? null)) {
    return { kind: 'conclude', run: abandonedCanary(newest, now) }
  }
  const early = between(now, newest.dueAt)
  // A clock that was set back must not put the next one off for days.
  if (early > Math.max(rhythm.pause, rhythm.first) * 1.5 || -early > OVERDUE_AFTER) {
    const dueAt = plus(now, aroundTime(rhythm.afterMiss, random))
    return { kind: 'schedule', run: { ...newest, dueAt } }
  }
  return early > 0 ? { kind: 'wait' } : { kind: 'begin', run: newest }
}
