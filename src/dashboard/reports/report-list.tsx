import { Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ListedReport } from '../../contracts/reports/report.ts'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { ListFoot } from '../register/list-foot.tsx'
import { reportPath } from './report-address.ts'
import { useReportList } from './use-reports.ts'

function State({ report }: { readonly report: ListedReport }) {
  const { t } = useTranslation()
  const { filed, due, overdue } = report
  if (filed !== null) {
    return (
      <>
        {t('reports.filed', { who: personOf(filed.by) ?? filed.by })}{' '}
        <span className="muted small">
          <TimeText at={filed.at} form="short" />
        </span>
      </>
    )
  }
  return (
    <>
      {t('reports.draft')}
      {due !== null && (
        <span className={overdue ? 'field-error small' : 'muted small'}>
          {t(overdue ? 'reports.overdue' : 'reports.due', { day: due })}
        </span>
      )}
    </>
  )
}

function Row({ report, open }: { readonly report: ListedReport; readonly open: boolean }) {
  return (
    <li>
      <Link
        href={reportPath(report.id)}
        className="record"
        aria-current={open ? 'true' : undefined}
        data-testid="report-row"
      >
        <span className="record-who">
          <strong>{report.title}</strong>
          <span className="muted small">
            {report.regionName} · {report.from} – {report.to}
          </span>
        </span>
        <span className="record-state">
          <State report={report} />
        </span>
      </Link>
    </li>
  )
}

/** What was made: by campaigns, and by people. */
export function ReportList({ open }: { readonly open: string | null }) {
  const { t } = useTranslation()
  const list = useReportList()
  const reports = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className="panel" data-testid="report-list">
      <h2>{t('reports.made')}</h2>
      {list.error !== null && (
        <TroubleNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data !== undefined && reports.length === 0 && (
        <Empty description={t('reports.noneMade')} />
      )}
      <ol className="record-list report-rows">
        {reports.map((report) => (
          <Row key={report.id} report={report} open={report.id === open} />
        ))}
      </ol>
      {reports.length > 0 && (
        <ListFoot list={list} words={t('reports.count', { count: reports.length })} />
      )}
    </section>
  )
}
