import type { z } from 'zod'
import type { NationalYear, RegionCalendar } from '../../../core/calendar/calendar-data.ts'
import { checkNationalYear } from '../../../core/calendar/check-national-year.ts'
import { checkRegion } from '../../../core/calendar/check-region.ts'
import { checkWorkingRuns } from '../../../core/calendar/check-working-runs.ts'
import type { PartialDayProfile } from '../../../core/policy/day/day-profile.ts'
import { locate, type ParsedFile, parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import {
  type nationalYearShape,
  type RegionShape,
  regionShape,
  nationalYearShape as yearShape,
} from '../shapes.ts'

/** What a file yielded; a file with errors yields no value. */
export type Read<T> = {
  readonly value: T | null
  readonly problems: readonly ScheduleProblem[]
}

function misnamed(file: string, expected: string): ScheduleProblem {
  return {
    severity: 'error',
    file,
    line: 1,
    zh: `文件名应为 ${expected}，与内容不符`,
    en: `the file should be named ${expected}`,
  }
}

const usable = <T>(value: T, problems: readonly ScheduleProblem[]): Read<T> => ({
  value: problems.some((problem) => problem.severity === 'error') ? null : value,
  problems,
})

function toYear(parsed: z.infer<typeof nationalYearShape>): NationalYear {
  const { source, ...rest } = parsed
  return { ...rest, sources: source }
}

export async function readNationalYear(
  folder: ScheduleFolder,
  file: string,
): Promise<Read<NationalYear>> {
  const parsed = await parseFile(folder, file, yearShape)
  if (!('value' in parsed)) return { value: null, problems: parsed }
  const year = toYear(parsed.value)
  const expected = `${year.year}.yaml`
  const problems = [...checkNationalYear(year), ...checkWorkingRuns(year)].map((problem) =>
    locate(parsed.source, problem),
  )
  const name = file.endsWith(`/${expected}`) ? [] : [misnamed(file, expected)]
  return usable(year, [...name, ...problems])
}

/** A region file carries a school calendar and a day profile. */
export type ReadRegion = {
  readonly calendar: RegionCalendar
  readonly profile: PartialDayProfile
  readonly source: ParsedFile<RegionShape>['source']
}

function toRegion(parsed: RegionShape): Omit<ReadRegion, 'source'> {
  const { region, name, terms, localBreaks, overrides } = parsed
  const calendar: RegionCalendar = {
    region,
    name,
    localBreaks,
    overrides,
    terms: terms.map(({ schoolYear, source, note: _note, ...term }) => ({
      ...term,
      startYear: Number(schoolYear.slice(0, 4)),
      sources: source,
    })),
  }
  const { name: profileName, ...values } = parsed.profile ?? {}
  const profile: PartialDayProfile = {
    name: profileName ?? region,
    region,
    aliases: [name, name.replace(/[市省]$/, '')],
    extends: parsed.extends,
    values: definedOnly(values),
  }
  return { calendar, profile }
}

/** Leaves out what was not written, so that it does not hide the value of the profile extended. */
function definedOnly<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

export async function readRegion(folder: ScheduleFolder, file: string): Promise<Read<ReadRegion>> {
  const parsed = await parseFile(folder, file, regionShape)
  if (!('value' in parsed)) return { value: null, problems: parsed }
  const region = toRegion(parsed.value)
  const expected = `${region.calendar.region}.yaml`
  const name = file.endsWith(`/${expected}`) ? [] : [misnamed(file, expected)]
  const found = checkRegion(region.calendar).map((problem) => locate(parsed.source, problem))
  return usable({ ...region, source: parsed.source }, [...name, ...found])
}
