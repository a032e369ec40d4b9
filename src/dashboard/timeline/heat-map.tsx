import { useTranslation } from 'react-i18next'
import type { HeatMap as Heat } from '../../contracts/timeline/timeline.ts'
import { HEAT_ROWS, type HeatRows } from '../../contracts/timeline/timeline-words.ts'
import { ScrollBox } from '../components/scroll-box.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { dateOf, OFFSET, weekdayOf } from '../lib/time/format-time.ts'
import { ChoiceField } from '../register/fields.tsx'
import { DAY, lengthOf, type Span } from './span.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
/** More days are not read row by row. */
const MOST_DAYS = 62
/** A Monday. */
const MONDAY = Date.parse(`2026-03-02T00:00:00${OFFSET}`)

export const canShowDays = (span: Span): boolean => lengthOf(span) <= MOST_DAYS * DAY

type Row = { readonly key: string; readonly label: string; readonly day: number | null }

function rowsOf(rows: HeatRows, span: Span, language: 'zh' | 'en'): readonly Row[] {
  if (rows === 'weekday') {
    return Array.from({ length: 7 }, (_, day) => ({
      key: String(day + 1),
      label: weekdayOf(MONDAY + day * DAY, language),
      day: null,
    }))
  }
  const first = Date.parse(`${dateOf(span.from)}T00:00:00${OFFSET}`)
  const count = Math.min(MOST_DAYS + 1, Math.ceil((span.to - first) / DAY))
  return Array.from({ length: count }, (_, place) => {
    const at = first + place * DAY
    return { key: dateOf(at), label: `${dateOf(at)} ${weekdayOf(at, language)}`, day: at }
  })
}

type CellProps = { readonly count: number; readonly most: number; readonly onOpen?: () => void }

function Cell({ count, most, onOpen }: CellProps) {
  const { t } = useTranslation()
  if (count === 0) return <td />
  const shade = `${Math.round(8 + (count / most) * 37)}%`
  const style = { background: `color-mix(in srgb, var(--accent) ${shade}, var(--surface))` }
  return (
    <td style={style} className="number">
      {onOpen === undefined ? (
        count
      ) : (
        <button type="button" onClick={onOpen} title={t('timeline.openHour')}>
          {count}
        </button>
      )}
    </td>
  )
}

type Props = {
  readonly heat: Heat
  readonly span: Span
  onRows(rows: HeatRows): void
  onSpan(span: Span): void
}

/** At which hours leads begin: by weekday, or day by day, where an hour leads to its own axis. */
export function HeatMap({ heat, span, onRows, onSpan }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const most = Math.max(1, ...heat.cells.map(({ count }) => count))
  const counts = new Map(
    heat.cells.map(({ date, weekday, hour, count }) => [`${date ?? weekday} ${hour}`, count]),
  )
  const choices = canShowDays(span) ? HEAT_ROWS : HEAT_ROWS.slice(0, 1)
  return (
    <section className="heat" aria-label={t('timeline.heat')}>
      <div className="heat-head">
        <h2>{t('timeline.heat')}</h2>
        <ChoiceField
          id="heat-rows"
          label={t('timeline.rows')}
          value={heat.rows}
          options={choices.map((value) => ({ value, label: t(`timeline.rowsOf.${value}`) }))}
          onChange={(value) => onRows(value === 'day' ? 'day' : 'weekday')}
        />
      </div>
      <ScrollBox className="heat-scroll" label={t('timeline.heatTable')}>
        <table data-testid="heat-map">
          <thead>
            <tr>
              <th scope="col">{t(`timeline.rowsOf.${heat.rows}`)}</th>
              {HOURS.map((hour) => (
                <th key={hour} scope="col" className="number">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(heat.rows, span, language).map(({ key, label, day }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {HOURS.map((hour) => {
                  const from = (day ?? 0) + hour * (DAY / 24)
                  const open = () => onSpan({ from, to: from + DAY / 24 })
                  return (
                    <Cell
                      key={hour}
                      count={counts.get(`${key} ${hour}`) ?? 0}
                      most={most}
                      {...(day === null ? {} : { onOpen: open })}
                    />
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="muted small">{t('timeline.heatHint')}</p>
    </section>
  )
}
