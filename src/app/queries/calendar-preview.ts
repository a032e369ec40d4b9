import {
  compareCalendars,
  type DayChangeSpan,
  spansOf,
} from '../../core/calendar/compare-calendars.ts'
import type { ScheduleDraft } from '../../ports/legal-schedules.ts'

/** Exactly which days a change would change, from what to what, where and for whom. */
export type CalendarPreview = {
  /** Names the change: hand it back to make sure that what is applied is what was seen. */
  readonly draftId: string
  readonly files: readonly string[]
  /** Days on the calendar that change anywhere; of these, days whose kind changes. */
  readonly days: number
  readonly kindDays: number
  readonly spans: readonly DayChangeSpan[]
  readonly warnings: readonly string[]
}

export function previewOf(draft: ScheduleDraft): CalendarPreview {
  const { id, files, before, after, reach, warnings } = draft
  const changes = files.length === 0 ? [] : compareCalendars(before.calendar, after.calendar, reach)
  const ofKind = changes.filter((change) => change.before.kind !== change.after.kind)
  return {
    draftId: id,
    files: files.map(({ file }) => file),
    days: new Set(changes.map(({ date }) => date)).size,
    kindDays: new Set(ofKind.map(({ date }) => date)).size,
    spans: spansOf(changes),
    warnings,
  }
}
