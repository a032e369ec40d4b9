import { weekdayOf } from '../time/civil-date.ts'
import { civilDateOf, type Instant, startOfDay } from '../time/instant.ts'
import type { Timetable } from './course.ts'

/** Lessons begin early and end late by this much. */
const LEEWAY_SECONDS = 600

/** Whether the timetable has a lesson at that moment, give or take ten minutes. */
export function isTaughtAt(timetable: Timetable, at: Instant): boolean {
  const date = civilDateOf(at)
  const { from, until, weekdays, lessons } = timetable
  if (date < from || date > until || !weekdays.includes(weekdayOf(date))) return false
  const second = (at - startOfDay(date)) / 1_000
  return lessons.some(
    ({ start, minutes }) =>
      second >= start - LEEWAY_SECONDS && second < start + minutes * 60 + LEEWAY_SECONDS,
  )
}
