import { type CivilDate, weekdayOf, yearOf } from '../time/civil-date.ts'
import type { HolidayRange, NationalYear } from './calendar-data.ts'
import { type CalendarProblem, calendarError } from './calendar-problem.ts'
import { statutoryDays } from './statutory-days.ts'

const covers = (range: HolidayRange, date: CivilDate): boolean =>
  range.start <= date && date <= range.end

function checkRanges(year: NationalYear): readonly CalendarProblem[] {
  return year.off.flatMap((range, i) => {
    const path = ['off', i]
    if (range.end < range.start) {
      return [
        calendarError(
          path,
          `放假区间“${range.name}”止日早于起日`,
          'the range ends before it starts',
        ),
      ]
    }
    if (yearOf(range.start) !== year.year || yearOf(range.end) !== year.year) {
      const zh = `放假区间“${range.name}”不在${year.year}年内，跨年的日子请写入所属年份的文件`
      return [
        calendarError(path, zh, `the range leaves ${year.year}: days belong in their own year`),
      ]
    }
    const other = year.off.slice(0, i).find((o) => o.start <= range.end && range.start <= o.end)
    if (other === undefined) return []
    const zh = `放假区间“${range.name}”（${range.start}—${range.end}）与“${other.name}”重叠`
    return [calendarError(path, zh, `the range overlaps that of ${other.start}–${other.end}`)]
  })
}

function checkWorkdays(year: NationalYear): readonly CalendarProblem[] {
  return year.adjustedWorkdays.flatMap(({ date }, i) => {
    const path = ['adjustedWorkdays', i, 'date']
    if (yearOf(date) !== year.year) {
      return [calendarError(path, `调休上班日 ${date} 不在${year.year}年`, `not in ${year.year}`)]
    }
    if (weekdayOf(date) < 6) {
      const en = `the adjusted workday ${date} is not a Saturday or Sunday`
      return [calendarError(path, `调休上班日 ${date} 不是周六或周日`, en)]
    }
    if (year.off.some((range) => covers(range, date))) {
      const en = `the adjusted workday ${date} lies inside a holiday range`
      return [calendarError(path, `调休上班日 ${date} 落在放假区间内`, en)]
    }
    const isDouble = year.adjustedWorkdays.slice(0, i).some((o) => o.date === date)
    return isDouble
      ? [calendarError(path, `调休上班日 ${date} 写了两次`, `${date} is listed twice`)]
      : []
  })
}

function checkStatutory(year: NationalYear): readonly CalendarProblem[] {
  const computed = statutoryDays(year.year)
  const listed = new Set(year.statutory)
  if (listed.size === 0) return []
  const problems = year.statutory.flatMap((date, i) => {
    const path = ['statutory', i]
    if (!computed.has(date)) {
      const en = `${date} is not a statutory holiday by the law`
      return [calendarError(path, `${date} 不是《放假办法》规定的法定节日`, en)]
    }
    if (year.status === 'official' && !year.off.some((range) => covers(range, date))) {
      const en = `the statutory holiday ${date} lies in no holiday range`
      return [calendarError(path, `法定节日 ${date} 不在任何放假区间内`, en)]
    }
    return []
  })
  const missing = [...computed.keys()].filter((date) => !listed.has(date))
  if (missing.length === 0) return problems
  const zh = `法定节日应有${computed.size}天，缺 ${missing.join('、')}`
  const en = `${computed.size} statutory days are due, missing: ${missing.join(', ')}`
  return [...problems, calendarError(['statutory'], zh, en)]
}

function checkStatus(year: NationalYear): readonly CalendarProblem[] {
  if (year.status !== 'official') return []
  const problems: CalendarProblem[] = []
  if (year.sources.length === 0) {
    const zh = '状态为 official 时必须写明通知地址'
    problems.push(calendarError(['source'], zh, 'an official year needs the address of its notice'))
  }
  if (year.off.length === 0) {
    const zh = '状态为 official 时必须有放假区间'
    problems.push(calendarError(['off'], zh, 'an official year needs its holiday ranges'))
  }
  return problems
}

/** docs/rules.md §4.5: what must hold in the arrangement of one year. Nothing found means it may be used. */
export function checkNationalYear(year: NationalYear): readonly CalendarProblem[] {
  return [
    ...checkStatus(year),
    ...checkRanges(year),
    ...checkWorkdays(year),
    ...checkStatutory(year),
  ]
}
