import { type Duration, milliseconds, minutes, seconds, toSeconds } from '../time/duration.ts'
import { between, type Instant, later, plus } from '../time/instant.ts'

/** How long a room was watched and how much of that was teaching, measured look by look. Pure data. */
export type LessonTime = {
  readonly observedSeconds: number
  readonly teachingSeconds: number
  /** The longest teaching without a break. */
  readonly longestSeconds: number
  /** The stretch that was seen last; it goes on when teaching is seen again before it has grown old. */
  readonly stretch: { readonly begin: Instant; readonly seenAt: Instant } | null
  readonly lastLookAt: Instant | null
}

export const NO_LESSON_TIME: LessonTime = {
  observedSeconds: 0,
  teachingSeconds: 0,
  longestSeconds: 0,
  stretch: null,
  lastLookAt: null,
}

/** Looks further apart than this were not watching in between: nothing is said of that time. Ours: docs/rules.md §7. */
const LONGEST_BETWEEN_LOOKS: Duration = minutes(1)
/**
 * A break shorter than this does not interrupt an explanation; a question is read or an answer awaited. Ours:
 * docs/rules.md §7.
 */
const LONGEST_BREAK: Duration = seconds(60)

/**
 * Adds a look that saw the room. `teachingSince` is when the teaching that the look shows was first seen, `null` when
 * it shows none: evidence over time believes late, and what led to the belief was teaching too.
 */
export function addLookTime(
  time: LessonTime,
  look: { readonly at: Instant; readonly teachingSince: Instant | null },
): LessonTime {
  const { at, teachingSince } = look
  if (time.lastLookAt !== null && at <= time.lastLookAt) return time
  const passed = time.lastLookAt === null ? milliseconds(0) : between(time.lastLookAt, at)
  const watched = passed > LONGEST_BETWEEN_LOOKS ? milliseconds(0) : passed
  const observedSeconds = time.observedSeconds + toSeconds(watched)
  const seen = { ...time, observedSeconds, lastLookAt: at }
  return teachingSince === null
    ? seen
    : addTeaching(seen, time.stretch, watched, look.at, teachingSince)
}

function addTeaching(
  seen: LessonTime,
  before: LessonTime['stretch'],
  watched: Duration,
  at: Instant,
  teachingSince: Instant,
): LessonTime {
  const goesOn = before !== null && between(before.seenAt, at) <= LONGEST_BREAK
  // Never before the watching began, nor into time that was already counted.
  const earliest = later(
    plus(at, milliseconds(-seen.observedSeconds * 1_000)),
    before?.seenAt ?? teachingSince,
  )
  const begin = goesOn ? before.begin : later(teachingSince, earliest)
  const added = goesOn ? toSeconds(watched) : toSeconds(between(begin, at))
  return {
    ...seen,
    teachingSeconds: Math.min(seen.observedSeconds, seen.teachingSeconds + added),
    longestSeconds: Math.max(seen.longestSeconds, toSeconds(between(begin, at))),
    stretch: { begin, seenAt: at },
  }
}

/** Share of the watched time that was teaching, 0..1. */
export const teachingShare = ({ observedSeconds, teachingSeconds }: LessonTime): number =>
  observedSeconds === 0 ? 0 : teachingSeconds / observedSeconds
