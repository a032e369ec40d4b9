import type { RegionCode } from '../registry/institution.ts'
import { addDays, type CivilDate } from '../time/civil-date.ts'
import type {
  CalendarData,
  CalendarSettings,
  DayOverride,
  LocalBreak,
  NationalYear,
  SchoolStage,
  SchoolTerm,
} from './calendar-data.ts'
import { statutoryDays } from './statutory-days.ts'

/** What the notices say of a date that is no plain weekday or weekend. */
type ArrangedDay = {
  readonly kind: 'off' | 'workday'
  readonly name: string
  readonly sources: readonly string[]
}

type RegionTable = {
  readonly name: string
  readonly terms: ReadonlyMap<string, SchoolTerm>
  readonly localBreaks: readonly LocalBreak[]
  readonly overrides: readonly DayOverride[]
}

/** Calendar data turned into look-ups. Build it with `buildCalendar`, ask it through `dayOf`. */
export type Calendar = {
  readonly settings: CalendarSettings
  readonly years: ReadonlyMap<number, NationalYear>
  readonly arranged: ReadonlyMap<CivilDate, ArrangedDay>
  readonly statutory: (year: number) => ReadonlyMap<CivilDate, string>
  readonly regions: ReadonlyMap<RegionCode, RegionTable>
}

export const termKey = (stage: SchoolStage, startYear: number): string => `${stage} ${startYear}`

function arrangedDays(years: readonly NationalYear[]): ReadonlyMap<CivilDate, ArrangedDay> {
  const days = new Map<CivilDate, ArrangedDay>()
  for (const year of years) {
    for (const range of year.off) {
      const sources = range.source === null ? year.sources : [range.source]
      for (let date = range.start; date <= range.end; date = addDays(date, 1)) {
        days.set(date, { kind: 'off', name: range.name, sources })
      }
    }
    for (const workday of year.adjustedWorkdays) {
      days.set(workday.date, { kind: 'workday', name: workday.for, sources: year.sources })
    }
  }
  return days
}

/** Computing lunar dates costs; each year is computed when first asked for. */
function rememberedStatutoryDays(): Calendar['statutory'] {
  const known = new Map<number, ReadonlyMap<CivilDate, string>>()
  return (year) => {
    const days = known.get(year) ?? statutoryDays(year)
    known.set(year, days)
    return days
  }
}

/** Turns validated data (see `checkCalendarData`) into look-up tables. */
export function buildCalendar(data: CalendarData): Calendar {
  return {
    settings: data.settings,
    years: new Map(data.years.map((year) => [year.year, year])),
    arranged: arrangedDays(data.years),
    statutory: rememberedStatutoryDays(),
    regions: new Map(
      data.regions.map((region) => [
        region.region,
        {
          name: region.name,
          terms: new Map(region.terms.map((term) => [termKey(term.stage, term.startYear), term])),
          localBreaks: region.localBreaks,
          overrides: region.overrides,
        },
      ]),
    ),
  }
}

/** Whether the State Council's arrangement of this year is still to come. */
export function isProvisionalYear(calendar: Calendar, year: number): boolean {
  return calendar.years.get(year)?.status !== 'official'
}
