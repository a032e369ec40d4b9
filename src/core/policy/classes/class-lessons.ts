import { toSeconds } from '../../time/duration.ts'
import { between, type Instant } from '../../time/instant.ts'
import type { Interval } from '../../time/interval.ts'

/** What goes on in a span of a stream. Only `instruct` is teaching; the rest is never counted. */
type Activity = 'instruct' | 'idle' | 'admin' | 'chat'

/** A span of one stream, as seen or as scheduled. */
export type ClassPart = Interval & {
  readonly activity: Activity
  /** Class or cohort; `null` when not known, then room and course stand in for it. */
  readonly classId: string | null
  readonly roomId: string
  readonly course: string
  /** The lesson of the timetable this belongs to; `null` when no timetable declares it. */
  readonly lessonId: string | null
  /** A measured part may reach further by up to this many seconds; 0 when left out. */
  readonly uncertaintySeconds?: number
}

/** Teaching without a pause that counts. */
type TeachingRun = Interval

/** One lesson: runs of teaching with pauses between them. */
export type Lesson = {
  readonly runs: readonly TeachingRun[]
  readonly start: Instant
  readonly end: Instant
  readonly lessonId: string | null
  readonly roomId: string
  /** The largest of its parts. */
  readonly uncertaintySeconds: number
}

export type PauseLimits = { readonly minGapSeconds: number; readonly mergePauseSeconds: number }

/** Changing the room without changing the pupils leaves the class the same (docs/rules.md §1.7 step 5). */
function classKeyOf(part: ClassPart): string {
  return part.classId === null ? `room ${part.roomId} ${part.course}` : `class ${part.classId}`
}

/** Parts that teach, by class, in order of time. */
export function teachingByClass(
  parts: readonly ClassPart[],
): ReadonlyMap<string, readonly ClassPart[]> {
  const classes = new Map<string, ClassPart[]>()
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    if (part.activity !== 'instruct') continue
    const key = classKeyOf(part)
    const known = classes.get(key)
    if (known === undefined) classes.set(key, [part])
    else known.push(part)
  }
  return classes
}

const newLesson = (part: ClassPart): Lesson => ({
  runs: [{ start: part.start, end: part.end }],
  start: part.start,
  end: part.end,
  lessonId: part.lessonId,
  roomId: part.roomId,
  uncertaintySeconds: part.uncertaintySeconds ?? 0,
})

/** The timetable, or the change of room, says that these are two lessons. */
function isDeclaredApart(lesson: Lesson, part: ClassPart): boolean {
  if (lesson.lessonId !== null && part.lessonId !== null) return lesson.lessonId !== part.lessonId
  return lesson.roomId !== part.roomId
}

function extend(lesson: Lesson, part: ClassPart, joins: boolean): Lesson {
  const end = Math.max(lesson.end, part.end) as Instant
  const last = lesson.runs.at(-1)
  const runs =
    joins && last !== undefined
      ? [
          ...lesson.runs.slice(0, -1),
          { start: last.start, end: Math.max(last.end, end) as Instant },
        ]
      : [...lesson.runs, { start: part.start, end: part.end }]
  const uncertaintySeconds = Math.max(lesson.uncertaintySeconds, part.uncertaintySeconds ?? 0)
  return { ...lesson, runs, end, lessonId: lesson.lessonId ?? part.lessonId, uncertaintySeconds }
}

/**
 * Folds the teaching of one class into lessons (docs/rules.md §1.7 steps 2 and 4): a pause under `mergePauseSeconds` is
 * none; an undeclared one under `minGapSeconds` stays inside the lesson; what the timetable declares as two lessons
 * stays two, however short the pause.
 */
export function foldLessons(parts: readonly ClassPart[], limits: PauseLimits): readonly Lesson[] {
  const lessons: Lesson[] = []
  for (const part of parts) {
    const last = lessons.at(-1)
    const gap = last === undefined ? null : toSeconds(between(last.end, part.start))
    const startsAnew =
      last === undefined ||
      gap === null ||
      isDeclaredApart(last, part) ||
      gap >= limits.minGapSeconds
    if (startsAnew) lessons.push(newLesson(part))
    else lessons[lessons.length - 1] = extend(last, part, gap < limits.mergePauseSeconds)
  }
  return lessons
}
