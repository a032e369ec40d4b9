import type { LegalWindow } from '../../contracts/law/calendar.ts'
import type { DayPart } from '../calendar/year-view.ts'
import { dayBoundary } from '../lib/time/format-time.ts'

const MINUTES = 1440

/** The windows of one day as parts of it, in minutes from midnight. */
export function dayParts(windows: readonly LegalWindow[], date: string): readonly DayPart[] {
  const midnight = Date.parse(dayBoundary(date, 'start'))
  const minutes = (instant: string) =>
    Math.min(MINUTES, Math.max(0, Math.round((Date.parse(instant) - midnight) / 60_000)))
  return windows.map(({ start, end, verdict, rule, reason }) => ({
    from: minutes(start),
    to: minutes(end),
    verdict,
    rule,
    reason,
  }))
}
