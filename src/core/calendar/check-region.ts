import { type CivilDate, yearOf } from '../time/civil-date.ts'
import type { LocalBreak, RegionCalendar, SchoolTerm } from './calendar-data.ts'
import { type CalendarProblem, calendarError } from './calendar-problem.ts'

const ORDER = ['autumn', 'winter', 'spring', 'summer', 'nextAutumn'] as const

/** Days a term may begin away from the calendar year it belongs to, e.g. 2022-08-28 for 2022. */
function checkYears(term: SchoolTerm, path: readonly (string | number)[]): CalendarProblem[] {
  const expected: Record<(typeof ORDER)[number], number> = {
    autumn: term.startYear,
    winter: term.startYear + 1,
    spring: term.startYear + 1,
    summer: term.startYear + 1,
    nextAutumn: term.startYear + 1,
  }
  return ORDER.flatMap((field) => {
    const date = term[field]
    if (date === null || yearOf(date) === expected[field]) return []
    const zh = `${date} 不在${expected[field]}年，与学年 ${term.startYear}-${term.startYear + 1} 不符`
    return [calendarError([...path, field], zh, `expected a date in ${expected[field]}`)]
  })
}

function checkOrder(term: SchoolTerm, path: readonly (string | number)[]): CalendarProblem[] {
  const problems: CalendarProblem[] = []
  let before: CivilDate | null = null
  for (const field of ORDER) {
    const date = term[field]
    if (date === null) continue
    if (before !== null && date <= before) {
      const zh = `${date} 应晚于前一个日期 ${before}（假期重叠或次序颠倒）`
      const en = `${date} must come after ${before}: vacations overlap or are out of order`
      problems.push(calendarError([...path, field], zh, en))
    }
    before = date
  }
  const { winter, winterPublishedEnd: end, spring } = term
  const isOutside =
    end !== null && ((winter !== null && end < winter) || (spring !== null && end >= spring))
  if (isOutside) {
    const zh = `公布的寒假止日 ${end} 不在寒假内`
    const en = `the published end ${end} is not inside the winter vacation`
    problems.push(calendarError([...path, 'winterPublishedEnd'], zh, en))
  }
  return problems
}

function checkTerms(terms: readonly SchoolTerm[]): CalendarProblem[] {
  return terms.flatMap((term, i) => {
    const path = ['terms', i]
    const twin = terms
      .slice(0, i)
      .some((other) => other.stage === term.stage && other.startYear === term.startYear)
    const doubled = twin
      ? [calendarError(path, '同一学段同一学年写了两次', 'the same stage and school year twice')]
      : []
    const next = terms.find((t) => t.stage === term.stage && t.startYear === term.startYear + 1)
    const clash =
      next?.autumn != null && term.summer !== null && next.autumn <= term.summer
        ? [
            calendarError(
              [...path, 'summer'],
              `暑假首日 ${term.summer} 不早于下一学年开学日 ${next.autumn}`,
              `the summer vacation starts after the next term does (${next.autumn})`,
            ),
          ]
        : []
    return [...doubled, ...checkYears(term, path), ...checkOrder(term, path), ...clash]
  })
}

function checkSpans(
  field: 'localBreaks' | 'overrides',
  spans: readonly Pick<LocalBreak, 'start' | 'end'>[],
): CalendarProblem[] {
  return spans.flatMap((span, i) =>
    span.end < span.start
      ? [calendarError([field, i, 'end'], '止日早于起日', 'it ends before it starts')]
      : [],
  )
}

/** What must hold in the school calendar of one region. */
export function checkRegion(region: RegionCalendar): readonly CalendarProblem[] {
  return [
    ...checkTerms(region.terms),
    ...checkSpans('localBreaks', region.localBreaks),
    ...checkSpans('overrides', region.overrides),
  ]
}
