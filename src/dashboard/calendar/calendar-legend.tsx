import { useTranslation } from 'react-i18next'
import { DAY_KINDS } from '../../contracts/words/vocabulary.ts'
import type { StageYear } from '../api/calendar/use-calendar.ts'
import { DayMark } from './day-mark.tsx'
import { summaryOf } from './year-summary.ts'
import { OUTLOOKS } from './year-view.ts'

const SIGNS = ['signProvisional', 'signKey', 'signAlso', 'signToday'] as const

/** What the signs mean, with how many days of each there are; two numbers when two stages are shown. */
export function CalendarLegend({ years }: { readonly years: readonly StageYear[] }) {
  const { t } = useTranslation()
  const sums = years.map(({ days }) => summaryOf(days))
  const counts = (count: (sum: (typeof sums)[number]) => number) => sums.map(count)
  const seen = (numbers: readonly number[]) => numbers.some((number) => number > 0)
  const kinds = DAY_KINDS.map((kind) => ({ kind, numbers: counts((sum) => sum.kinds[kind]) }))
  const outlooks = OUTLOOKS.map((outlook) => ({
    outlook,
    numbers: counts((sum) => sum.outlooks[outlook]),
  }))
  return (
    <section className="calendar-legend" aria-label={t('calendar.legend')}>
      <ul title={t('calendar.legendOutlooks')}>
        {outlooks
          .filter(({ outlook, numbers }) => outlook !== 'unjudged' || seen(numbers))
          .map(({ outlook, numbers }) => (
            <li key={outlook} data-testid={`legend-${outlook}`}>
              <span className="outlook-sample" data-outlook={outlook} aria-hidden="true" />
              {t(`calendar.outlook.${outlook}`)} <b className="number">{numbers.join(' / ')}</b>
            </li>
          ))}
      </ul>
      <ul title={t('calendar.legendKinds')}>
        {kinds
          .filter(({ numbers }) => seen(numbers))
          .map(({ kind, numbers }) => (
            <li key={kind} data-testid={`legend-${kind}`}>
              <DayMark kind={kind} />
              {t(`words.dayKind.${kind}`)} <b className="number">{numbers.join(' / ')}</b>
            </li>
          ))}
      </ul>
      <ul title={t('calendar.legendSigns')}>
        {SIGNS.map((sign) => (
          <li key={sign}>
            <span className={`sign-sample ${sign}`} aria-hidden="true">
              {sign === 'signToday' && t('calendar.todayMark')}
            </span>
            {t(`calendar.${sign}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
