import type { CalendarDay, LegalWindow as WireWindow } from '../../../contracts/law/calendar.ts'
import type { DayInfo } from '../../../core/calendar/day-info.ts'
import type { LegalWindow } from '../../../core/policy/windows.ts'
import { explainDay } from '../../../core/policy/words/explain.ts'
import { weekdayOf } from '../../../core/time/civil-date.ts'
import { formatInstant } from '../../../core/time/instant.ts'

export const presentDay = (day: DayInfo): CalendarDay => ({
  date: day.date,
  weekday: weekdayOf(day.date),
  kind: day.kind,
  also: [...day.also],
  name: day.name,
  sources: [...day.sources],
  provisional: day.provisional,
  schoolCalendarKnown: day.schoolCalendarKnown,
  keyPeriod: day.keyPeriod,
  why: { ...explainDay(day) },
})

export const presentWindow = (window: LegalWindow): WireWindow => ({
  start: formatInstant(window.start),
  end: formatInstant(window.end),
  verdict: window.verdict,
  rule: window.rule,
  kind: window.kind,
  reason: { ...window.reason },
})
