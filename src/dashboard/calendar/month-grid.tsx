import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownStage } from './calendar-address.ts'
import { WEEKDAYS, weeksOfMonth } from './civil-days.ts'
import { DayCell } from './day-cell.tsx'
import type { DayHandlers } from './use-day-cursor.ts'
import type { YearView } from './year-view.ts'

type Props = {
  readonly year: number
  readonly month: number
  readonly stage: ShownStage
  readonly days: YearView
  /** The chosen day and today, when they lie in this month: the other months need not be drawn anew. */
  readonly chosen: string | null
  readonly today: string | null
  readonly handlers: DayHandlers
}

function WeekdayNames() {
  const { t } = useTranslation()
  return (
    <thead>
      <tr>
        {WEEKDAYS.map((weekday, index) => (
          <th key={weekday} scope="col" aria-label={t(`calendar.weekday.${weekday}`)}>
            {t('calendar.weekdays').charAt(index)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** One month, Monday first. */
export const MonthGrid = memo(function MonthGrid(props: Props) {
  const { year, month, stage, days, chosen, today, handlers } = props
  const { t } = useTranslation()
  const cell = (date: string | null, weekday: number) => {
    const view = date === null ? undefined : days.get(date)
    // A place outside the month, or a day of which the server told nothing.
    if (view === undefined) return <td key={WEEKDAYS[weekday]} />
    return (
      <DayCell
        key={WEEKDAYS[weekday]}
        view={view}
        stage={stage}
        chosen={date === chosen}
        today={date === today}
        handlers={handlers}
      />
    )
  }
  return (
    <table
      className="month"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked by arrow keys is a grid, see the date grid of the ARIA Authoring Practices
      role="grid"
      aria-label={t('calendar.monthOf', { year, month, stage: t(`words.stage.${stage}`) })}
      data-month={month}
    >
      <caption>{t('calendar.months').split('|')[month - 1]}</caption>
      <WeekdayNames />
      <tbody>
        {weeksOfMonth(year, month).map((week) => (
          <tr key={week.find((date) => date !== null)}>{week.map(cell)}</tr>
        ))}
      </tbody>
    </table>
  )
})
