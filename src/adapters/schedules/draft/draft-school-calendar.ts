import type { RegionCalendar } from '../../../core/calendar/calendar-data.ts'
import { findRegion } from '../../../core/registry/region.ts'
import { yearOf } from '../../../core/time/civil-date.ts'
import { locate } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import { readRegion } from '../read/read-calendars.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import type { YamlFile } from '../yaml-reading.ts'
import { type Drafted, firstDayOf, isBroken, lastDayOf } from './drafting.ts'
import { mergeRegion } from './merge-region.ts'
import { emptyRegionText, regionText } from './region-text.ts'
import { readSchoolEntries, type SchoolEntry } from './school-entries.ts'

const fileOf = (region: string): string => `calendars/regions/${region}.yaml`

type KnownRegion = { readonly text: string; readonly calendar: RegionCalendar }

/** What the folder knows of a place; a place without a file gets an empty one that leans on its city. */
async function regionIn(
  folder: ScheduleFolder,
  region: string,
): Promise<KnownRegion | readonly ScheduleProblem[]> {
  const text = await folder.read(fileOf(region))
  const read = text === null ? null : await readRegion(folder, fileOf(region))
  if (text !== null && read !== null) {
    return read.value === null ? read.problems : { text, calendar: read.value.calendar }
  }
  const place = findRegion(region)
  const parent = place?.parent ?? null
  const leansOn = parent !== null && (await folder.read(fileOf(parent))) !== null ? parent : null
  const name = place?.name ?? region
  const empty = { region, name, terms: [], localBreaks: [], overrides: [] }
  return { text: emptyRegionText({ region, name, extends: leansOn }), calendar: empty }
}

/** A school year reaches from the summer before it to the one after it; whole years are safe. */
function yearsOf(entry: SchoolEntry): readonly number[] {
  const spans = [...entry.localBreaks, ...entry.overrides].flatMap(({ value }) => [
    yearOf(value.start),
    yearOf(value.end),
  ])
  const terms = entry.terms.flatMap(({ value }) => [value.startYear, value.startYear + 1])
  return [...terms, ...spans]
}

const PARTS = ['terms', 'localBreaks', 'overrides'] as const

/** Merging keeps values that did not change. */
const sameCalendar = (a: RegionCalendar, b: RegionCalendar): boolean =>
  PARTS.every(
    (part) => a[part].length === b[part].length && a[part].every((v, i) => v === b[part][i]),
  )

/**
 * What school calendars, local breaks and overrides would make of the folder. School years are laid over those that
 * are known; nothing that the document does not name is taken away.
 */
export async function draftSchoolCalendar(
  folder: ScheduleFolder,
  source: YamlFile,
  who: string,
): Promise<Drafted> {
  const read = readSchoolEntries(source, who)
  if ('problems' in read) return read
  const files = new Map<string, string>()
  const problems: ScheduleProblem[] = []
  for (const entry of read.entries) {
    const known = await regionIn(folder, entry.region)
    if (!('calendar' in known)) {
      problems.push(...known)
      continue
    }
    const merged = mergeRegion(known.calendar, entry)
    problems.push(...merged.problems.map((problem) => locate(source, problem)))
    const after = regionText(known.text, known.calendar, merged.calendar)
    if (!sameCalendar(known.calendar, merged.calendar)) files.set(fileOf(entry.region), after)
  }
  if (isBroken(problems)) return { problems }
  const years = read.entries.flatMap(yearsOf)
  const from = firstDayOf(Math.min(...years))
  const to = lastDayOf(Math.max(...years))
  return { drafted: { files, from, to, regions: read.entries.map(({ region }) => region) } }
}
