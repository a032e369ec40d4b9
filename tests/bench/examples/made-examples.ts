import { MADE_LESSONS } from '../sessions/made-lessons.ts'
import { MADE_NEAR_LESSONS } from '../sessions/made-near-lessons.ts'
import { MADE_OTHERS } from '../sessions/made-other-sessions.ts'

/** A broadcast in our own words, and how its screens are drawn (`screenOf`). */
export type Example = {
  readonly name: string
  readonly style: number
  readonly screens: readonly string[]
}

const lesson = (subject: string, stage: string) =>
  MADE_LESSONS.find((one) => one.subject === subject && one.stage === stage)?.screens ?? []
const other = (kind: string) =>
  [...MADE_NEAR_LESSONS, ...MADE_OTHERS].find((one) => one.kind === kind)?.screens ?? []

/** The last four are no lessons; as sums that grew they were taken for some. */
export const EXAMPLES: readonly Example[] = [
  { name: 'mathematics', style: 1, screens: lesson('MAT', 'junior') },
  { name: 'classical-chinese', style: 6, screens: lesson('CHN', 'junior') },
  { name: 'english', style: 3, screens: lesson('ENG', 'junior') },
  { name: 'chemistry', style: 5, screens: lesson('CHE', 'senior') },
  { name: 'history-subtitles', style: 4, screens: lesson('HIS', 'junior') },
  {
    name: 'painting-then-physics',
    style: 0,
    screens: [...other('painting'), ...lesson('PHY', 'senior')],
  },
  { name: 'drawing-lesson', style: 2, screens: other('drawing-lesson') },
  { name: 'school-advert', style: 4, screens: other('school-advert') },
  { name: 'civil-service', style: 0, screens: other('civil-service') },
  { name: 'children-programming', style: 5, screens: other('children-programming') },
]
