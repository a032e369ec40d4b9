import { type Filter, filterIn } from '../register/filter.ts'
import { instantOf, type Span, spanIn } from './span.ts'

export const TIMELINE_FILTERS = [
  'text',
  'region',
  'institutionId',
  'roomId',
  'rule',
  'subject',
  'status',
  'from',
  'to',
  'rows',
] as const
export type TimelineFilterName = (typeof TIMELINE_FILTERS)[number]
export type TimelineFilter = Filter<TimelineFilterName>

export const timelineFilterIn = (search: string): TimelineFilter =>
  filterIn(search, TIMELINE_FILTERS)

export const spanOf = (filter: TimelineFilter, now: number): Span => spanIn(filter, now)

export type TimelineQuery = Partial<Record<Exclude<TimelineFilterName, 'rows'>, string>> & {
  readonly from: string
  readonly to: string
}

/** What the program is asked: the filter of the page, of a span that has both its ends. */
export function timelineQuery({ rows: _, ...filter }: TimelineFilter, span: Span): TimelineQuery {
  return { ...filter, from: instantOf(span.from), to: instantOf(span.to) }
}
