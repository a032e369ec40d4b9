import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { StageYear } from '../api/calendar/use-calendar.ts'
import { Icon } from '../icons/icon.tsx'
import { nextChange } from './next-change.ts'

type Props = {
  readonly years: readonly StageYear[]
  readonly date: string
  readonly today: string | null
  /** Chooses the day and moves the focus there. */
  go(date: string): void
}

/** From one kind of day to the next, and back to today. */
export function ChangeButtons({ years, date, today, go }: Props) {
  const { t } = useTranslation()
  const views = years.map(({ days }) => days)
  const jump = (step: 1 | -1) => {
    const target = nextChange(views, date, step)
    const name = t(step === 1 ? 'calendar.nextChange' : 'calendar.previousChange')
    const icon = <Icon name={step === 1 ? 'next' : 'previous'} size={14} />
    return (
      <Button
        size="small"
        disabled={target === null}
        title={target === null ? t('calendar.noChange') : target}
        icon={icon}
        iconPlacement={step === 1 ? 'end' : 'start'}
        onClick={() => target !== null && go(target)}
        data-testid={step === 1 ? 'next-change' : 'previous-change'}
      >
        <span>
          <span className="change-name">{name}</span> {target?.slice(5)}
        </span>
      </Button>
    )
  }
  const here = today !== null && views.some((days) => days.has(today)) ? today : null
  return (
    <div className="change-buttons">
      {jump(-1)}
      <Button
        size="small"
        disabled={here === null}
        onClick={() => here !== null && go(here)}
        data-testid="go-today"
      >
        {t('calendar.today')}
      </Button>
      {jump(1)}
    </div>
  )
}
