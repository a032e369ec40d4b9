import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import type { ShownStage } from './calendar-address.ts'
import { DayHours } from './day-hours.tsx'
import { DayMark } from './day-mark.tsx'
import { DaySources } from './day-sources.tsx'
import type { DayView } from './year-view.ts'

function Flags({ view: { day, outlook } }: { readonly view: DayView }) {
  const { t } = useTranslation()
  return (
    <span className="day-flags">
      <span className="flag" data-outlook={outlook}>
        {t(`calendar.outlook.${outlook}`)}
      </span>
      {day.provisional && <span className="flag is-provisional">{t('calendar.provisional')}</span>}
      {!day.schoolCalendarKnown && (
        <span className="flag no-calendar">{t('calendar.noSchoolCalendar')}</span>
      )}
      {day.keyPeriod !== null && (
        <span className="flag key">{t(`calendar.keyPeriod.${day.keyPeriod}`)}</span>
      )}
    </span>
  )
}

type Props = { readonly stage: ShownStage; readonly view: DayView }

/** One day in one stage: what it is, why, by what source, and its hours. */
export function DayFacts({ stage, view }: Props) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { day } = view
  return (
    <article className="day-facts" data-testid={`day-${stage}`}>
      <h3>
        <span className="muted">{t(`words.stage.${stage}`)}</span>
        <DayMark kind={day.kind} />
        <b>{t(`words.dayKind.${day.kind}`)}</b>
        {day.name !== null && <span>{day.name}</span>}
        {day.also.length > 0 && (
          <span className="muted">
            {t('calendar.also')}{' '}
            {day.also.map((kind) => t(`words.dayKind.${kind}`)).join(t('app.comma'))}
          </span>
        )}
        <Flags view={view} />
      </h3>
      <p>{say(day.why)}</p>
      <DayHours view={view} />
      <div className="day-from">
        <span className="muted">{t('calendar.sources')}</span>
        <DaySources sources={day.sources} />
      </div>
    </article>
  )
}
