import type { CalendarImport as Imported } from '../../../app/commands/import-calendar.ts'
import type { CalendarPreview as Preview } from '../../../app/queries/calendar-preview.ts'
import type {
  CalendarImport,
  CalendarPreview,
  DayChangeSpan,
  ScheduleChange,
} from '../../../contracts/law/calendar.ts'
import { NOWHERE, type DayChangeSpan as Span } from '../../../core/calendar/compare-calendars.ts'
import { regionName } from '../../../core/registry/region.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { ScheduleChange as Change } from '../../../ports/legal-schedules.ts'

const nameOf = (region: string): string =>
  region === NOWHERE ? '全国（没有自己校历的地区）' : (regionName(region) ?? region)

const presentSpan = (span: Span): DayChangeSpan => ({
  ...span,
  before: { ...span.before, also: [...span.before.also] },
  after: { ...span.after, also: [...span.after.also] },
  places: span.places.map(({ region, stages }) => ({
    region,
    regionName: nameOf(region),
    stages: [...stages],
  })),
})

const presentPreview = (preview: Preview): CalendarPreview => ({
  ...preview,
  files: [...preview.files],
  spans: preview.spans.map(presentSpan),
  warnings: [...preview.warnings],
})

export const presentChange = (change: Change): ScheduleChange => ({
  ...change,
  at: formatInstant(change.at),
  files: [...change.files],
})

export const presentImport = ({ preview, change }: Imported): CalendarImport => ({
  preview: presentPreview(preview),
  change: change === null ? null : presentChange(change),
})
