import { type CivilDate, dateOfEpochDay, epochDay, parseCivilDate } from '../time/civil-date.ts'
import { SECONDS_PER_DAY, type SecondOfDay } from '../time/clock-time.ts'

const FULL_WIDTH_OFFSET = 0xfee0

/** Full-width letters, digits and signs as their half-width twins; the wide blank as a blank. Trimmed. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
}

/** Words by which people say that there is none. */
export const saysNone = (text: string): boolean => /^(无|没有|暂无|-+|—+|\/|n\/a)$/i.test(text)

/** Day 0 of the two systems of Excel; the first counts a 29 February 1900 that never was. */
const DAY_ZERO_1900 = epochDay(1899, 12, 30)
const DAY_ZERO_1904 = epochDay(1904, 1, 1)
const EARLIEST = epochDay(1950, 1, 1)
const LATEST = epochDay(2100, 12, 31)

/** A spreadsheet's day number; `null` outside 1950–2100, where it is some other number. */
export function dateOfSerial(serial: number, from1904: boolean): CivilDate | null {
  const day = Math.floor(serial) + (from1904 ? DAY_ZERO_1904 : DAY_ZERO_1900)
  return day >= EARLIEST && day <= LATEST ? dateOfEpochDay(day) : null
}

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0')

/**
 * A date as people write it: 2026-1-2, 2026/01/02, 2026.1.2, 2026年1月2日, 20260102, with or without a time of zero
 * behind it. `null` when it names no day that exists; day before month is not guessed.
 */
export function parseTypedDate(text: string): CivilDate | null {
  const plain = toHalfWidth(text)
    .replace(/[T ]0{1,2}:00(:00(\.0+)?)?Z?$/, '')
    .replace(/\s/g, '')
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (match === null) return null
  const date = parseCivilDate(`${match[1]}-${two(match[2])}-${two(match[3])}`)
  return date !== null && date >= '1950-01-01' && date <= '2100-12-31' ? date : null
}

/** 18:30, 18:30:00, 18点30分, 18时半, 下午6:30, 6:30pm; `null` when it is no time of day. */
export function parseTypedTime(text: string): SecondOfDay | null {
  const plain = toHalfWidth(text).replace(/\s/g, '').toLowerCase()
  const match =
    /^(上午|早上|中午|下午|晚上|晚)?(\d{1,2})(?:[:点时](?:(\d{1,2})|(半))?)(?::(\d{2})|分)?(am|pm)?$/.exec(
      plain,
    )
  if (match === null) return null
  const [, half, hourText, minuteText, isHalfPast, secondText, meridiem] = match
  const afternoon = /^(下午|晚上|晚|pm)$/.test(half ?? meridiem ?? '')
  const hour = Number(hourText) + (afternoon && Number(hourText) < 12 ? 12 : 0)
  const minute = isHalfPast === undefined ? Number(minuteText ?? '0') : 30
  const second = hour * 3_600 + minute * 60 + Number(secondText ?? '0')
  return minute < 60 && Number(secondText ?? '0') < 60 && second <= SECONDS_PER_DAY ? second : null
}
