import type { CutOrder } from '../cuts/cut-order.ts'
import type { Letter } from '../letters/letter.ts'
import type { CardMark } from '../policy/verdict.ts'
import type { Institution } from '../registry/institution.ts'
import type { LiveRoom } from '../registry/live-room.ts'
import type { RegionScope } from '../registry/region-scope.ts'
import { addDays, type CivilDate } from '../time/civil-date.ts'
import type { Duration } from '../time/duration.ts'
import { startOfDay } from '../time/instant.ts'
import type { Interval } from '../time/interval.ts'
import type { Violation, ViolationStatus } from '../violations/violation.ts'
import type { Department } from './departments.ts'

/** First and last day, both included, on the wall calendar of Asia/Shanghai. */
export type ReportDays = { readonly from: CivilDate; readonly to: CivilDate }

export const spanOf = ({ from, to }: ReportDays): Interval => ({
  start: startOfDay(from),
  end: startOfDay(addDays(to, 1)),
})

/** A referral that was filed. */
export type MadeReferral = { readonly id: string; readonly department: Department }

/** One lead with all that a report says of it. */
export type ReportCase = {
  readonly violation: Violation
  /** `null`: gone from the register since. */
  readonly institution: Institution | null
  readonly room: LiveRoom | null
  /** Pieces of evidence. */
  readonly evidence: number
  /** Real orders, oldest first; dry runs are left out. */
  readonly orders: readonly CutOrder[]
  readonly letters: readonly Letter[]
  readonly card: CardMark | null
  readonly referrals: readonly MadeReferral[]
}

/** What a report is made of: rows of our records, and nothing that was counted before. */
export type ReportData = {
  readonly days: ReportDays
  /** Empty: the whole installation. */
  readonly region: RegionScope | ''
  /** Leads that lay in the span, at least in part, as lists of them count; newest first. */
  readonly cases: readonly ReportCase[]
  /** Registered in the place. */
  readonly objects: readonly Institution[]
  /** Active rooms of the place. */
  readonly rooms: readonly Pick<LiveRoom, 'id' | 'title' | 'institutionId'>[]
  /** Time of the span, over all rooms together. */
  readonly coverage: {
    readonly seen: Duration
    readonly offAir: Duration
    /** On air or not: nobody could see it, or nobody looked when a look was due. */
    readonly unseen: Duration
  }
}

const FOUND_TRUE: readonly ViolationStatus[] = ['confirmed', 'disposed', 'closed']

/** Whether a person has found it true. */
export const isTrue = ({ violation }: Pick<ReportCase, 'violation'>): boolean =>
  FOUND_TRUE.includes(violation.status)

/** Whether it is still a machine's clue that nobody has looked at. */
export const isOpenClue = ({ violation }: Pick<ReportCase, 'violation'>): boolean =>
  violation.status === 'suspected'
