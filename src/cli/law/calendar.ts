import { loadSchedules } from '../../adapters/schedules/load-schedules.ts'
import type { CalendarDay, CalendarYear } from '../../contracts/law/calendar.ts'
import { isProvisionalYear } from '../../core/calendar/calendar.ts'
import type { DayInfo } from '../../core/calendar/day-info.ts'
import { dayOf } from '../../core/calendar/day-of.ts'
import type { Law } from '../../core/policy/law.ts'
import { explainDay } from '../../core/policy/words/explain.ts'
import { STAGES, type Stage } from '../../core/registry/institution.ts'
import { NO_REGION_HISTORY, regionOn } from '../../core/registry/region-history.ts'
import { placeOfScope } from '../../core/registry/region-scope.ts'
import { addDays, type CivilDate, weekdayOf } from '../../core/time/civil-date.ts'
import { regionOption } from '../day-span.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'

export type CalendarOptions = {
  readonly schedules: string
  readonly year: string
  readonly region?: string
  readonly stage?: string
  readonly json?: boolean
}

/** No place in particular: only what holds nationwide is known. */
const NOWHERE = '000000'
const FIRST_YEAR = 2020
const LAST_YEAR = 2100

type Asked = { readonly year: number; readonly region: string | null; readonly stage: Stage }

function parseOptions(options: CalendarOptions): Asked | { readonly problem: string } {
  const year = Number(options.year)
  if (!/^\d{4}$/.test(options.year) || year < FIRST_YEAR || year > LAST_YEAR) {
    return {
      problem: `year：请给出 ${FIRST_YEAR}—${LAST_YEAR} 的年份 / a year from ${FIRST_YEAR} to ${LAST_YEAR}`,
    }
  }
  const scope = regionOption(options.region)
  if (!scope.ok) return { problem: scope.fault.message }
  const region = scope.value.region === undefined ? null : placeOfScope(scope.value.region)
  const stage = STAGES.find((known) => known === (options.stage ?? 'compulsory'))
  if (stage === undefined) {
    return { problem: `--stage：只能是 ${STAGES.join('、')} / must be one of these` }
  }
  return { year, region, stage }
}

const toWire = (day: DayInfo): CalendarDay => ({
  date: day.date,
  weekday: weekdayOf(day.date),
  kind: day.kind,
  also: [...day.also],
  name: day.name,
  sources: [...day.sources],
  provisional: day.provisional,
  schoolCalendarKnown: day.schoolCalendarKnown,
  keyPeriod: day.keyPeriod,
  why: explainDay(day),
})

/** The name that the code had in that year: old papers carry old codes. */
function nameOf(region: string, year: number, { places }: Law): string | null {
  const on = `${year}-01-01` as CivilDate
  return regionOn(region, on, places ?? NO_REGION_HISTORY)?.region.name ?? null
}

function yearOfDays(law: Law, asked: Asked): CalendarYear {
  const { calendar } = law
  const { year, region, stage } = asked
  const days: CalendarDay[] = []
  const end = `${year}-12-31` as CivilDate
  for (let date = `${year}-01-01` as CivilDate; date <= end; date = addDays(date, 1)) {
    days.push(toWire(dayOf(calendar, date, region ?? NOWHERE, stage)))
  }
  const provisional = isProvisionalYear(calendar, year)
  return {
    year,
    region,
    regionName: region === null ? null : nameOf(region, year, law),
    stage,
    status: provisional ? 'provisional' : 'official',
    provisional,
    sources: [...(calendar.years.get(year)?.sources ?? [])],
    days,
  }
}

const PLAIN = new Set<CalendarDay['kind']>(['school-day', 'rest-day'])

/** For people: the days that are neither plain school days nor plain weekends, runs of a kind in one line. */
function asText(calendar: CalendarYear): string {
  const lines = [
    `${calendar.year} ${calendar.regionName ?? '全国'} ${calendar.stage} ${calendar.provisional ? '（暂定 provisional）' : ''}`,
  ]
  let run: CalendarDay[] = []
  const close = (): void => {
    const [first] = run
    if (first !== undefined && !PLAIN.has(first.kind)) {
      const last = run.at(-1) ?? first
      const span = first === last ? first.date : `${first.date}—${last.date}`
      lines.push(`${span}  ${first.kind}  ${first.why.zh}`)
    }
    run = []
  }
  for (const day of calendar.days) {
    if (run[0] !== undefined && run[0].kind !== day.kind) close()
    run.push(day)
  }
  close()
  return `${lines.join('\n')}\n`
}

/** `xuncha calendar YEAR [--region CODE] [--stage S] --json`: every day with its kind and why. */
export async function runCalendar(options: CalendarOptions, io: CommandIo): Promise<ExitCode> {
  const asked = parseOptions(options)
  if ('problem' in asked) {
    io.err(`${asked.problem}\n`)
    return EXIT.badInput
  }
  const loaded = await loadSchedules(options.schedules)
  if (!loaded.ok) {
    io.err(`${loaded.fault.message}\n`)
    return EXIT.badInput
  }
  const calendar = yearOfDays(loaded.value.law, asked)
  io.out(options.json === true ? `${JSON.stringify(calendar)}\n` : asText(calendar))
  return EXIT.done
}
