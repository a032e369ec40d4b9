import type { Weekday } from '../time/civil-date.ts'
import type { TimetableLesson } from './course.ts'
import { parseTypedTime, toHalfWidth } from './typed-values.ts'

const DAYS: Readonly<Record<string, Weekday>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  七: 7,
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  7: 7,
}
const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const NAMED: Readonly<Record<string, readonly Weekday[]>> = {
  每天: ALL,
  每日: ALL,
  工作日: [1, 2, 3, 4, 5],
  周末: [6, 7],
  双休日: [6, 7],
}

/** 周一、周三 · 一三五 · 周一至周五 · 1,3,5 · 每天 · 周末; `null` when anything else stands there. */
export function parseTypedWeekdays(text: string): readonly Weekday[] | null {
  const plain = toHalfWidth(text).replace(/\s/g, '')
  const named = NAMED[plain]
  if (named !== undefined) return named
  const bare = plain.replace(/星期|礼拜|周/g, '').replace(/[、,;/和及]/g, '')
  const found = new Set<Weekday>()
  const rest = bare.replace(
    /([一二三四五六日天七1-7])[至到~-]([一二三四五六日天七1-7])/g,
    (_, a, b) => {
      const [from, to] = [DAYS[String(a)] ?? 1, DAYS[String(b)] ?? 7]
      for (const day of ALL) if (day >= from && day <= to) found.add(day)
      return ''
    },
  )
  for (const sign of rest) {
    const day = DAYS[sign]
    if (day === undefined) return null
    found.add(day)
  }
  return found.size === 0 ? null : [...found].toSorted((a, b) => a - b)
}

/** 18:30-19:00;19:10-19:40: lessons in order; `null` when one is no span of time within a day. */
export function parseTypedLessons(text: string): readonly TimetableLesson[] | null {
  const spans = toHalfWidth(text)
    .split(/[;、,\n]/)
    .filter((span) => span.trim() !== '')
  const lessons: TimetableLesson[] = []
  for (const span of spans) {
    const [from, to, ...more] = span.split(/[-~—–至到]/)
    const start = parseTypedTime(from ?? '')
    const end = parseTypedTime(to ?? '')
    if (start === null || end === null || end <= start || more.length > 0) return null
    lessons.push({ start, minutes: (end - start) / 60 })
  }
  return lessons.length === 0 ? null : lessons.toSorted((a, b) => a.start - b.start)
}
