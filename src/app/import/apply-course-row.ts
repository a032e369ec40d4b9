import { timetableConflicts } from '../../core/policy/classes/check-timetable.ts'
import { factsOnDay } from '../../core/policy/facts-of.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Course, Timetable } from '../../core/registry/course.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { parseTypedWeekdays } from '../../core/registry/typed-timetable.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'
import { stageFor } from './apply-room-row.ts'
import { isFirst } from './apply-rows.ts'
import { courseKey, type DraftRegister, noteCourse } from './draft-register.ts'
import { readOwner } from './find-owner.ts'
import { readLessons } from './read-lessons.ts'
import type { RowReader, Typed } from './row-reader.ts'
import { subjectOf } from './typed-words.ts'
import { warnOfTeacher } from './warn-of-teacher.ts'

function readTimetable(reader: RowReader, before: Timetable | undefined): Timetable | null {
  const start = reader.rejections()
  const from = reader.date('from') ?? before?.from
  const until = reader.date('until') ?? before?.until
  const weekdays =
    reader.parsed(
      'weekdays',
      ['看不懂，请写成 周一、周三', 'not understood; write 周一、周三'],
      parseTypedWeekdays,
    ) ?? before?.weekdays
  const lessons = readLessons(reader) ?? before?.lessons
  if (reader.rejections() > start) return null
  if (
    from === undefined ||
    until === undefined ||
    weekdays === undefined ||
    lessons === undefined
  ) {
    reader.reject(null, [
      '须填开课日期、结课日期、上课星期、上课时间',
      'first day, last day, weekdays and times are needed',
    ])
    return null
  }
  if (until < from) {
    reader.reject('until', ['结课日期早于开课日期', 'ends before it begins'])
    return null
  }
  return { from, until, weekdays, lessons }
}

const kept = <T>(typed: Typed<T>, before: T | null | undefined): T | null =>
  typed === undefined ? (before ?? null) : typed

function warnOfConflicts(reader: RowReader, course: Course, owner: Institution, law: Law): void {
  const factsOn = (date: CivilDate) => factsOnDay(owner, date)
  for (const conflict of timetableConflicts(course, owner.actor, factsOn, law)) {
    const { rule, verdict, days, firstDay, lastDay } = conflict
    const zh = verdict === 'forbidden' ? '禁止' : '须人工判断'
    reader.warn('lessons', [
      `课表与法定时间冲突：${rule} ${zh}，共 ${days} 天（${firstDay} 至 ${lastDay}）`,
      `timetable against legal time: ${rule} ${verdict} on ${days} days (${firstDay} to ${lastDay})`,
    ])
  }
}

/** A course is told by its institution, name and class. Its timetable is judged beforehand; conflicts are warnings. */
export function applyCourseRow(
  reader: RowReader,
  draft: DraftRegister,
  nextId: () => string,
  law: Law,
): void {
  const start = reader.rejections()
  const owner = readOwner(reader, draft)
  const name = reader.text('course')
  if (typeof name !== 'string') reader.reject('course', ['名称不能为空', 'the name is missing'])
  const className = reader.text('className') ?? null
  const subject = reader.parsed(
    'subject',
    ['不是学科科目；非学科请填“非学科”', 'no subject; write 非学科 for others'],
    subjectOf,
  )
  if (owner === null || typeof name !== 'string') return
  const key = { institutionId: owner.id, name: name.slice(0, 200), className }
  const before = draft.courses.now.get(draft.byCourse.get(courseKey(key)) ?? '')
  const stage = stageFor(reader, 'courseStage', owner, before?.stage)
  const timetable = readTimetable(reader, before?.timetable)
  if (stage === null || timetable === null || reader.rejections() > start) return
  const content = subject === 'non-subject' ? 'non-subject' : 'subject'
  const course: Course = {
    ...key,
    id: before?.id ?? nextId(),
    subject: subject === 'non-subject' ? null : kept(subject, before?.subject),
    // A course of which nobody says what it is may be a subject: that is what is judged.
    content: subject === undefined ? (before?.content ?? 'subject') : content,
    stage,
    region: reader.region('courseRegion') ?? before?.region ?? owner.region,
    teacher: kept(reader.text('teacher'), before?.teacher),
    materialFiling: kept(reader.code('materialFiling'), before?.materialFiling),
    priceYuan: kept(reader.number('priceYuan'), before?.priceYuan),
    timetable,
  }
  if (reader.rejections() > start || !isFirst(draft.courses, course.id, reader)) return
  warnOfConflicts(reader, course, owner, law)
  warnOfTeacher(reader, course, owner)
  noteCourse(draft, course)
}
