import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EXPORT_FORMATS, EXPORT_ROWS_AT_MOST } from '../../contracts/timeline/timeline-words.ts'
import { type Address, reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { CopyLine } from '../components/copy-line.tsx'
import type { TimelineQuery } from './timeline-query.ts'

type Props = { readonly query: TimelineQuery; readonly total: number | null }

/** The same as files. */
export function Exports({ query, total }: Props) {
  const { t } = useTranslation()
  const tooMany = total !== null && total > EXPORT_ROWS_AT_MOST
  const most = EXPORT_ROWS_AT_MOST
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
      <span className={tooMany ? 'field-error small' : 'muted small'}>
        {t(tooMany ? 'timeline.exportTooMany' : 'timeline.exportHint', { most, total: total ?? 0 })}
      </span>
    </section>
  )
}

/** The same for programs. */
export function ApiCall({ query }: Pick<Props, 'query'>) {
  const { t } = useTranslation()
  const whole = (address: Address<'GET'>) => `${location.origin}${API_PREFIX}${address}`
  const calls = [
    ['list', whole(reading('/violations', { query }))],
    ['axis', whole(reading('/violations/axis', { query }))],
    ['heat', whole(reading('/violations/heat', { query }))],
  ] as const
  return (
    <details className="api-call">
      <summary>{t('timeline.apiCall')}</summary>
      <p className="muted small">{t('timeline.apiHint')}</p>
      {calls.map(([name, address]) => (
        <CopyLine
          key={name}
          label={t(`timeline.calls.${name}`)}
          text={`curl -H "Authorization: Bearer $TOKEN" "${address}"`}
          testId={`api-${name}`}
        />
      ))}
    </details>
  )
}
