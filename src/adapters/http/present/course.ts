import type { CourseView } from '../../../app/queries/course-queries.ts'
import type { Course as WireCourse } from '../../../contracts/course.ts'
import type { TimetableConflict } from '../../../core/policy/classes/check-timetable.ts'
import { RULE_WORDS } from '../../../core/policy/words/rule-words.ts'
import type { TimetableLesson } from '../../../core/registry/course.ts'
import { regionName } from '../../../core/registry/region.ts'

function wallClock(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), Math.floor(minutes % 60)]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const lesson = ({ start, minutes }: TimetableLesson) => ({
  start: wallClock(start / 60),
  end: wallClock(start / 60 + minutes),
  minutes,
})

function strictest(conflicts: readonly TimetableConflict[]): WireCourse['verdict'] {
  if (conflicts.some(({ verdict }) => verdict === 'forbidden')) return 'forbidden'
  return conflicts.length > 0 ? 'review' : 'permitted'
}

/** Nobody is left unjudged silently: without its institution a course has no verdict. */
export function presentCourse({ course, institution, conflicts }: CourseView): WireCourse {
  const { id, institutionId, name, className, subject, content, stage, region } = course
  const { from, until, weekdays, lessons } = course.timetable
  return {
    id,
    institutionId,
    institutionName: institution?.name ?? null,
    name,
    className,
    subject,
    content,
    stage,
    region,
    regionName: regionName(region),
    teacher: course.teacher,
    materialFiling: course.materialFiling,
    priceYuan: course.priceYuan,
    timetable: { from, until, weekdays: [...weekdays], lessons: lessons.map(lesson) },
    verdict: conflicts === null ? null : strictest(conflicts),
    conflicts: (conflicts ?? []).map((conflict) => ({
      ...conflict,
      ruleName: { ...RULE_WORDS[conflict.rule] },
    })),
  }
}
