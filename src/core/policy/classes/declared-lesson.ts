import type { Course } from '../../registry/course.ts'
import type { LiveRoom } from '../../registry/live-room.ts'
import { weekdayOf } from '../../time/civil-date.ts'
import { minutes, seconds } from '../../time/duration.ts'
import { civilDateOf, type Instant, plus, startOfDay } from '../../time/instant.ts'

/** What a timetable says of teaching that was seen. */
export type DeclaredLesson = {
  readonly courseId: string
  readonly course: string
  /** The class, when the room's title names it; who else is in the room is not known, and no class is guessed. */
  readonly classId: string | null
  readonly lessonId: string
}

/** Teachers begin early and end late; beyond this it is another lesson. Ours: docs/rules.md §7. */
const EARLY_OR_LATE = minutes(10)

type Candidate = {
  readonly course: Course
  readonly lessonId: string
  readonly off: number
  /** It was over when this began: then rather a lesson that is to come. */
  readonly over: boolean
}

function candidatesOf(course: Course, at: Instant): readonly Candidate[] {
  const date = civilDateOf(at)
  const { from, until, weekdays, lessons } = course.timetable
  if (date < from || until < date || !weekdays.includes(weekdayOf(date))) return []
  return lessons.flatMap((lesson, place) => {
    const start = plus(startOfDay(date), seconds(lesson.start))
    const end = plus(start, minutes(lesson.minutes))
    const off = Math.max(0, start - at, at - end)
    const lessonId = `${course.id} ${date} ${place}`
    return off > EARLY_OR_LATE ? [] : [{ course, lessonId, off, over: at >= end }]
  })
}

const isNamedBy = (title: string, { name, className }: Course): boolean =>
  title.includes(name) || (className !== null && className !== '' && title.includes(className))

/**
 * The lesson of the timetable that teaching which began at `at` in this room belongs to; `null` when none, or when
 * several courses of the institution are taught at that time and the room's title names none of them.
 */
export function declaredLesson(
  courses: readonly Course[],
  room: Pick<LiveRoom, 'title'>,
  at: Instant,
): DeclaredLesson | null {
  const candidates = courses.flatMap((course) => candidatesOf(course, at))
  const named = candidates.filter(({ course }) => isNamedBy(room.title, course))
  const fitting = named.length > 0 ? named : candidates
  const several = new Set(fitting.map(({ course }) => course.id)).size > 1
  const [nearest] = fitting.toSorted((a, b) => Number(a.over) - Number(b.over) || a.off - b.off)
  if (nearest === undefined || (several && named.length === 0)) return null
  const { course, lessonId } = nearest
  const classId = named.length > 0 ? course.id : null
  return { courseId: course.id, course: course.name, classId, lessonId }
}
