import { useTranslation } from 'react-i18next'
import { useSystem } from '../api/use-system.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { clockOf, dateOf, fullTimeOf, OFFSET, weekdayOf } from '../lib/time/format-time.ts'
import { useToldNow } from '../lib/time/use-program-now.ts'

/** The clock everything is judged by; no time at all before the program has told its own. */
export function Clock() {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { data } = useSystem()
  const now = useToldNow()
  if (now === null) {
    return (
      <div className="clock" title={t('app.clock')} data-testid="program-clock">
        <span className="clock-date">—</span>
        <span className="number clock-time">—</span>
      </div>
    )
  }
  const drill = data !== undefined && data.info.clockShiftSeconds !== 0
  return (
    <div
      className={drill ? 'clock drill' : 'clock'}
      title={`${t('app.clock')} ${fullTimeOf(now)}`}
      data-testid="program-clock"
    >
      <span className="clock-date">
        {dateOf(now)} {weekdayOf(now, language)}
      </span>
      <span className="number clock-time">
        {clockOf(now)} <small>{OFFSET}</small>
      </span>
    </div>
  )
}
