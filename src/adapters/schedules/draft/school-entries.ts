import type { DayOverride, LocalBreak, SchoolTerm } from '../../../core/calendar/calendar-data.ts'
import { type CalendarProblem, calendarError } from '../../../core/calendar/calendar-problem.ts'
import type { RegionCode } from '../../../core/registry/institution.ts'
import { locate, parseSource } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { YamlFile } from '../yaml-reading.ts'
import { oneRegionShape, type SchoolRows, schoolRowsShape } from './import-shapes.ts'

/** A value and where it stands in the document it came from. */
export type Placed<T> = { readonly value: T; readonly path: CalendarProblem['path'] }

/** What a document says of one place. */
export type SchoolEntry = {
  readonly region: RegionCode
  readonly terms: readonly Placed<SchoolTerm>[]
  readonly localBreaks: readonly Placed<LocalBreak>[]
  readonly overrides: readonly Placed<DayOverride>[]
}

type Rows = {
  readonly terms: readonly (Placed<SchoolTerm> & { readonly region: RegionCode })[]
  readonly localBreaks: readonly (Placed<LocalBreak> & { readonly region: RegionCode })[]
  readonly overrides: readonly (Placed<DayOverride> & { readonly region: RegionCode })[]
}

const termOf = (row: SchoolRows['rows'][number], sources: readonly string[]): SchoolTerm => ({
  stage: row.stage,
  startYear: Number(row.year.slice(0, 4)),
  autumn: row.autumn,
  winter: row.winter,
  winterPublishedEnd: row.winterPublishedEnd,
  spring: row.spring,
  summer: row.summer,
  nextAutumn: row.autumnNext,
  confidence: row.conf,
  sources,
})

function rowsOf(document: SchoolRows, who: string): Rows {
  return {
    terms: document.rows.map((row, i) => ({
      region: row.region,
      path: ['rows', i],
      value: termOf(row, row.sourceUrl ?? document.sourceUrl ?? []),
    })),
    localBreaks: document.localBreaks.map(({ region, stage, start, end, name, sourceUrl }, i) => ({
      region,
      path: ['localBreaks', i],
      value: { stage, start, end, name, source: sourceUrl ?? document.sourceUrl?.[0] ?? null },
    })),
    overrides: document.overrides.flatMap((override, i) => {
      const { region, stage, date, start = date, end = date, kind, docNo, reason } = override
      if (start === undefined || end === undefined) return []
      const enteredBy = override.enteredBy ?? who
      const value = { stage, start, end, kind, document: docNo, reason, enteredBy }
      return [{ region, path: ['overrides', i], value }]
    }),
  }
}

function byRegion(rows: Rows): readonly SchoolEntry[] {
  const regions = [...rows.terms, ...rows.localBreaks, ...rows.overrides].map((row) => row.region)
  const of = <T extends { readonly region: RegionCode }>(
    list: readonly T[],
    region: RegionCode,
  ): readonly T[] => list.filter((row) => row.region === region)
  return [...new Set(regions)].map((region) => ({
    region,
    terms: of(rows.terms, region),
    localBreaks: of(rows.localBreaks, region),
    overrides: of(rows.overrides, region),
  }))
}

function entryOfRegionFile(source: YamlFile): SchoolEntry | readonly ScheduleProblem[] {
  const parsed = parseSource(source, oneRegionShape)
  if (!('value' in parsed)) return parsed
  const { region, terms, localBreaks, overrides } = parsed.value
  return {
    region,
    terms: terms.map(({ schoolYear, source: sources, note: _note, ...term }, i) => ({
      path: ['terms', i],
      value: { ...term, startYear: Number(schoolYear.slice(0, 4)), sources },
    })),
    localBreaks: localBreaks.map((value, i) => ({ path: ['localBreaks', i], value })),
    overrides: overrides.map((value, i) => ({ path: ['overrides', i], value })),
  }
}

const unsourced = ({ terms }: SchoolEntry): readonly CalendarProblem[] =>
  terms
    .filter(({ value }) => value.sources.length === 0)
    .map(({ path }) =>
      calendarError(path, '校历必须写明来源（sourceUrl）', 'a school calendar needs its source'),
    )

/** What the document says of each place, or its problems. `who` stands for overrides that name nobody. */
export function readSchoolEntries(
  source: YamlFile,
  who: string,
):
  | { readonly entries: readonly SchoolEntry[] }
  | { readonly problems: readonly ScheduleProblem[] } {
  const { data } = source
  const isOne = typeof data === 'object' && data !== null && 'region' in data
  let entries: readonly SchoolEntry[]
  if (isOne) {
    const entry = entryOfRegionFile(source)
    if (!('region' in entry)) return { problems: entry }
    entries = [entry]
  } else {
    const parsed = parseSource(source, schoolRowsShape)
    if (!('value' in parsed)) return { problems: parsed }
    entries = byRegion(rowsOf(parsed.value, who))
  }
  const none = calendarError([], '没有任何校历、地方假或覆盖', 'there is no calendar in it')
  const found = entries.length === 0 ? [none] : entries.flatMap(unsourced)
  return found.length > 0
    ? { problems: found.map((problem) => locate(source, problem)) }
    : { entries }
}
