import type { DayKeyPeriod } from '../calendar/day-info.ts'
import type { DayKind } from '../calendar/day-kind.ts'
import type { Actor, Content, RegionCode, Stage } from '../registry/institution.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Instant } from '../time/instant.ts'

/** What is to be judged: a half-open span of teaching and who, where, for whom, what. */
export type TeachingSession = {
  readonly start: Instant
  readonly end: Instant
  readonly region: RegionCode
  readonly actor: Actor
  readonly stage: Stage
  readonly content: Content
  /** Regional timetable profile; the region's own when left out. */
  readonly profile?: string
  /** Measured times are off by up to this many seconds: an excess within it is borderline. 0 when exact. */
  readonly uncertaintySeconds?: number
}

export const VERDICTS = ['permitted', 'review', 'forbidden'] as const
export type VerdictKind = (typeof VERDICTS)[number]

export type VerdictBasis = 'direct' | 'by-reference' | 'project-default'
export type KeyPeriod = DayKeyPeriod

/** Rule codes of docs/rules.md §1.2. */
export const RULE_CODES = [
  'CAL-STAT',
  'CAL-ADJOFF',
  'CAL-REST',
  'CAL-VAC',
  'CAL-VAC-GAP',
  'CAL-LOCAL',
  'CAL-CHILD',
  'CAL-PROV',
  'CAL-UNKNOWN',
  'TOD-SCHOOL',
  'TOD-SOFT',
  'TOD-END21',
  'TOD-NIGHT',
  'TOD-EARLY',
  'CLS-LEN30',
  'CLS-GAP10',
  'STG-PRE',
  'STG-HS-REF',
  'STG-HS-21',
  'ACT-NOLIC',
  'ACT-SCOPE',
  'ACT-STATUS',
  'ACT-SCHOOL',
] as const
export type RuleCode = (typeof RULE_CODES)[number]

/**
 * Rules about objects and duties that are no teaching (docs/rules.md §3.3, §5, §6.3), in `schedules/rules/duty.yaml`.
 */
export const DUTY_CODES = [
  'OBJ-TRAFFIC',
  'OBJ-ADVERT',
  'OBJ-SUPPORT',
  'OBJ-BROKER',
  'OPS-RETAIN',
  'OPS-FILING',
  'EVD-LOGS',
] as const
export type DutyCode = (typeof DUTY_CODES)[number]

/** 从重: what makes the same act weigh more (教育部令53号第16条). No rule is broken by it alone. */
export const AGGRAVATION_CODES = ['ACT-TEACHER', 'AGG-REPEAT'] as const
type AggravationCode = (typeof AGGRAVATION_CODES)[number]

/** Every code that the book of rules has versions of. */
export const BOOK_CODES = [...RULE_CODES, ...DUTY_CODES, ...AGGRAVATION_CODES] as const
export type BookCode = (typeof BOOK_CODES)[number]

export type Aggravation = {
  readonly rule: AggravationCode
  readonly law: readonly string[]
  readonly effectiveFrom: CivilDate
}

/** Reminder, yellow and red card (docs/rules.md §5.6). */
export const CARD_MARKS = ['reminder', 'yellow', 'red'] as const
export type CardMark = (typeof CARD_MARKS)[number]

/** What a confirmed case would bring, given the earlier ones that still count. */
export type CardOutlook = {
  readonly mark: CardMark
  readonly earlierCases: number
  readonly yellowCards: number
  readonly law: readonly string[]
}

export type RuleHit = {
  readonly rule: RuleCode
  readonly verdict: VerdictKind
  readonly basis: VerdictBasis
  readonly from: Instant
  readonly to: Instant
  readonly seconds: number
  /** Legal documents and articles in force at the time of the act, Chinese short titles. */
  readonly law: readonly string[]
  /** Since when the rule has read as it was applied here. */
  readonly effectiveFrom?: CivilDate
  /** Measured times were too close to the limit to say: a person must look. */
  readonly borderline?: boolean
}

export type JudgedDay = {
  readonly date: CivilDate
  readonly region: RegionCode
  readonly stage: Stage
  readonly kind: DayKind
  /** Other kinds that also apply, strongest first. */
  readonly also: readonly DayKind[]
  /** Addresses of the notices and school calendars this rests on. */
  readonly sources: readonly string[]
}

/** The lesson that was judged, as it was seen. `seconds` leaves out its pauses of three minutes and more. */
export type TaughtLesson = {
  readonly start: Instant
  readonly end: Instant
  readonly seconds: number
  readonly uncertaintySeconds: number
}

/** Why a person is to decide, besides what the rules say. Closed: a new one needs its words in `explain.ts`. */
export const VERDICT_REASONS = ['speech-without-text', 'leaning'] as const
export type VerdictReason = (typeof VERDICT_REASONS)[number]

export type Verdict = {
  readonly verdict: VerdictKind
  readonly basis: VerdictBasis
  readonly provisional: boolean
  /** Whether the law and the data allow cutting without a person; a person may always cut. */
  readonly autoCut: boolean
  readonly days: readonly JudgedDay[]
  readonly hits: readonly RuleHit[]
  readonly keyPeriod: KeyPeriod | null
  readonly ruleVersion: string
  /** `false` when the law judged here does not cover the case at all (adults, white-listed public service). */
  readonly applicable?: boolean
  /** What makes it weigh more, as far as the facts tell; left out when they tell nothing. */
  readonly aggravations?: readonly Aggravation[]
  /** Where it would stand in the institution's cards; left out when no earlier case is known or none is due. */
  readonly card?: CardOutlook
  /** Left out when a span was judged that nobody measured. */
  readonly taught?: TaughtLesson
  /** Left out where what was read or said is a lesson. */
  readonly reason?: VerdictReason
}
