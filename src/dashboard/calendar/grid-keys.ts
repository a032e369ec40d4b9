import { addDays, addMonths, weekdayNumber } from './civil-days.ts'

const MOVES: Readonly<Record<string, (date: string) => string>> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  PageUp: (date) => addMonths(date, -1),
  PageDown: (date) => addMonths(date, 1),
  Home: (date) => addDays(date, 1 - weekdayNumber(date)),
  End: (date) => addDays(date, 7 - weekdayNumber(date)),
}

type Press = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * Where a key leads from a day of the grid: arrows by day and week, PageUp and PageDown by month, Home and End to the
 * ends of the week, with Ctrl to those of the year. Never out of the year; `null` when the key is not for the grid.
 */
export function dateAfterKey(press: Press, date: string): string | null {
  if (press.altKey || press.metaKey || press.shiftKey) return null
  const first = `${date.slice(0, 4)}-01-01`
  const last = `${date.slice(0, 4)}-12-31`
  if (press.ctrlKey) return press.key === 'Home' ? first : press.key === 'End' ? last : null
  const moved = Object.hasOwn(MOVES, press.key) ? MOVES[press.key]?.(date) : undefined
  if (moved === undefined) return null
  return moved < first ? first : moved > last ? last : moved
}
