import type { RegionCalendar, SchoolTerm } from '../../../core/calendar/calendar-data.ts'
import type { CalendarProblem } from '../../../core/calendar/calendar-problem.ts'
import { checkRegion } from '../../../core/calendar/check-region.ts'
import type { Placed, SchoolEntry } from './school-entries.ts'

/** Where a value of the merged calendar came from; `null`: it was there before. */
type Origin = CalendarProblem['path'] | null

type Merged<T> = readonly { readonly value: T; readonly origin: Origin }[]

export type MergedRegion = {
  readonly calendar: RegionCalendar
  /** Problems of the merged calendar, at their places in the document. */
  readonly problems: readonly CalendarProblem[]
}

const DATES = ['autumn', 'winter', 'winterPublishedEnd', 'spring', 'summer', 'nextAutumn'] as const

const sameYear = (a: SchoolTerm, b: SchoolTerm): boolean =>
  a.stage === b.stage && a.startYear === b.startYear

/** A date that the document leaves open (`null`) keeps what was known. */
function overlay(known: SchoolTerm, entered: SchoolTerm): SchoolTerm {
  const dates = Object.fromEntries(DATES.map((date) => [date, entered[date] ?? known[date]]))
  const keepsAny = DATES.some((date) => entered[date] === null && known[date] !== null)
  const sources = keepsAny ? [...entered.sources, ...known.sources] : entered.sources
  return { ...entered, ...dates, sources: [...new Set(sources)] }
}

/** Whatever the order of fields. */
function isEqual<T extends object>(a: T, b: T): boolean {
  const text = (value: T): string =>
    JSON.stringify(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1)))
  return text(a) === text(b)
}

/**
 * Values stay in their places, what the document has for the same place is laid over them, the rest is added. A value
 * that comes out as it was is the very same object. What the document names twice stays twice, for the check to find.
 */
function merge<T extends object>(
  known: readonly T[],
  entered: readonly Placed<T>[],
  isSame: (a: T, b: T) => boolean,
  lay: (known: T, entered: T) => T,
): Merged<T> {
  const kept = known.map((value) => {
    const found = entered.find((placed) => isSame(placed.value, value))
    if (found === undefined) return { value, origin: null }
    const laid = lay(value, found.value)
    return { value: isEqual(laid, value) ? value : laid, origin: found.path }
  })
  const added = entered.filter(({ path }) => !kept.some(({ origin }) => origin === path))
  return [...kept, ...added.map(({ value, path }) => ({ value, origin: path }))]
}

type Span = { readonly stage: string; readonly start: string; readonly end: string }
const sameSpan = (a: Span, b: Span): boolean =>
  a.stage === b.stage && a.start === b.start && a.end === b.end

/** Lays what a document says of a place over what is known of it, and checks what comes out. */
export function mergeRegion(known: RegionCalendar, entry: SchoolEntry): MergedRegion {
  const terms = merge(known.terms, entry.terms, sameYear, overlay)
  const localBreaks = merge(known.localBreaks, entry.localBreaks, sameSpan, (_, b) => b)
  const overrides = merge(known.overrides, entry.overrides, sameSpan, (_, b) => b)
  const calendar: RegionCalendar = {
    ...known,
    terms: terms.map(({ value }) => value),
    localBreaks: localBreaks.map(({ value }) => value),
    overrides: overrides.map(({ value }) => value),
  }
  const parts: Readonly<Record<string, Merged<unknown>>> = { terms, localBreaks, overrides }
  // A clash shows at the older of two school years; the document's first value is then the one to look at.
  const [anywhere] = [...entry.terms, ...entry.localBreaks, ...entry.overrides]
  const problems = checkRegion(calendar).map((problem): CalendarProblem => {
    const [part, index, ...rest] = problem.path
    const origin = typeof index === 'number' ? parts[String(part)]?.[index]?.origin : null
    return { ...problem, path: origin ? [...origin, ...rest] : (anywhere?.path ?? []) }
  })
  return { calendar, problems }
}
