import type { HolidayRange, NationalYear } from '../../../core/calendar/calendar-data.ts'
import { calendarError } from '../../../core/calendar/calendar-problem.ts'
import { checkNationalYear } from '../../../core/calendar/check-national-year.ts'
import { statutoryDays } from '../../../core/calendar/statutory-days.ts'
import { type CivilDate, weekdayOf, yearOf } from '../../../core/time/civil-date.ts'
import { locate, parseSource } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import { readNationalYear } from '../read/read-calendars.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import type { YamlFile } from '../yaml-reading.ts'
import { type Drafted, firstDayOf, isBroken, lastDayOf } from './drafting.ts'
import { type NoticeInput, noticesShape, oneNoticeShape, weekdayNumber } from './import-shapes.ts'
import { nationalYearText } from './national-year-text.ts'

type Path = readonly (string | number)[]

/** A notice of one year and where it stands in the document. */
type Notice = { readonly year: number; readonly input: NoticeInput; readonly path: Path }

function readNotices(source: YamlFile): readonly Notice[] | readonly ScheduleProblem[] {
  const isMany = typeof source.data === 'object' && source.data !== null && 'years' in source.data
  if (!isMany) {
    const parsed = parseSource(source, oneNoticeShape)
    if (!('value' in parsed)) return parsed
    const { year, ...input } = parsed.value
    return [{ year, input, path: [] }]
  }
  const parsed = parseSource(source, noticesShape)
  if (!('value' in parsed)) return parsed
  return Object.entries(parsed.value.years)
    .map(([year, input]): Notice => ({ year: Number(year), input, path: ['years', year] }))
    .toSorted((a, b) => a.year - b.year)
}

const fileOf = (year: number): string => `calendars/national/${year}.yaml`

/** What the folder has of years so far, changed as notices are laid over it. */
type Years = Map<number, NationalYear>

async function yearIn(folder: ScheduleFolder, years: Years, year: number): Promise<NationalYear> {
  const known = years.get(year)
  if (known !== undefined) return known
  const hasFile = (await folder.read(fileOf(year))) !== null
  const read = hasFile ? (await readNationalYear(folder, fileOf(year))).value : null
  const empty: NationalYear = {
    year,
    status: 'provisional',
    off: [],
    adjustedWorkdays: [],
    statutory: [...statutoryDays(year).keys()],
    checkedLongRuns: [],
    sources: [],
  }
  return read ?? empty
}

const sameDays = (a: HolidayRange, b: HolidayRange): boolean =>
  a.start === b.start && a.end === b.end

/** The parts of a range by calendar year: a day off on December 31st belongs to its own year (docs/rules.md §4.5). */
function splitRange(range: HolidayRange): readonly HolidayRange[] {
  const [first, last] = [yearOf(range.start), yearOf(range.end)]
  if (last !== first + 1) return [range]
  return [
    { ...range, end: lastDayOf(first) },
    { ...range, start: firstDayOf(last) },
  ]
}

function weekdayProblems(source: YamlFile, { input, path }: Notice): readonly ScheduleProblem[] {
  return input.adjustedWorkdays.flatMap(({ date, weekday }, i) => {
    if (weekday === undefined || weekdayNumber(weekday) === weekdayOf(date)) return []
    const en = `${date} does not fall on the weekday given`
    const at = [...path, 'adjustedWorkdays', i, 'weekday']
    return [locate(source, calendarError(at, `${date} 不是周${weekday}`, en))]
  })
}

/** The year's own part, as the notice has it; what other notices arranged in this year stays. */
function ownYear(notice: Notice, known: NationalYear): NationalYear {
  const { year, input } = notice
  const foreign = known.off.filter(({ source }) => source !== null)
  const own = input.off
    .flatMap(splitRange)
    .filter((range) => yearOf(range.start) === year || yearOf(range.end) === year)
    .filter((range) => !foreign.some((other) => sameDays(other, range)))
  const arranged = input.adjustedWorkdays.map(({ date, for: holiday }) => ({ date, for: holiday }))
  const statutory = input.statutory.length > 0 ? input.statutory : [...statutoryDays(year).keys()]
  return {
    year,
    status: input.status,
    off: [...own, ...foreign].toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    adjustedWorkdays: arranged.filter(
      ({ date }) => yearOf(date) === year || !isNeighbour(date, year),
    ),
    statutory,
    checkedLongRuns:
      input.checkedLongRuns.length > 0 ? input.checkedLongRuns : known.checkedLongRuns,
    sources: input.source,
  }
}

const isNeighbour = (date: CivilDate, year: number): boolean => yearOf(date) === year - 1

/** The days that the notice arranges at the end of the year before. */
function neighbourYear(notice: Notice, known: NationalYear): NationalYear {
  const { year, input } = notice
  const source = input.source[0] ?? null
  const foreign = input.off
    .flatMap(splitRange)
    .filter((range) => yearOf(range.start) === year - 1 && yearOf(range.end) === year - 1)
    .map((range) => ({ ...range, source }))
  const workdays = input.adjustedWorkdays
    .filter(({ date }) => isNeighbour(date, year))
    .map(({ date, for: holiday }) => ({ date, for: holiday }))
  const otherWorkdays = known.adjustedWorkdays.filter(
    ({ date }) => !workdays.some((workday) => workday.date === date),
  )
  const others = known.off.filter((range) => !foreign.some((own) => sameDays(own, range)))
  return {
    ...known,
    off: [...others, ...foreign].toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    adjustedWorkdays: [...otherWorkdays, ...workdays].toSorted((a, b) =>
      a.date < b.date ? -1 : 1,
    ),
  }
}

/**
 * Problems of the year as it would be written, at the lines of the document. docs/rules.md §4.5 is checked on what
 * comes out, so a range that was moved to its own year is found there too.
 */
function problemsOf(
  source: YamlFile,
  notice: Notice,
  result: NationalYear,
): readonly ScheduleProblem[] {
  const { input, path } = notice
  return checkNationalYear(result).map((problem) => {
    const [field, index, ...rest] = problem.path
    const place = typeof index === 'number' ? placeIn(input, result, field, index) : index
    const tail = place === undefined ? [] : [place, ...rest]
    return locate(source, {
      ...problem,
      path: [...path, ...(field === undefined ? [] : [field]), ...tail],
    })
  })
}

/** Where in the document the nth value of the result stands. */
function placeIn(
  input: NoticeInput,
  result: NationalYear,
  field: string | number | undefined,
  index: number,
): number | undefined {
  if (field === 'off') {
    const range = result.off[index]
    const place = input.off.findIndex(
      (o) => range && (o.start === range.start || o.end === range.end),
    )
    return place < 0 ? undefined : place
  }
  if (field === 'adjustedWorkdays') {
    const date = result.adjustedWorkdays[index]?.date
    const place = input.adjustedWorkdays.findLastIndex((workday) => workday.date === date)
    return place < 0 ? undefined : place
  }
  return input.statutory.length > 0 ? index : undefined
}

/** Lays one notice over the years; problems come at the lines of the document. */
async function layOver(
  folder: ScheduleFolder,
  source: YamlFile,
  years: Years,
  notice: Notice,
): Promise<readonly ScheduleProblem[]> {
  const own = ownYear(notice, await yearIn(folder, years, notice.year))
  const problems = [...weekdayProblems(source, notice), ...problemsOf(source, notice, own)]
  years.set(notice.year, own)
  const before = await yearIn(folder, years, notice.year - 1)
  const after = neighbourYear(notice, before)
  if (nationalYearText(before) === nationalYearText(after)) return problems
  years.set(notice.year - 1, after)
  return [...problems, ...problemsOf(source, notice, after)]
}

/** What State Council notices (one year, or several by year) would make of the folder. */
export async function draftNotice(folder: ScheduleFolder, source: YamlFile): Promise<Drafted> {
  const read = readNotices(source)
  const notices = read.filter((found): found is Notice => 'input' in found)
  if (notices.length === 0) {
    const found = read.filter((problem): problem is ScheduleProblem => 'severity' in problem)
    const none = calendarError(['years'], '没有任何年份', 'there is no year')
    return { problems: found.length > 0 ? found : [locate(source, none)] }
  }
  const years: Years = new Map()
  const problems: ScheduleProblem[] = []
  for (const notice of notices) problems.push(...(await layOver(folder, source, years, notice)))
  if (isBroken(problems)) return { problems }
  const files = new Map<string, string>()
  for (const [year, result] of years) {
    const known = await yearIn(folder, new Map(), year)
    const hasFile = (await folder.read(fileOf(year))) !== null
    if (hasFile && nationalYearText(known) === nationalYearText(result)) continue
    files.set(fileOf(year), nationalYearText(result))
  }
  const touched = [...years.keys()]
  const from = firstDayOf(Math.min(...touched))
  const to = lastDayOf(Math.max(...touched))
  return { drafted: { files, from, to, regions: null } }
}
