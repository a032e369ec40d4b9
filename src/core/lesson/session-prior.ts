import type { Classification } from '../detection/classification.ts'
import type { Actor } from '../registry/institution.ts'
import { logOddsOf } from './weighed-screens.ts'

/** What is registered of a session before a screen of it was seen. */
export type Registered = {
  /** `null`: not known. */
  readonly actor: Actor | null
  /** The register has a course of a subject on its timetable at this moment. */
  readonly subjectCourseNow: boolean
  /** What the title says by itself; `null`: there is none. */
  readonly title: Pick<Classification, 'score'> | null
}

/** Log-odds. What is registered never counts for more than this, for a lesson or against one. Ours: docs/rules.md §7. */
export const PRIOR_AT_MOST = 1
const LICENSED_FOR_SUBJECTS = 0.4
const SUBJECT_COURSE_NOW = 0.6
/** A title also counts with each screen, so it counts here for half of what it says, and for no more than this. */
const TITLE = { share: 0.5, most: 0.5 } as const

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value))

const isLicensedForSubjects = (actor: Actor | null): boolean =>
  actor === 'licensed-online-subject' || actor === 'licensed-offline-subject'

/** A licence for something else, or none, speaks for nobody's innocence: it counts nothing. */
export function sessionPrior({ actor, subjectCourseNow, title }: Registered): number {
  const licence = isLicensedForSubjects(actor) ? LICENSED_FOR_SUBJECTS : 0
  const course = subjectCourseNow ? SUBJECT_COURSE_NOW : 0
  const named = title === null ? 0 : within(TITLE.share * logOddsOf(title.score), TITLE.most)
  return boundedPrior(Math.round((licence + course + named) * 1_000) / 1_000)
}

export const boundedPrior = (prior: number): number => within(prior, PRIOR_AT_MOST)
