import { useTranslation } from 'react-i18next'
import type { CalendarImport, DayChangeSpan } from '../../contracts/law/calendar.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { oneLanguage } from '../lib/one-language.ts'

/** More are behind a press: a year's school calendars change hundreds of days. */
const SHOWN_AT_ONCE = 8

function SpanRow({ span }: { readonly span: DayChangeSpan }) {
  const { t } = useTranslation()
  const { from, to, days, before, after, places } = span
  const kind = (facts: DayChangeSpan['before']) =>
    `${t(`words.dayKind.${facts.kind}`)}${facts.provisional ? t('calendar.import.provisional') : ''}`
  const [was, will] = [kind(before), kind(after)]
  return (
    <li data-testid="calendar-change-span">
      <span className="number">{from === to ? from : `${from} – ${to}`}</span>{' '}
      <span className="muted small">{t('calendar.import.days', { count: days })}</span>
      <br />
      {was === will ? t('calendar.import.same', { kind: was }) : `${was} → ${will}`}
      <span className="muted small">
        {' · '}
        {places
          .map(
            ({ regionName, stages }) =>
              `${regionName} ${stages.map((stage) => t(`words.stage.${stage}`)).join(t('app.comma'))}`,
          )
          .join(' / ')}
      </span>
    </li>
  )
}

/** Which days a change of the calendars would change, from what to what and where, before anybody agrees to it. */
export function ChangePreview({ preview }: Pick<CalendarImport, 'preview'>) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { days, kindDays, files, spans, warnings } = preview
  if (files.length === 0)
    return <p data-testid="calendar-nothing">{t('calendar.import.nothing')}</p>
  const [first, more] = [spans.slice(0, SHOWN_AT_ONCE), spans.slice(SHOWN_AT_ONCE)]
  return (
    <>
      <p data-testid="calendar-import-preview">
        {t('calendar.import.preview', { days, kinds: kindDays })}
      </p>
      <ul className="calendar-spans">
        {first.map((span) => (
          <SpanRow key={`${span.from} ${span.places[0]?.region}`} span={span} />
        ))}
      </ul>
      {more.length > 0 && (
        <details>
          <summary>{t('calendar.import.more', { count: more.length })}</summary>
          <ul className="calendar-spans">
            {more.map((span) => (
              <SpanRow key={`${span.from} ${span.places[0]?.region}`} span={span} />
            ))}
          </ul>
        </details>
      )}
      {warnings.length > 0 && (
        <section aria-label={t('calendar.import.warnings')} data-testid="calendar-warnings">
          <p>{t('calendar.import.warnings')}</p>
          <ul className="muted small">
            {warnings.map((warning) => (
              <li key={warning}>{oneLanguage(warning, language)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
