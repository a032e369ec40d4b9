import { parse, validate } from 'node-cron'
import { cadenceOf } from '../../../core/patrol/sweep.ts'
import { everFires, idleDays, longestWait } from '../../../core/patrol/sweeps/cron-days.ts'
import { isYearly } from '../../../core/patrol/sweeps/sweep-days.ts'
import { ROOM_TIERS } from '../../../core/registry/live-room.ts'
import type { WrittenSweep } from '../../../ports/written-sweep.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { SweepFile } from '../sweep-shape.ts'
import type { YamlFile, YamlPath } from '../yaml-reading.ts'

type Complain = (path: YamlPath, zh: string, en: string) => ScheduleProblem

const complaining =
  ({ file, lineOf }: YamlFile): Complain =>
  (path, zh, en) => ({ severity: 'error', file, line: lineOf(path), zh, en })

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Days that must be given together, be of one kind, and lie in order. */
function windowProblem({ window }: SweepFile, complain: Complain): readonly ScheduleProblem[] {
  if (window === null) return []
  const { from, to, years } = window
  if (from !== null && to === null) {
    return [
      complain(
        ['window', 'from'],
        'window 有起日没有止日：请写 to；要常年运行，请去掉 from（按 kinds 运行）或写 window: null',
        'the window has a first day and no last one: write `to`, or, for a standing patrol, leave `from` out (it then goes by its kinds) or write `window: null`',
      ),
    ]
  }
  if (from === null && to !== null) {
    return [complain(['window', 'to'], 'window 有止日没有起日：请写 from', 'write `from` as well')]
  }
  if (from === null || to === null) {
    if (years.length === 0) return []
    const en = '`years` goes with `from` and `to` as "01-25"'
    return [complain(['window', 'years'], 'years 须与 "01-25" 形式的 from、to 同用', en)]
  }
  if (isYearly(from) !== isYearly(to)) {
    const en = '`from` and `to` must both name a year, or neither'
    return [complain(['window', 'to'], 'from 与 to 须同为 2022-01-25 或同为 "01-25"', en)]
  }
  if (!isYearly(from) && years.length > 0) {
    const en = 'days that name a year take no `years`; write them as "01-25"'
    return [complain(['window', 'years'], 'from、to 已含年份，不要再写 years', en)]
  }
  if (!isYearly(from) && to < from) {
    const en = 'the window ends before it starts: change `to`'
    return [complain(['window', 'to'], 'window 止日早于起日：请改 to', en)]
  }
  return []
}

const NEVER = {
  zh: '永远不会触发：请让 cron 的日、月、周与 window 的日期至少有一天相合（如 "*/10 * * * * *"）',
  en: 'never fires: let its days, months and weekdays meet at least one day of the window (such as "*/10 * * * * *")',
}

function cronProblem(
  written: SweepFile,
  sweep: WrittenSweep,
  complain: Complain,
): readonly ScheduleProblem[] {
  const { cron } = written
  if (!validate(cron)) {
    const impossible = reasonOf(cron).includes('impossible day')
    const zh = impossible ? NEVER.zh : '不是 node-cron 表达式（秒 分 时 日 月 周）'
    const en = impossible
      ? NEVER.en
      : 'is not a node-cron expression (second minute hour day month weekday)'
    return [complain(['cron'], `cron:“${cron}”${zh}`, `cron: "${cron}" ${en}`)]
  }
  if (!everFires(parse(cron), sweep.window?.days ?? null)) {
    return [complain(['cron'], `cron:“${cron}”${NEVER.zh}`, `cron: "${cron}" ${NEVER.en}`)]
  }
  return [...idleProblem(sweep, complain), ...slownessProblem(sweep, complain)]
}

/** Days without a tick that the window does not leave out. */
function idleProblem(
  { cron, window, zone }: WrittenSweep,
  complain: Complain,
): readonly ScheduleProblem[] {
  const days = idleDays(parse(cron), window, zone)
  if (days === 0) return []
  return [
    complain(
      ['cron'],
      `cron：“${cron}”限定了日子，而 window 不止这些日子：最长连续${days}天一次也不触发，此间其直播间无人查看。请把日子写进 window（kinds，如 [weekend]；或 from、to），cron 只写 "*/10 * * * * *"`,
      `cron: "${cron}" is of certain days, and the window is of more: it does not fire for up to ${days} ${days === 1 ? 'day' : 'days on end'}, and nobody would look at its rooms meanwhile. Write the days into window (kinds, such as [weekend], or from and to) and "*/10 * * * * *" as the cron`,
    ),
  ]
}

/** The shortest time between probes that any of its rooms may ask for, whatever its tier, in seconds. */
function shortestProbe(sweep: WrittenSweep): number {
  const { tiers = [] } = sweep
  const among = tiers.length === 0 ? ROOM_TIERS : tiers
  return Math.min(...among.map((tier) => cadenceOf(sweep, { tier }).probeSeconds))
}

/** Rooms that a sweep has are planned at its own ticks: between them hardly anybody would look. */
function slownessProblem(sweep: WrittenSweep, complain: Complain): readonly ScheduleProblem[] {
  const { cron } = sweep
  const wait = longestWait(parse(cron))
  const probeSeconds = shortestProbe(sweep)
  if (wait <= Math.max(probeSeconds, LEAST_PATIENCE)) return []
  return [
    complain(
      ['cron'],
      `cron：“${cron}”两次触发最长相隔${wait}秒，超过（各 tiers 中最短的）probeSeconds ${probeSeconds}秒：此间其直播间无人查看。请写 "*/10 * * * * *"，时段用 window.kinds 限定`,
      `cron: "${cron}" waits up to ${wait} s, longer than probeSeconds ${probeSeconds} (the shortest of its tiers): nobody would look at its rooms meanwhile. Write "*/10 * * * * *" and bound the hours by window.kinds`,
    ),
  ]
}

/** Ticks this close are a patrol, whatever the cadence. */
const LEAST_PATIENCE = 60

function reasonOf(cron: string): string {
  try {
    parse(cron)
    return ''
  } catch (error) {
    return String(error)
  }
}

function campaignProblem(written: SweepFile, complain: Complain): readonly ScheduleProblem[] {
  const { campaign, window } = written
  if (campaign === null) return []
  if (window?.from == null || window.to === null) {
    const en = 'a campaign needs the first and the last day of its window'
    return [complain(['campaign'], '专项行动须在 window 写明起止日（from、to）', en)]
  }
  const days = [
    ...campaign.stages.flatMap(({ from, to }, i) => [
      { day: from, path: ['campaign', 'stages', i, 'from'] },
      { day: to, path: ['campaign', 'stages', i, 'to'] },
    ]),
    ...campaign.reports.map(({ due }, i) => ({
      day: due,
      path: ['campaign', 'reports', i, 'due'],
    })),
  ]
  const { from, to } = window
  const wraps = isYearly(from) && to < from
  const inside = (day: string): boolean =>
    isYearly(day) === isYearly(from) &&
    (wraps ? day >= from || day <= to : day >= from && day <= to)
  return days
    .filter(({ day }) => !inside(day))
    .map(({ day, path }) =>
      complain(
        path,
        `${day} 不在行动的起止日（${from} 至 ${to}）之内：请改日期或 window`,
        `${day} lies outside the campaign (${from} to ${to}): change the day or the window`,
      ),
    )
}

/** What is wrong with one sweep by itself, each with its line and what to do about it. */
export function sweepProblems(
  source: YamlFile,
  written: SweepFile,
  sweep: WrittenSweep,
): readonly ScheduleProblem[] {
  const complain = complaining(source)
  const days = windowProblem(written, complain)
  if (days.length > 0) return days
  if (!isZone(written.zone)) {
    const en = `there is no time zone ${written.zone}; write one such as Asia/Shanghai`
    return [complain(['zone'], `没有时区“${written.zone}”，请写如 Asia/Shanghai`, en)]
  }
  return [...cronProblem(written, sweep, complain), ...campaignProblem(written, complain)]
}
