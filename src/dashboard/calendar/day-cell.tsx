import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import type { ShownStage } from './calendar-address.ts'
import type { DayHandlers } from './use-day-cursor.ts'
import type { DayView } from './year-view.ts'

type Props = {
  readonly view: DayView
  readonly stage: ShownStage
  readonly chosen: boolean
  readonly today: boolean
  readonly handlers: DayHandlers
}

/** A weekend is one anyway: a corner is worth showing only for what nobody would expect. */
const isWorthACorner = ({ day }: DayView): boolean => day.also.some((kind) => kind !== 'rest-day')

export function DayCell({ view, stage, chosen, today, handlers }: Props) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { day, outlook } = view
  const label = [
    say(day.why),
    t(`calendar.outlook.${outlook}`),
    day.keyPeriod === null ? null : t(`calendar.keyPeriod.${day.keyPeriod}`),
    day.provisional ? t('calendar.provisional') : null,
    today ? t('calendar.today') : null,
  ]
  return (
    <td>
      <button
        type="button"
        className={`day kind-${day.kind}`}
        data-date={day.date}
        data-stage={stage}
        data-kind={day.kind}
        data-also={day.also.join(' ')}
        data-outlook={outlook}
        data-provisional={day.provisional}
        data-key-period={day.keyPeriod ?? undefined}
        data-corner={isWorthACorner(view)}
        data-today={today}
        aria-current={today ? 'date' : undefined}
        aria-pressed={chosen}
        tabIndex={chosen ? 0 : -1}
        onClick={() => handlers.choose(day.date)}
        onFocus={() => handlers.choose(day.date)}
        onPointerEnter={() => handlers.preview(day.date)}
      >
        <span className="day-number number">{Number(day.date.slice(8))}</span>
        <span className="day-mark">{t(`calendar.mark.${day.kind}`)}</span>
        <span className="visually-hidden">
          {label.filter((part) => part !== null).join(t('app.comma'))}
        </span>
        <span className="day-bar" />
      </button>
    </td>
  )
}
