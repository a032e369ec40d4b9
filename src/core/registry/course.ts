import type { CivilDate, Weekday } from '../time/civil-date.ts'
import type { SecondOfDay } from '../time/clock-time.ts'
import type { Content, RegionCode, Stage } from './institution.ts'

/** One lesson of the timetable, on every weekday of it. */
export type TimetableLesson = { readonly start: SecondOfDay; readonly minutes: number }

/** When a course is taught, on the wall clock of Asia/Shanghai. Both dates belong to it. */
export type Timetable = {
  readonly from: CivilDate
  readonly until: CivilDate
  readonly weekdays: readonly Weekday[]
  readonly lessons: readonly TimetableLesson[]
}

export type Course = {
  readonly id: string
  readonly institutionId: string
  readonly name: string
  /** Class or cohort; `null` when the course has only one. */
  readonly className: string | null
  /** Code of the subject (CHN, MAT …); `null` for non-subjects and when not known. */
  readonly subject: string | null
  readonly content: Content
  readonly stage: Stage
  readonly region: RegionCode
  readonly teacher: string | null
  /** Filing number of the training materials. */
  readonly materialFiling: string | null
  readonly priceYuan: number | null
  readonly timetable: Timetable
}
