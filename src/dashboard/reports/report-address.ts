import { SPANNED_KINDS, type SpannedKind } from '../../contracts/reports/report-words.ts'
import type { Filter } from '../register/filter.ts'

/** What the page shows stands in its address: a kind of a place and span, or a report that was made; and a number of it. */
export const REPORT_FILTERS = ['kind', 'region', 'from', 'to'] as const
export type ReportFilter = Filter<(typeof REPORT_FILTERS)[number]>

const DAY = /^\d{4}-\d{2}-\d{2}$/

const isKind = (text: string): text is SpannedKind =>
  (SPANNED_KINDS as readonly string[]).includes(text)

export type ReportQuery = {
  readonly kind: SpannedKind
  readonly from: string
  readonly to: string
  readonly region?: string
}

/** What is asked of the interface; days that are missing or odd are those of the month up to `today`. */
export function reportQueryOf(
  { kind = '', region, from, to }: ReportFilter,
  today: string,
): ReportQuery {
  const given = (text: string | undefined): text is string => text !== undefined && DAY.test(text)
  return {
    kind: isKind(kind) ? kind : 'monthly',
    from: given(from) ? from : `${today.slice(0, 8)}01`,
    to: given(to) ? to : today,
    ...(region === undefined ? {} : { region }),
  }
}

const searchOf = (parts: Readonly<Record<string, string | null | undefined>>): string => {
  const given = Object.entries(parts).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, value] as const],
  )
  const text = new URLSearchParams(Object.fromEntries(given)).toString()
  return text === '' ? '/reports' : `/reports?${text}`
}

export const previewPath = (filter: ReportFilter, figure: string | null = null): string =>
  searchOf({ ...filter, figure })

export const reportPath = (id: string, figure: string | null = null): string =>
  searchOf({ report: id, figure })

/** The leads of one object within the span, in the list of leads. */
export const leadsPath = (
  institutionId: string,
  { from, to }: Pick<ReportQuery, 'from' | 'to'>,
): string => `/violations?${new URLSearchParams({ institutionId, from, to }).toString()}`
