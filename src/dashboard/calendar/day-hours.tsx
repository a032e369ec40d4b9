import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import type { DayPart, DayView } from './year-view.ts'

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function HourLine({ part }: { readonly part: DayPart }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const whole = part.from === 0 && part.to === 1440
  return (
    <li data-verdict={part.verdict}>
      <span className="number">
        {whole ? t('calendar.allDay') : `${clock(part.from)}–${clock(part.to)}`}
      </span>
      <b>{t(`words.verdict.${part.verdict}`)}</b>
      {part.rule !== null && (
        <span title={part.reason === null ? undefined : say(part.reason)}>
          {t(`words.rule.${part.rule}`)} <code>{part.rule}</code>
        </span>
      )}
    </li>
  )
}

/** The day from midnight to midnight: a bar to see, a list to read. */
export function DayHours({ view }: { readonly view: Pick<DayView, 'parts'> }) {
  const { t } = useTranslation()
  if (view.parts.length === 0) return <p className="hours-missing">{t('calendar.noParts')}</p>
  return (
    <>
      <div className="hours-bar" aria-hidden="true">
        {view.parts.map(({ from, to, verdict }) => (
          <span key={from} data-verdict={verdict} style={{ flexGrow: to - from }} />
        ))}
      </div>
      <div className="hours-scale number muted" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}:00</span>
        ))}
      </div>
      <ul className="hours" aria-label={t('calendar.parts')}>
        {view.parts.map((part) => (
          <HourLine key={part.from} part={part} />
        ))}
      </ul>
    </>
  )
}
