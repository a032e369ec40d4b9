import type { Course } from '../../registry/course.ts'
import type { LiveRoom } from '../../registry/live-room.ts'
import { minutes } from '../../time/duration.ts'
import { between } from '../../time/instant.ts'
import type { Interval } from '../../time/interval.ts'
import type { ClassPart } from './class-lessons.ts'
import { declaredLesson } from './declared-lesson.ts'

/**
 * Teaching without a pause of three minutes, as it was seen: `start` is the first look that showed it, `end` the last
 * one. Nobody claims more; it may reach further on both sides by up to `uncertaintySeconds` (the time to the looks
 * around it, and our clock). Where nobody had looked before, or nobody could see after, it says what was seen.
 */
export type TeachingSegment = Interval & { readonly uncertaintySeconds: number }

/** A segment of teaching as it is kept: where, and what the timetable declared it to be. */
export type TaughtSegment = TeachingSegment & {
  readonly roomId: string
  readonly courseId: string | null
  /** Name of the course; `null` when no timetable declares it. */
  readonly course: string | null
  readonly classId: string | null
  readonly lessonId: string | null
}

/**
 * docs/rules.md §1.7 step 4: teaching again within this time that no timetable declares goes on for the same pupils.
 */
const SAME_PUPILS_WITHIN = minutes(10)

/** Names the class of a segment by the timetable, or by what was taught in the room just before. */
export function nameSegment(
  segment: TeachingSegment,
  room: Pick<LiveRoom, 'id' | 'title'>,
  courses: readonly Course[],
  earlier: readonly TaughtSegment[],
): TaughtSegment {
  const where = { ...segment, roomId: room.id }
  const declared = declaredLesson(courses, room, segment.start)
  if (declared !== null) return { ...where, ...declared }
  const before = earlier
    .filter(({ roomId, end }) => roomId === room.id && end <= segment.start)
    .findLast(({ end }) => between(end, segment.start) < SAME_PUPILS_WITHIN)
  const { courseId, course, classId } = before ?? { courseId: null, course: null, classId: null }
  return { ...where, courseId, course, classId, lessonId: null }
}

export const partOf = (segment: TaughtSegment): ClassPart => ({
  start: segment.start,
  end: segment.end,
  activity: 'instruct',
  classId: segment.classId,
  roomId: segment.roomId,
  course: segment.course ?? '',
  lessonId: segment.lessonId,
  uncertaintySeconds: segment.uncertaintySeconds,
})
