import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageYear } from '../api/calendar/use-calendar.ts'
import { weekdayOf } from './civil-days.ts'
import { DayFacts } from './day-facts.tsx'

type Props = {
  readonly date: string
  readonly today: boolean
  readonly years: readonly StageYear[]
  readonly children: ReactNode
}

/** Everything about the day under the pointer, or else the chosen one, in every stage shown. */
export function DayPanel({ date, today, years, children }: Props) {
  const { t } = useTranslation()
  return (
    <section
      className="day-panel"
      aria-label={t('calendar.panel')}
      data-testid="day-panel"
      data-date={date}
    >
      <header>
        <strong className="number">{date}</strong>
        <span>{t(`calendar.weekday.${weekdayOf(date)}`)}</span>
        {today && <span className="flag key">{t('calendar.today')}</span>}
        <span className="muted small day-panel-hint">{t('calendar.clickHint')}</span>
        {children}
      </header>
      <div className="day-panel-stages">
        {years.map(({ stage, days }) => {
          const view = days.get(date)
          return view === undefined ? null : <DayFacts key={stage} stage={stage} view={view} />
        })}
      </div>
    </section>
  )
}
