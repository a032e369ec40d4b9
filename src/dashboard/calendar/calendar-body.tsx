import { Empty, Skeleton } from 'antd'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type StageYear, useCalendar } from '../api/calendar/use-calendar.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import type { CalendarView } from './calendar-address.ts'
import { CalendarLegend } from './calendar-legend.tsx'
import { CalendarWarnings } from './calendar-warnings.tsx'
import { ChangeButtons } from './change-buttons.tsx'
import { DayPanel } from './day-panel.tsx'
import { StageCalendar } from './stage-calendar.tsx'
import { TimetableConflicts } from './timetable-conflicts.tsx'
import { useDayCursor } from './use-day-cursor.ts'

type YearProps = {
  readonly year: number
  readonly region: string
  readonly years: readonly StageYear[]
  readonly today: string | null
}

function Year({ year, region, years, today }: YearProps) {
  const { t } = useTranslation()
  const { date, shown, handlers } = useDayCursor(year, today)
  const stages = useRef<HTMLDivElement>(null)
  const go = (target: string) => {
    stages.current?.querySelector<HTMLElement>(`[data-date="${target}"]`)?.focus()
  }
  return (
    <>
      <CalendarWarnings year={year} years={years} />
      <CalendarLegend years={years} />
      <div className="stage-calendars" ref={stages}>
        {years.map(({ stage, days }) => (
          <StageCalendar
            key={stage}
            stage={stage}
            days={days}
            year={year}
            date={date}
            today={today}
            handlers={handlers}
          />
        ))}
      </div>
      <p className="muted small">{t('calendar.keys')}</p>
      <TimetableConflicts year={year} region={region} />
      <DayPanel date={shown} today={shown === today} years={years}>
        <ChangeButtons years={years} date={date} today={today} go={go} />
      </DayPanel>
    </>
  )
}

type Props = { readonly view: CalendarView; readonly today: string | null }

/** The year as the server tells it, or why it cannot be shown. Drawn anew only when something of it changes. */
export const CalendarBody = memo(function CalendarBody({ view, today }: Props) {
  const { t } = useTranslation()
  const { years, pending, error, retry } = useCalendar(view)
  if (error !== null) return <TroubleNote error={error} onRetry={retry} />
  if (pending) {
    return (
      <div aria-busy="true" data-testid="calendar-loading">
        <span className="visually-hidden">{t('calendar.loading')}</span>
        <Skeleton active title={false} paragraph={{ rows: 12 }} />
      </div>
    )
  }
  if (years.every(({ days }) => days.size === 0)) {
    return (
      <Empty
        data-testid="calendar-empty"
        description={
          <>
            <p>{t('calendar.empty')}</p>
            <p className="muted small">{t('calendar.emptyHint')}</p>
          </>
        }
      />
    )
  }
  return <Year year={view.year} region={view.region} years={years} today={today} />
})
