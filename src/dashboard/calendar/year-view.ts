import type { CalendarDay, LegalWindow } from '../../contracts/law/calendar.ts'
import { addDays } from './civil-days.ts'

/**
 * A day as a whole. `permitted`: some hours are; `review`: none is, but a person may decide some; `forbidden`: all of
 * it; `unjudged`: the windows did not cover it, which is never the same as permitted.
 */
export const OUTLOOKS = ['permitted', 'review', 'forbidden', 'unjudged'] as const
export type Outlook = (typeof OUTLOOKS)[number]

/** The part of a window that lies in one day, in minutes after its midnight, half-open. */
export type DayPart = {
  readonly from: number
  readonly to: number
  readonly verdict: LegalWindow['verdict']
  readonly rule: LegalWindow['rule']
  /** `null` where the server's sentence was written for another day of the same window. */
  readonly reason: LegalWindow['reason'] | null
}

export type DayView = {
  readonly day: CalendarDay
  readonly outlook: Outlook
  readonly parts: readonly DayPart[]
}

export type YearView = ReadonlyMap<string, DayView>

const MINUTES = 1440
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)

/** What the day as a whole is; the whole of it must be told before it counts as forbidden. */
export function outlookOf(parts: readonly DayPart[]): Outlook {
  const told = parts.reduce((minutes, { from, to }) => minutes + to - from, 0)
  if (parts.some(({ verdict }) => verdict === 'permitted')) return 'permitted'
  if (told < MINUTES) return 'unjudged'
  return parts.some(({ verdict }) => verdict === 'review') ? 'review' : 'forbidden'
}

function partOf(window: LegalWindow, day: CalendarDay, first: CalendarDay | undefined): DayPart {
  const start = midnight(day.date)
  const minutes = (instant: string) =>
    Math.min(MINUTES, Math.max(0, Math.round((Date.parse(instant) - start) / 60_000)))
  const own = first === undefined || first.name === day.name
  return {
    from: minutes(window.start),
    to: minutes(window.end),
    verdict: window.verdict,
    rule: window.rule,
    reason: own ? window.reason : null,
  }
}

/** Days and windows of one region and stage, laid over one another by date. */
export function yearView(days: readonly CalendarDay[], windows: readonly LegalWindow[]): YearView {
  const byDate = new Map(days.map((day) => [day.date, day]))
  const parts = new Map<string, DayPart[]>()
  for (const window of windows) {
    // The server always speaks +08:00, so the text begins with the civil date.
    const firstDate = window.start.slice(0, 10)
    const first = byDate.get(firstDate)
    const end = Date.parse(window.end)
    for (let date = firstDate; midnight(date) < end; date = addDays(date, 1)) {
      const day = byDate.get(date)
      if (day === undefined) continue
      const held = parts.get(date) ?? []
      held.push(partOf(window, day, first))
      parts.set(date, held)
    }
  }
  return new Map(
    days.map((day) => {
      const own = parts.get(day.date) ?? []
      return [day.date, { day, outlook: outlookOf(own), parts: own }]
    }),
  )
}
