import type { CivilDate } from '../time/civil-date.ts'
import { formatInstant, type Instant } from '../time/instant.ts'

/** `2026年10月17日`. */
export function dayInChinese(date: CivilDate): string {
  const [year = '', month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** `2026-10-17 09:31`, for cells: times are in Asia/Shanghai, which the foot of the table says. */
export const minuteInTable = (instant: Instant): string =>
  formatInstant(instant).slice(0, 16).replace('T', ' ')

/** Both ends with their year: whoever reads one alone must not guess. */
export const spanInChinese = ({
  from,
  to,
}: {
  readonly from: CivilDate
  readonly to: CivilDate
}): Readonly<Record<'from' | 'to', string>> => ({ from: dayInChinese(from), to: dayInChinese(to) })
