import { stat } from 'node:fs/promises'
import { buildCalendar } from '../../core/calendar/calendar.ts'
import type { CalendarData, CalendarSettings } from '../../core/calendar/calendar-data.ts'
import type { CutRules } from '../../core/cuts/power/cut-rules.ts'
import { type Fault, fail, failAll, type Result, succeed } from '../../core/fault.ts'
import type { PlatformRule } from '../../core/patrol/platform-rule.ts'
import type { PolitenessRules } from '../../core/patrol/politeness-host.ts'
import {
  type DayProfile,
  isProfileProblem,
  type ProfileTable,
  resolveProfiles,
} from '../../core/policy/day/day-profile.ts'
import type { Law } from '../../core/policy/law.ts'
import type { ReportTemplate } from '../../core/reports/report-template.ts'
import type { WrittenSweep } from '../../ports/written-sweep.ts'
import { parseFile } from './parse-file.ts'
import { type ScheduleProblem, sentenceOf } from './problem.ts'
import { type ReadRegion, readNationalYear, readRegion } from './read/read-calendars.ts'
import { readCuts } from './read/read-cuts.ts'
import { readPlatforms } from './read/read-platforms.ts'
import { readPoliteness } from './read/read-politeness.ts'
import { readRegionHistory } from './read/read-region-history.ts'
import { readReports } from './read/read-reports.ts'
import { readRuleBook } from './read/read-rules.ts'
import { readSweeps } from './read/read-sweeps.ts'
import { folderOnDisk, type ScheduleFolder } from './schedule-folder.ts'
import { defaultsShape } from './shapes.ts'

const DEFAULTS_FILE = 'calendars/defaults.yaml'

export type LoadedSchedules = {
  readonly law: Law
  /** Sentences about what is odd but usable. */
  readonly warnings: readonly string[]
  readonly sweeps: readonly WrittenSweep[]
  /** How pages of live rooms are read, by host. */
  readonly platforms: readonly PlatformRule[]
  readonly politeness: PolitenessRules
  /** What an office allows itself when it cuts. */
  readonly cuts: CutRules
  /** How an office writes its reports. */
  readonly reports: ReportTemplate
}

/** Everything found in the folder. `loaded` is `null` as soon as one problem is an error. */
export type SchedulesInspection = {
  readonly problems: readonly ScheduleProblem[]
  readonly loaded: LoadedSchedules | null
}

const wholeProblem = (file: string, zh: string, en: string): ScheduleProblem => ({
  severity: 'error',
  file,
  line: null,
  zh,
  en,
})

const COMPLETE: readonly (keyof DayProfile)[] = [
  'teaching',
  'soft',
  'nightEnd',
  'endSubject',
  'endNonSubject',
  'highSchoolPolicy',
  'adjustedWorkday',
  'localBreak',
  'childrensDay',
]

/** The default profile must say everything itself: all others may lean on it. */
function profilesOf(
  regions: readonly ReadRegion[],
  rootName: string,
): ProfileTable | ScheduleProblem {
  const root = regions.find((region) => region.profile.name === rootName)
  if (root === undefined) {
    const zh = `默认作息 ${rootName} 不在任何地区文件里`
    return wholeProblem(DEFAULTS_FILE, zh, `no region file has the default profile ${rootName}`)
  }
  const missing = COMPLETE.filter((field) => !(field in root.profile.values))
  if (missing.length > 0) {
    const zh = `默认作息 ${rootName} 缺 ${missing.join('、')}`
    const en = `the default profile lacks ${missing.join(', ')}`
    return { ...wholeProblem(root.source.file, zh, en), line: root.source.lineOf(['profile']) }
  }
  const complete = { ...root.profile.values, name: rootName } as DayProfile
  const table = resolveProfiles(
    complete,
    regions.map((region) => region.profile),
  )
  if (!isProfileProblem(table)) return table
  const faulty = regions.find((region) => region.profile.name === table.profile)
  const file = faulty?.source.file ?? 'calendars/regions'
  const line = faulty?.source.lineOf(['extends']) ?? null
  return table.kind === 'circle'
    ? { ...wholeProblem(file, 'extends 形成循环', 'extends runs in a circle'), line }
    : { ...wholeProblem(file, 'extends 指向不存在的作息', 'extends names no profile'), line }
}

type ReadCalendars = {
  readonly calendar: CalendarData | null
  readonly profiles: ProfileTable | null
  readonly problems: readonly ScheduleProblem[]
}

async function readCalendars(folder: ScheduleFolder): Promise<ReadCalendars> {
  const defaults = await parseFile(folder, DEFAULTS_FILE, defaultsShape)
  const yearFiles = await folder.list('calendars/national')
  const regionFiles = await folder.list('calendars/regions')
  const years = await Promise.all(yearFiles.map((file) => readNationalYear(folder, file)))
  const regions = await Promise.all(regionFiles.map((file) => readRegion(folder, file)))
  const problems = [...years, ...regions].flatMap((read) => read.problems)
  if (yearFiles.length === 0) {
    const zh = '没有任何年份的放假安排'
    problems.push(wholeProblem('calendars/national', zh, 'no year is arranged'))
  }
  if (!('value' in defaults)) {
    return { calendar: null, profiles: null, problems: [...defaults, ...problems] }
  }
  const usable = regions.flatMap((read) => read.value ?? [])
  const { defaultProfile, ...settings } = defaults.value
  const hasErrors = problems.some((problem) => problem.severity === 'error')
  const profiles = hasErrors ? null : profilesOf(usable, defaultProfile)
  if (profiles !== null && 'severity' in profiles) {
    return { calendar: null, profiles: null, problems: [...problems, profiles] }
  }
  const calendar: CalendarData = {
    settings: settings satisfies CalendarSettings,
    years: years.flatMap((read) => read.value ?? []),
    regions: usable.map((region) => region.calendar),
  }
  return { calendar, profiles, problems }
}

/** Reads and checks the whole folder and reports everything that is wrong, not only the first thing. */
export async function inspectFiles(folder: ScheduleFolder): Promise<SchedulesInspection> {
  const calendars = await readCalendars(folder)
  const rules = await readRuleBook(folder, await folder.list('rules'))
  const { politeness, problems: tooMuch } = await readPoliteness(folder)
  const sweeps = await readSweeps(folder, await folder.list('sweeps'), politeness)
  const { cuts, problems: unallowed } = await readCuts(
    folder,
    sweeps.sweeps.map(({ name }) => name),
  )
  const { reports, problems: unwritten } = await readReports(folder)
  const places = await readRegionHistory(folder)
  const pages = await readPlatforms(folder, await folder.list('platforms'))
  const problems = [
    ...pages.problems,
    ...places.problems,
    ...calendars.problems,
    ...rules.problems,
    ...sweeps.problems,
    ...tooMuch,
    ...unallowed,
    ...unwritten,
  ]
  const { calendar, profiles } = calendars
  const isBroken = problems.some((problem) => problem.severity === 'error')
  if (isBroken || calendar === null || profiles === null || rules.book === null) {
    return { problems, loaded: null }
  }
  const law: Law = {
    calendar: buildCalendar(calendar),
    rules: rules.book,
    profiles,
    places: places.history,
  }
  const warnings = problems.map(sentenceOf)
  const loaded = {
    law,
    warnings,
    sweeps: sweeps.sweeps,
    politeness,
    cuts,
    reports,
    platforms: pages.platforms,
  }
  return { problems, loaded }
}

/** As `inspectFiles`, of a folder on disk. */
export const inspectSchedules = (folder: string): Promise<SchedulesInspection> =>
  inspectFiles(folderOnDisk(folder))

/**
 * Loads a schedules folder. A broken file gives the fault `schedule-invalid`, which names file, line and reason of each
 * error, a line each.
 */
export async function loadSchedules(folder: string): Promise<Result<LoadedSchedules>> {
  const found = await stat(folder).catch(() => null)
  if (found?.isDirectory() !== true) {
    const zh = `没有目录 ${folder}（日历与规则）`
    return fail('schedule-invalid', `${zh}。There is no folder ${folder} of schedules.`, folder)
  }
  const { problems, loaded } = await inspectSchedules(folder)
  if (loaded !== null) return succeed(loaded)
  const [first, ...more] = problems
    .filter((problem) => problem.severity === 'error')
    .map((problem) => faultOf(problem, folder))
  return first === undefined
    ? fail('schedule-invalid', '日历与规则无法读取 / the schedules cannot be read', folder)
    : failAll([first, ...more])
}

function faultOf(problem: ScheduleProblem, folder: string): Fault {
  const where = problem.line === null ? problem.file : `${problem.file}:${problem.line}`
  return { code: 'schedule-invalid', message: sentenceOf(problem), where: `${folder}/${where}` }
}
