import type { TimetableLesson } from '../../core/registry/course.ts'
import { parseTypedLessons } from '../../core/registry/typed-timetable.ts'
import { SECONDS_PER_DAY } from '../../core/time/clock-time.ts'
import type { Reason, RowReader, Typed } from './row-reader.ts'

const NO_LESSONS: Reason = [
  '看不懂，请写成 18:30-19:00;19:10-19:40',
  'not understood; write 18:30-19:00;19:10-19:40',
]
const NO_TIME: Reason = ['不是一天中的时刻', 'no time of day']
const NO_END: Reason = [
  '只有上课时刻，没有下课时刻：请写成 18:30-19:00，或另填“下课时间”',
  'it begins but does not end: write 18:30-19:00, or fill 下课时间 as well',
]
const NO_START: Reason = ['有下课时间而没有上课时间', 'it ends but does not begin']
const NOT_AFTER: Reason = ['下课时间不晚于上课时间', 'it ends before it begins']
const OTHER_END: Reason = ['与上课时间中写的下课时间不同', 'not the end that 上课时间 says']

const endOf = (lesson: TimetableLesson | undefined): number | null =>
  lesson === undefined ? null : lesson.start + lesson.minutes * 60

/** Spans as text; an end beside them may only repeat theirs. */
function readSpans(reader: RowReader, end: number | null): Typed<readonly TimetableLesson[]> {
  const lessons = reader.parsed('lessons', NO_LESSONS, parseTypedLessons)
  if (end === null) return lessons
  if (lessons === undefined || lessons === null) reader.reject('lessons', NO_START)
  else if (endOf(lessons.at(-1)) !== end) reader.reject('lessonEnd', OTHER_END)
  return lessons
}

/**
 * When the lessons are: spans as text in one column, or start and end in two, as cells of a time, of a date with a time,
 * or as text. An end at 0:00 is the midnight after.
 */
export function readLessons(reader: RowReader): Typed<readonly TimetableLesson[]> {
  const typedEnd = reader.timeOfDay('lessonEnd')
  const end = typedEnd === 0 ? SECONDS_PER_DAY : typedEnd
  if (end === null && typeof reader.text('lessonEnd') === 'string') {
    reader.reject('lessonEnd', NO_TIME)
  }
  const start = reader.timeOfDay('lessons')
  if (start === null) return readSpans(reader, end)
  if (end === null) reader.reject('lessons', NO_END)
  else if (end <= start) reader.reject('lessonEnd', NOT_AFTER)
  else return [{ start, minutes: (end - start) / 60 }]
  return undefined
}
