import type { FilingKind } from '../../registry/filing-number.ts'
import type { Content, ObjectKind, Stage } from '../../registry/institution.ts'
import type { KeyContent } from '../../registry/object-kind.ts'
import type { CivilDate } from '../../time/civil-date.ts'
import type {
  Aggravation,
  DutyCode,
  RuleHit,
  Verdict,
  VerdictBasis,
  VerdictKind,
} from '../verdict.ts'
import type { Sentence } from '../words/rule-words.ts'
import type { Department, Measure, Precondition } from './routes.ts'

/** What a platform, forum or intermediary shows: traffic (KC3), advertising (KC4), brokering (KC6). */
export const PROMOTION_ACTS = ['traffic', 'advertisement', 'comment', 'brokering'] as const
export type PromotionAct = (typeof PROMOTION_ACTS)[number]

export const KEPT_MATERIALS = ['live-video', 'content'] as const
type KeptMaterial = (typeof KEPT_MATERIALS)[number]

type Base = {
  readonly kind: ObjectKind
  /** Day on which it was seen or asked for. */
  readonly on: CivilDate
}

/** Shows something that leads pupils to tutoring. Without the authority's `determination` it is for a person. */
export type Promotion = Base & {
  readonly conduct: 'promotes'
  readonly acts: readonly PromotionAct[]
  readonly stage: Stage
  readonly content: Content
  /** The written determination (认定意见) of education or market supervision, by its number. */
  readonly determination?: string
  readonly inServiceTeacher?: boolean
}

/** Gives technical support to tutoring that breaks the law (KC5). */
export type Support = Base & {
  readonly conduct: 'supports'
  /** Day the platform received the notice; without one it has to be shown that it knew. */
  readonly noticeReceivedOn?: CivilDate
  /** Last day the notice allows; the rule's `responseDays` when the notice names none. */
  readonly deadline?: CivilDate
  readonly handledOn?: CivilDate
}

/** Was asked on `on` for a recording of `recordedOn` that it has to keep. */
export type Retention = Base & {
  readonly conduct: 'retains'
  readonly material: KeptMaterial
  readonly recordedOn: CivilDate
  readonly produced: boolean
}

/** A platform's logs of `actOn` are asked for on `on`. */
export type LogRequest = Base & { readonly conduct: 'logs-requested'; readonly actOn: CivilDate }

/** A filing number as it is shown on a page or stands in the register. */
export type FilingShown = Base & {
  readonly conduct: 'shows-filing'
  readonly filing: FilingKind
  readonly number: string
}

export type Conduct = Promotion | Support | Retention | LogRequest | FilingShown

export type DutyHit = Omit<RuleHit, 'rule'> & { readonly rule: DutyCode }

/** A department with what it may do, and what it has to have in hand before. */
export type Route = {
  readonly department: Department
  readonly measures: readonly Measure[]
  readonly needs: readonly Precondition[]
  /** Nothing that it needs is missing. */
  readonly ready: boolean
}

/** What the rules say of a conduct, before it is written down as a verdict. */
export type Finding = {
  readonly rule: DutyCode
  readonly verdict: Exclude<VerdictKind, 'permitted'>
  readonly basis: VerdictBasis
  readonly law: readonly string[]
  readonly effectiveFrom: CivilDate
  /** First and last day under the rule. */
  readonly from: CivilDate
  readonly to: CivilDate
  readonly reason: Sentence
}

/** The contract's verdict with what objects and duties have besides: key contents, departments, limits. */
export type ObjectVerdict = Omit<Verdict, 'hits' | 'aggravations' | 'card'> & {
  readonly hits: readonly DutyHit[]
  readonly keyContents: readonly KeyContent[]
  readonly routes: readonly Route[]
  readonly aggravations: readonly Aggravation[]
  /** The last day on which the duty could be met or the evidence be had; `null` when there is none. */
  readonly limit: CivilDate | null
  readonly reasons: readonly Sentence[]
}
