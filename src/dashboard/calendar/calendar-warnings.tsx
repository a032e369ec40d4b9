import { useTranslation } from 'react-i18next'
import type { StageYear } from '../api/calendar/use-calendar.ts'
import { Icon } from '../icons/icon.tsx'
import { summaryOf } from './year-summary.ts'

type Props = { readonly year: number; readonly years: readonly StageYear[] }

function ProvisionalWarning({ year, years }: Props) {
  const { t } = useTranslation()
  const sums = years.map(({ days }) => summaryOf(days))
  const most = Math.max(0, ...sums.map(({ provisional }) => provisional))
  if (most === 0) return null
  const whole = sums.every(({ provisional, days }) => provisional === days)
  return (
    <div className="calendar-warning provisional" role="note" data-testid="calendar-provisional">
      <Icon name="warning" />
      <p>
        <strong>
          {whole
            ? t('calendar.provisionalYear', { year })
            : t('calendar.provisionalSome', { year, count: most })}
        </strong>{' '}
        {t('calendar.provisionalHint')}
      </p>
    </div>
  )
}

function UnknownWarning({ years }: Props) {
  const { t } = useTranslation()
  const sums = years.map(({ stage, days }) => ({ stage, ...summaryOf(days) }))
  const told = (
    key: 'unknownDays' | 'withoutCalendar',
    countOf: (sum: (typeof sums)[number]) => number,
  ) => {
    const stages = sums
      .filter((sum) => countOf(sum) > 0)
      .map((sum) =>
        t('calendar.stageDays', { stage: t(`words.stage.${sum.stage}`), count: countOf(sum) }),
      )
    return stages.length === 0
      ? []
      : [t(`calendar.${key}`, { stages: stages.join(t('app.comma')) })]
  }
  const lines = [
    ...told('unknownDays', ({ kinds }) => kinds.unknown),
    ...told('withoutCalendar', (sum) => sum.withoutSchoolCalendar - sum.kinds.unknown),
  ]
  if (lines.length === 0) return null
  return (
    <div className="calendar-warning unknown" role="note" data-testid="calendar-unknown">
      <Icon name="question" />
      <p>
        <strong>{lines.join(t('calendar.semicolon'))}</strong>
        {t('calendar.stop')} {t('calendar.unknownHint')}
      </p>
    </div>
  )
}

/** What must be known before a colour of the year is believed. */
export function CalendarWarnings(props: Props) {
  return (
    <div className="calendar-warnings">
      <ProvisionalWarning {...props} />
      <UnknownWarning {...props} />
    </div>
  )
}
