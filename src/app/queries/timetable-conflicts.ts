import {
  type TimetableConflict,
  timetableConflicts,
} from '../../core/policy/classes/check-timetable.ts'
import { factsOnDay } from '../../core/policy/facts-of.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Course } from '../../core/registry/course.ts'
import type { Institution, Stage } from '../../core/registry/institution.ts'
import { isInRegion, type RegionScope } from '../../core/registry/region-scope.ts'
import { type CivilDate, parseCivilDate } from '../../core/time/civil-date.ts'
import type { Transactions } from '../../ports/records/records.ts'

export type TimetableQueryDeps = {
  readonly transactions: Transactions
  readonly law: () => Law
}

export type ConflictOfCourse = {
  readonly course: Course
  readonly institution: Institution
  readonly conflict: TimetableConflict
}

export type TimetableSpan = {
  readonly year: number
  readonly region: RegionScope
  /** `null`: every stage. */
  readonly stage: Stage | null
}

/** The part of a course that lies in the year; `null` when none does. */
function within(course: Course, year: number): Course | null {
  const first = parseCivilDate(`${year}-01-01`)
  const last = parseCivilDate(`${year}-12-31`)
  if (first === null || last === null) return null
  let { from, until } = course.timetable
  if (until < first || from > last) return null
  if (from < first) from = first
  if (until > last) until = last
  return { ...course, timetable: { ...course.timetable, from, until } }
}

/** Which registered timetables the law stands against in a year and region, by the law in force; most days first. */
export async function listTimetableConflicts(
  deps: TimetableQueryDeps,
  span: TimetableSpan,
): Promise<readonly ConflictOfCourse[]> {
  const found: ConflictOfCourse[] = []
  await deps.transactions.run(async (records) => {
    found.length = 0
    const courses = await records.courses.all()
    const owners = await records.institutions.findMany([
      ...new Set(courses.map(({ institutionId }) => institutionId)),
    ])
    const institutions = new Map(owners.map((owner) => [owner.id, owner]))
    for (const whole of courses) {
      const course = within(whole, span.year)
      const fits =
        isInRegion(span.region, whole.region) && (span.stage === null || span.stage === whole.stage)
      if (course === null || !fits) continue
      const institution = institutions.get(course.institutionId)
      if (institution === undefined) continue
      const factsOn = (date: CivilDate) => factsOnDay(institution, date)
      for (const conflict of timetableConflicts(course, institution.actor, factsOn, deps.law())) {
        found.push({ course, institution, conflict })
      }
    }
  })
  return found.toSorted((a, b) => b.conflict.days - a.conflict.days)
}
