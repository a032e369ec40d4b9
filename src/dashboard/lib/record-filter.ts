import { dayBoundary } from './time/format-time.ts'

/** What the officer filters the records by; an empty string is "any". Dates are civil dates of Asia/Shanghai. */
export type RecordFilter = {
  readonly status: string
  readonly ongoing: string
  readonly rule: string
  readonly subject: string
  readonly region: string
  readonly roomId: string
  readonly institutionId: string
  readonly from: string
  readonly to: string
}

export const NO_FILTER: RecordFilter = {
  status: '',
  ongoing: '',
  rule: '',
  subject: '',
  region: '',
  roomId: '',
  institutionId: '',
  from: '',
  to: '',
}

const FIELDS = Object.keys(NO_FILTER) as (keyof RecordFilter)[]

export const isFiltered = (filter: RecordFilter): boolean =>
  FIELDS.some((field) => filter[field] !== '')

/** The filter as it stands in the address of the page, so that a view can be sent to a colleague. */
export function filterFromSearch(search: string): RecordFilter {
  const given = new URLSearchParams(search)
  const filter: Record<string, string> = {}
  for (const field of FIELDS) filter[field] = given.get(field) ?? ''
  return filter as RecordFilter
}

export function filterToSearch(filter: RecordFilter): string {
  const search = new URLSearchParams()
  for (const field of FIELDS) if (filter[field] !== '') search.set(field, filter[field])
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

type RecordQuery = { limit: string; cursor?: string } & Partial<Record<keyof RecordFilter, string>>

/** The query of the contract: the last day is meant to be included, so its end is the next midnight. */
export function filterToQuery(
  filter: RecordFilter,
  limit: number,
  cursor: string | null,
): RecordQuery {
  const query: RecordQuery = { limit: String(limit) }
  for (const field of FIELDS) {
    const value = filter[field]
    if (value === '') continue
    if (field === 'from') query.from = dayBoundary(value, 'start')
    else if (field === 'to') query.to = dayBoundary(value, 'end')
    else query[field] = value
  }
  if (cursor !== null) query.cursor = cursor
  return query
}
