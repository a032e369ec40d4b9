import { isProvisionalYear } from '../../core/calendar/calendar.ts'
import type { Law } from '../../core/policy/law.ts'
import { addDays, yearOf } from '../../core/time/civil-date.ts'
import { civilDateOf, formatInstant, type Instant } from '../../core/time/instant.ts'

/** What an administrator should know of the law in force; nothing of it keeps the program from working. */
export type LegalNotice = {
  readonly code: 'calendar-provisional' | 'schedules-broken'
  readonly zh: string
  readonly en: string
}

/** The notice of a year is published in November of the year before; it is asked for from then on. */
const AHEAD_DAYS = 92

function provisional(year: number): LegalNotice {
  return {
    code: 'calendar-provisional',
    zh: `${year}年放假安排尚未导入：该年日历为暂定，不会判为“允许”，也不自动阻断`,
    en: `the arrangement of ${year} is not imported: its calendar is provisional, nothing in it is permitted or cut by itself`,
  }
}

/**
 * `trouble`: why the schedules folder as it lies there cannot be read; `null` when it is in force. `brokenSince`: since
 * when what was read before stays in force instead.
 */
export function legalNotices(
  law: Law,
  trouble: string | null,
  now: Instant,
  brokenSince: Instant | null = null,
): LegalNotice[] {
  const today = civilDateOf(now)
  const years = new Set([yearOf(today), yearOf(addDays(today, AHEAD_DAYS))])
  const notices = [...years]
    .filter((year) => isProvisionalYear(law.calendar, year))
    .map(provisional)
  if (trouble === null) return notices
  const at = brokenSince === null ? null : formatInstant(brokenSince)
  const since = at === null ? { zh: '', en: '' } : { zh: `（自 ${at} 起）`, en: ` (since ${at})` }
  const broken: LegalNotice = {
    code: 'schedules-broken',
    zh: `日历、规则、巡查或阻断权限的文件有误${since.zh}，一律仍按改坏之前的版本办（规则版本 ${law.rules.version}，阻断权限、保险丝与自动阻断也照旧）。${trouble}`,
    en: `a file of the calendar, rules, sweeps or cuts is broken${since.en}: all that was in force before stays (rules ${law.rules.version}, also who may cut, fuses and automatic orders). ${trouble}`,
  }
  return [...notices, broken]
}
