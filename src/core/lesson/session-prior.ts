import type { Classification } from '../detection/classification.ts'
import type { Actor } from '../registry/institution.ts'
import type { AddingUp } from './adding-up/adding-up.ts'
import { PRESENT_ADDING_UP } from './adding-up/adding-up-versions.ts'
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

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value))

const isLicensedForSubjects = (actor: Actor | null): boolean =>
  actor === 'licensed-online-subject' || actor === 'licensed-offline-subject'

/** A licence for something else, or none, speaks for nobody's innocence: it counts nothing. */
export function sessionPrior(
  { actor, subjectCourseNow, title }: Registered,
  { prior, screens }: AddingUp = PRESENT_ADDING_UP,
): number {
  const licence = isLicensedForSubjects(actor) ? prior.licensed : 0
  const course = subjectCourseNow ? prior.courseNow : 0
  const said = title === null ? 0 : prior.titleShare * logOddsOf(title.score, screens)
  const sum = licence + course + within(said, prior.titleMost)
  return boundedPrior(Math.round(sum * 1_000) / 1_000, prior)
}

/** What is registered never counts for more than this, for a lesson or against one. */
export const boundedPrior = (prior: number, { most }: Pick<AddingUp['prior'], 'most'>): number =>
  within(prior, most)
