import { isProvisionalYear } from '../../core/calendar/calendar.ts'
import type { Law } from '../../core/policy/law.ts'
import { addDays, yearOf } from '../../core/time/civil-date.ts'
import { civilDateOf, type Instant } from '../../core/time/instant.ts'

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

/** `trouble`: why the schedules folder as it lies there cannot be read; `null` when it is in force. */
export function legalNotices(law: Law, trouble: string | null, now: Instant): LegalNotice[] {
  const today = civilDateOf(now)
  const years = new Set([yearOf(today), yearOf(addDays(today, AHEAD_DAYS))])
  const notices = [...years]
    .filter((year) => isProvisionalYear(law.calendar, year))
    .map(provisional)
  if (trouble === null) return notices
  const broken: LegalNotice = {
    code: 'schedules-broken',
    zh: `日历与规则文件有误，仍用之前的版本。${trouble}`,
    en: `the schedules are broken, the law that was in force stays. ${trouble}`,
  }
  return [...notices, broken]
}
