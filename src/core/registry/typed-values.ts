import { type CivilDate, dateOfEpochDay, epochDay, parseCivilDate } from '../time/civil-date.ts'
import { SECONDS_PER_DAY, type SecondOfDay } from '../time/clock-time.ts'
import { withoutInvisible } from './guarded-code.ts'

const FULL_WIDTH_OFFSET = 0xfee0

/** Full-width letters, digits and signs as their half-width twins; the wide blank as a blank. Trimmed. */
export function toHalfWidth(text: string): string {
  return withoutInvisible(text)
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/[\u3000\u00a0]/g, ' ')
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

/**
 * The time of day of a spreadsheet's number: a fraction of a day, 1 for 24:00, or what stands behind the point of a day
 * number. `null` when it is some other number, or a day without a time.
 */
export function timeOfSerial(serial: number): SecondOfDay | null {
  if (serial >= 0 && serial <= 1) return Math.round(serial * SECONDS_PER_DAY)
  if (Number.isInteger(serial) || dateOfSerial(serial, false) === null) return null
  return Math.round((serial - Math.floor(serial)) * SECONDS_PER_DAY)
}

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0')

/**
 * A date as people write it: 2026-1-2, 2026/01/02, 2026.1.2, 2026年1月2日, 20260102, with or without a time
 * behind it, which says nothing about the day. `null` when it names no day that exists, or one whose day depends on a
 * time zone; day before month is not guessed.
 */
export function parseTypedDate(text: string): CivilDate | null {
  const plain = toHalfWidth(text)
    .replace(/[T ](0{1,2}:00(:00(\.0+)?)?Z|([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?)$/, '')
    .replace(/\s/g, '')
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (match === null) return null
  const date = parseCivilDate(`${match[1]}-${two(match[2])}-${two(match[3])}`)
  return date !== null && date >= '1950-01-01' && date <= '2100-12-31' ? date : null
}

/** A date before the time, as a cell of both is written out. */
const DATE_BEFORE = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T ]+(?=\d)/

/** 18:30, 18:30:00, 18点30分, 18时半, 下午6:30, 6:30pm, or one of these behind a date; `null` when it is no time of day. */
export function parseTypedTime(text: string): SecondOfDay | null {
  const plain = toHalfWidth(text).replace(DATE_BEFORE, '').replace(/\s/g, '').toLowerCase()
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
