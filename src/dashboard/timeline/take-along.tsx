import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  EXPORT_FORMATS,
  EXPORT_ROWS_AT_MOST,
  type ExportFormat,
} from '../../contracts/timeline/timeline-words.ts'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { ApiCalls } from '../components/api-calls.tsx'
import type { TimelineQuery } from './timeline-query.ts'

type Props = { readonly query: TimelineQuery; readonly total: number | null }

/** Whether a file of this form leaves some of them out. */
function isTooMany(format: ExportFormat, total: number | null): boolean {
  const most = EXPORT_ROWS_AT_MOST[format]
  return total !== null && most !== null && total > most
}

/** The same as files. */
export function Exports({ query, total }: Props) {
  const { t } = useTranslation()
  const bounded = EXPORT_FORMATS.filter((format) => isTooMany(format, total))
  return (
    <section className="take-along" aria-label={t('timeline.export')}>
      <span>{t('timeline.export')}</span>
      {EXPORT_FORMATS.map((format) => (
        <Button
          key={format}
          href={`${API_PREFIX}${reading('/violations/file', { query: { ...query, format } })}`}
          data-testid={`export-${format}`}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <span className="muted small">{t('timeline.exportHint')}</span>
      {bounded.map((format) => (
        <span key={format} className="field-error small">
          {t('timeline.exportTooMany', {
            format: format.toUpperCase(),
            most: EXPORT_ROWS_AT_MOST[format] ?? 0,
            total: total ?? 0,
          })}
        </span>
      ))}
    </section>
  )
}

/** The same for programs. */
export function ApiCall({ query }: Pick<Props, 'query'>) {
  const { t } = useTranslation()
  return (
    <ApiCalls
      calls={[
        ['list', t('timeline.calls.list'), reading('/violations', { query })],
        ['axis', t('timeline.calls.axis'), reading('/violations/axis', { query })],
        ['heat', t('timeline.calls.heat'), reading('/violations/heat', { query })],
        [
          'counts',
          t('timeline.calls.counts'),
          reading('/violations/counts', { query: { ...query, by: 'region' } }),
        ],
      ]}
    />
  )
}
