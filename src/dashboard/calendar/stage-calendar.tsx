import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageYear } from '../api/calendar/use-calendar.ts'
import { dateAfterKey } from './grid-keys.ts'
import { MonthGrid } from './month-grid.tsx'
import type { DayHandlers } from './use-day-cursor.ts'

type Props = StageYear & {
  readonly year: number
  readonly date: string
  readonly today: string | null
  readonly handlers: DayHandlers
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

const inMonth = (date: string | null, month: number): string | null =>
  date !== null && Number(date.slice(5, 7)) === month ? date : null

/** Keys walk through the year as one field, over the borders of its months. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target instanceof HTMLElement ? event.target.dataset['date'] : undefined
  const date = from === undefined ? null : dateAfterKey(event, from)
  if (date === null) return
  event.preventDefault()
  event.currentTarget.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus()
}

/** Twelve months of one stage. */
export function StageCalendar({ stage, days, year, date, today, handlers }: Props) {
  const { t } = useTranslation()
  const name = t(`words.stage.${stage}`)
  return (
    <section
      className="stage-calendar"
      aria-label={t('calendar.gridOf', { stage: name, year })}
      data-testid={`calendar-${stage}`}
      onPointerLeave={() => handlers.preview(null)}
      onKeyDown={walk}
    >
      <h2>{name}</h2>
      <div className="months">
        {MONTHS.map((month) => (
          <MonthGrid
            key={month}
            year={year}
            month={month}
            stage={stage}
            days={days}
            chosen={inMonth(date, month)}
            today={inMonth(today?.startsWith(`${year}-`) === true ? today : null, month)}
            handlers={handlers}
          />
        ))}
      </div>
    </section>
  )
}
