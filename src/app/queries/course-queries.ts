import {
  type TimetableConflict,
  timetableConflicts,
} from '../../core/policy/classes/check-timetable.ts'
import { factsOnDay } from '../../core/policy/facts-of.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Course } from '../../core/registry/course.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { CourseFilter, Page, PageRequest, Transactions } from '../../ports/records/records.ts'
import { mapPage } from './views.ts'

/** A registered course with what the law in force says of its timetable. */
export type CourseView = {
  readonly course: Course
  readonly institution: Institution | null
  /** Most days first. Empty: nothing stands against it. `null`: its institution is gone, so nobody can say. */
  readonly conflicts: readonly TimetableConflict[] | null
}

export type CourseQueries = {
  list(page: PageRequest, filter: CourseFilter): Promise<Page<CourseView>>
  find(id: string): Promise<CourseView | null>
}

function viewOf(course: Course, institution: Institution | null, law: Law): CourseView {
  const conflicts =
    institution === null
      ? null
      : timetableConflicts(course, institution.actor, (date) => factsOnDay(institution, date), law)
  return { course, institution, conflicts }
}

/** Registered courses, each judged against legal time as it is asked for: a new law is seen at once. */
export function createCourseQueries(deps: {
  readonly transactions: Transactions
  readonly law: () => Law
}): CourseQueries {
  const { transactions, law } = deps
  return {
    list: (page, filter) =>
      transactions.run(async (records) => {
        const found = await records.courses.list(page, filter)
        const owners = await records.institutions.findMany(
          found.items.map(({ institutionId }) => institutionId),
        )
        const institutions = new Map(owners.map((owner) => [owner.id, owner]))
        const views = found.items.map((course) =>
          viewOf(course, institutions.get(course.institutionId) ?? null, law()),
        )
        return mapPage(found, views)
      }),
    find: (id) =>
      transactions.run(async (records) => {
        const course = await records.courses.find(id)
        if (course === null) return null
        return viewOf(course, await records.institutions.find(course.institutionId), law())
      }),
  }
}
