import { useTranslation } from 'react-i18next'
import type { Report, ReportContent, WireRowDifference } from '../../contracts/reports/report.ts'
import { Link } from '../components/link.tsx'
import { reportPath } from './report-address.ts'

function RowDifferences({ rows }: { readonly rows: readonly WireRowDifference[] }) {
  const { t } = useTranslation()
  return (
    <ul className="report-behind">
      {rows.map(({ key, object, what, cells }) => (
        <li key={key}>
          <strong>{object}</strong> {t(`reports.what.${what}`)}
          {cells.map(({ title, filed, now }) => (
            <p key={title} className="small report-cells">
              {t('reports.cell', { title, filed, now })}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** What was filed stands; what our rows say since is beside it. */
export function ReportDifferences({
  differences,
}: {
  readonly differences: NonNullable<Report['differences']>
}) {
  const { t } = useTranslation()
  const { figures, rows } = differences
  const none = figures.length === 0 && rows.length === 0
  return (
    <section className="panel" data-testid="report-differences">
      <h2>{t('reports.since')}</h2>
      {none && <p>{t('reports.sameSince')}</p>}
      <ul className="report-behind">
        {figures.map(({ code, zh, filed, now }) => (
          <li key={code}>
            {t('reports.figureSince', { zh, filed: filed ?? '—', now: now ?? '—' })}
          </li>
        ))}
      </ul>
      <RowDifferences rows={rows} />
    </section>
  )
}

/** A province beside its cities: who filed what, and where our rows say otherwise. */
export function MergedCities({
  merged,
}: {
  readonly merged: NonNullable<ReportContent['merged']>
}) {
  const { t } = useTranslation()
  return (
    <section className="panel" data-testid="report-merged">
      <h2>{t('reports.merged')}</h2>
      <ul className="report-behind">
        {merged.cities.map(({ region, name, state, reportId, filedRows, ourRows, differences }) => (
          <li key={region}>
            <strong>{name}</strong>{' '}
            {reportId === null ? (
              t('reports.city.not-filed', { ours: ourRows })
            ) : (
              <Link href={reportPath(reportId)}>
                {t(`reports.city.${state}`, { filed: filedRows ?? 0, ours: ourRows })}
              </Link>
            )}
            <RowDifferences rows={differences} />
          </li>
        ))}
      </ul>
      {merged.doubled.length > 0 && <h3>{t('reports.doubled')}</h3>}
      <ul className="report-behind">
        {merged.doubled.map(({ body, object, cities }) => (
          <li key={body}>
            {object}：{cities.join('、')}
          </li>
        ))}
      </ul>
    </section>
  )
}
