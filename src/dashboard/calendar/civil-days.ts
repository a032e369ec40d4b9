/** Arithmetic on civil dates (`YYYY-MM-DD` of Asia/Shanghai), which know no hours and no offsets: UTC serves as a plain ruler. */
const DAY = 86_400_000

const ruler = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const onRuler = (millis: number): string => new Date(millis).toISOString().slice(0, 10)

const two = (value: number): string => String(value).padStart(2, '0')

export const addDays = (date: string, days: number): string => onRuler(ruler(date) + days * DAY)

/** 1 Monday … 7 Sunday. */
export const weekdayNumber = (date: string): number =>
  ((new Date(ruler(date)).getUTCDay() + 6) % 7) + 1

/** Monday first, as the grid is. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export const weekdayOf = (date: string): (typeof WEEKDAYS)[number] =>
  WEEKDAYS[weekdayNumber(date) - 1] ?? 'mon'

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(date: string, months: number): string {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(at / 12)
  const month = at - year * 12 + 1
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month))
  return `${year}-${two(month)}-${two(day)}`
}

/** Months 1 to 12; each a list of weeks, Monday first, with `null` where the week reaches into another month. */
export function weeksOfMonth(year: number, month: number): readonly (readonly (string | null)[])[] {
  const first = `${year}-${two(month)}-01`
  const before = weekdayNumber(first) - 1
  const cells: (string | null)[] = Array.from({ length: before }, () => null)
  for (let day = 1; day <= daysInMonth(year, month); day += 1) {
    cells.push(`${year}-${two(month)}-${two(day)}`)
  }
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
