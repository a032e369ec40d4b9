import { minutes } from '../time/duration.ts'
import { between, civilDateOf, type Instant, startOfDay } from '../time/instant.ts'

/** Minutes of the day in Asia/Shanghai, the first included, the last not; over midnight where `from` is the later. */
export type QuietHours = { readonly fromMinute: number; readonly toMinute: number }

export function isQuiet(quiet: QuietHours | null, now: Instant): boolean {
  if (quiet === null) return false
  const minute = Math.floor(between(startOfDay(civilDateOf(now)), now) / minutes(1))
  const { fromMinute, toMinute } = quiet
  return fromMinute <= toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute
}
