import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReportRows } from '../../contracts/reports/report.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { institutionPath, roomPath, violationPath } from '../lib/routes.ts'
import { reportPath } from './report-address.ts'
import { type RowsQuery, useReportRows } from './use-reports.ts'

type Row = ReportRows['items'][number]

/** The page of a row: a referral is a report, everything about a lead is on its page. */
function placeOf({ kind, id, violationId }: Row): string {
  if (kind === 'institution') return institutionPath(id)
  if (kind === 'room') return roomPath(id)
  if (kind === 'referral') return reportPath(id)
  return violationPath(violationId ?? id)
}

const SHOWN = 200

function Rows({ found }: { readonly found: ReportRows }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { figure, items } = found
  return (
    <>
      <h2>
        {say(figure.words)}：{figure.value} {figure.unit}
      </h2>
      <p className="muted small">{figure.how}</p>
      {items.length === 0 && <p>{t('reports.noRows')}</p>}
      <ol className="report-behind">
        {items.slice(0, SHOWN).map((row) => (
          <li key={`${row.kind} ${row.id}`}>
            <span className="muted small">{t(`reports.rowKind.${row.kind}`)}</span>{' '}
            <Link href={placeOf(row)} data-testid="report-behind">
              {row.name}
            </Link>{' '}
            <code className="muted small">{row.id}</code>
          </li>
        ))}
      </ol>
      {items.length > SHOWN && (
        <p className="muted small">{t('reports.moreRows', { count: items.length - SHOWN })}</p>
      )}
    </>
  )
}

/** What a number is made of, one by one. */
export function ReportBehind({
  query,
  back,
}: {
  readonly query: RowsQuery
  readonly back: string
}) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useReportRows(query)
  return (
    <section className="panel" data-testid="report-rows">
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {data !== undefined && <Rows found={data} />}
      <Link href={back}>{t('reports.closeRows')}</Link>
    </section>
  )
}
