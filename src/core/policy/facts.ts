import type { CivilDate } from '../time/civil-date.ts'

/** Where the institution stands with its licence; only `valid` may teach at all. */
export const LICENCE_STATES = [
  'valid',
  'expired',
  'suspended',
  'revoked',
  'cancelled',
  'conversion-pending',
  'conversion-rejected',
] as const
type LicenceState = (typeof LICENCE_STATES)[number]

/**
 * How the teaching reaches the pupils. A recording that opens at set times with an assistant counts as live
 * (“直播变录播”); one that is there to be watched at any time, or mere supervision, needs a person.
 */
export const TEACHING_FORMS = [
  'live',
  'scheduled-recording',
  'answering-questions',
  'companion-study',
  'on-demand-recording',
  'supervision-only',
] as const
type TeachingForm = (typeof TEACHING_FORMS)[number]

/** A violation of the same institution that was found out and confirmed before. */
export type EarlierCase = {
  readonly on: CivilDate
  /** “情形极为严重” (docs/rules.md §5.6). */
  readonly grave?: boolean
}

/** What else is known of a case. Left out means not known, which is never read in the institution's favour. */
export type SessionFacts = {
  readonly licence?: LicenceState
  /** Money is taken for it. `false` takes the case out of article 18 (1)–(3) and gives it to a person. */
  readonly charged?: boolean
  /** National or provincial public-service platform, or free resources of the pupils' own school. */
  readonly whiteListed?: boolean
  /** A school's own net school: free self-study resources, or teaching that burdens (docs/rules.md §3.3 KC7). */
  readonly schoolUse?: 'self-study' | 'burdening'
  /** “以现代信息技术辅助开展培训活动的除外” of article 20 is claimed. */
  readonly assistsOfflineClass?: boolean
  readonly form?: TeachingForm
  /** Whether the content is a listed subject is disputed, e.g. a language that is not on the list. */
  readonly contentDisputed?: boolean
  /**
   * It goes by a name that is a lesson only from a measure of teaching on (线上答疑) or with pupils present (家庭教育指导),
   * and that has not been seen yet (docs/rules.md §3.2).
   */
  readonly nameUnderReview?: boolean
  /** Belief that it is subject instruction, 0..1; below the cut policy's minimum nothing is cut by itself. */
  readonly subjectConfidence?: number
  /** Who teaches is in the service of a school: weighs more (教育部令53号第16条(六)). */
  readonly inServiceTeacher?: boolean
  /** Weigh more within two years (第16条(一)) and count towards the cards. */
  readonly earlierCases?: readonly EarlierCase[]
}

export const NO_FACTS: SessionFacts = {}

/** Facts that leave the conclusion to a person, whatever the rules would say. */
export function needsPerson(facts: SessionFacts): boolean {
  return (
    facts.contentDisputed === true ||
    facts.nameUnderReview === true ||
    facts.form === 'on-demand-recording' ||
    facts.form === 'supervision-only'
  )
}
