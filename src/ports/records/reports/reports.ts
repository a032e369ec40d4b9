import type { Report, ReportKind, ReportState } from '../../../core/reports/report.ts'
import type { ReportDays } from '../../../core/reports/report-case.ts'
import type { PlaceFilter } from '../filters.ts'
import type { Page, PageRequest } from '../pages.ts'

export type ReportFilter = PlaceFilter & {
  readonly kind?: ReportKind
  readonly state?: ReportState
}

export interface ReportLog {
  find(id: string): Promise<Report | null>
  /** Newest first. */
  list(filter: ReportFilter, page: PageRequest): Promise<Page<Report>>
  /** What was filed of these days, of any place, the latest first. */
  filed(kind: ReportKind, days: ReportDays): Promise<readonly Report[]>
  /** Referrals of these leads, oldest first. */
  referralsOf(violationIds: readonly string[]): Promise<readonly Report[]>
  /** Drafts that a campaign asked for. */
  waiting(): Promise<readonly Report[]>
  /** Referrals that were made in that year; nobody else makes one until the transaction ends. */
  countReferrals(year: number): Promise<number>
  /** As `ViolationLog.save`: optimistic on `version`. */
  save(report: Report): Promise<boolean>
}
