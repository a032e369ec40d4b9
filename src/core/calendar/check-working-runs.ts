import { addDays, type CivilDate, weekdayOf } from '../time/civil-date.ts'
import type { NationalYear } from './calendar-data.ts'
import { type CalendarProblem, calendarWarning } from './calendar-problem.ts'

/** 《放假办法》 article 7: around holidays people work no more than six days on end, save in special cases. */
const LONGEST_RUN = 6

/** Warns of longer runs of working days, unless a person has checked them: most are typing errors, some are real. */
export function checkWorkingRuns(year: NationalYear): readonly CalendarProblem[] {
  if (year.status !== 'official') return []
  const off = (date: CivilDate): boolean =>
    year.off.some((range) => range.start <= date && date <= range.end) ||
    (weekdayOf(date) >= 6 && !year.adjustedWorkdays.some((workday) => workday.date === date))
  const problems: CalendarProblem[] = []
  const end = `${year.year}-12-31` as CivilDate
  let run = 0
  for (let date = `${year.year}-01-01` as CivilDate; date <= end; date = addDays(date, 1)) {
    run = off(date) ? 0 : run + 1
    const breaksHere = run > LONGEST_RUN && (date === end || off(addDays(date, 1)))
    if (breaksHere) {
      const from = addDays(date, 1 - run)
      if (year.checkedLongRuns.includes(from)) continue
      const zh = `${from} 至 ${date} 连续工作 ${run} 天，超过 6 天，请核对`
      const en = `${run} working days on end from ${from} to ${date}: more than six, please check`
      problems.push(calendarWarning(['adjustedWorkdays'], zh, en))
    }
  }
  return problems
}
