import type { RegionCode, Stage } from '../registry/institution.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { DayKind } from './day-kind.ts'

/** The two weeks a winter campaign looks at hardest (docs/rules.md §1.4). */
export const KEY_PERIODS = ['winter-first-week', 'pre-spring-week'] as const
export type DayKeyPeriod = (typeof KEY_PERIODS)[number]

/** What one day is for one region and stage, and what that rests on. */
export type DayInfo = {
  readonly date: CivilDate
  readonly region: RegionCode
  readonly stage: Stage
  readonly kind: DayKind
  /** Other kinds that also apply, strongest first. */
  readonly also: readonly DayKind[]
  /** Name of the holiday, break or override, Chinese; `null` for an ordinary day. */
  readonly name: string | null
  /** Addresses of notices and school calendars, those of the primary kind first. */
  readonly sources: readonly string[]
  /** The State Council's arrangement of this year is not known yet: rest days may still be swapped. */
  readonly provisional: boolean
  /** A school calendar of this school year and stage is known here; without it nothing is cut automatically. */
  readonly schoolCalendarKnown: boolean
  readonly keyPeriod: DayKeyPeriod | null
}
