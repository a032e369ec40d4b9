import { DAY_KINDS } from '../../contracts/words/vocabulary.ts'
import { OUTLOOKS, type Outlook, type YearView } from './year-view.ts'

export type DayKind = (typeof DAY_KINDS)[number]

export type YearSummary = {
  readonly days: number
  readonly kinds: Readonly<Record<DayKind, number>>
  readonly outlooks: Readonly<Record<Outlook, number>>
  readonly provisional: number
  readonly withoutSchoolCalendar: number
  readonly key: number
}

/** How often each thing occurs, for the legend and the warnings. */
export function summaryOf(year: YearView): YearSummary {
  const views = [...year.values()]
  const kinds = views.map(({ day }) => day.kind)
  const outlooks = views.map(({ outlook }) => outlook)
  const tally = <Word extends string>(words: readonly Word[], found: readonly Word[]) =>
    Object.fromEntries(
      words.map((word) => [word, found.filter((one) => one === word).length]),
    ) as Record<Word, number>
  return {
    days: views.length,
    kinds: tally(DAY_KINDS, kinds),
    outlooks: tally(OUTLOOKS, outlooks),
    provisional: views.filter(({ day }) => day.provisional).length,
    withoutSchoolCalendar: views.filter(({ day }) => !day.schoolCalendarKnown).length,
    key: views.filter(({ day }) => day.keyPeriod !== null).length,
  }
}
