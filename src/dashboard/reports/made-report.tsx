import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../contracts/reports/report.ts'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { reportPath } from './report-address.ts'
import { ReportDifferences } from './report-differences.tsx'
import { ReportShown } from './report-shown.tsx'
import { SubmitForm } from './submit-form.tsx'
import { useReport } from './use-reports.ts'

function Files({ report }: { readonly report: Report }) {
  const { t } = useTranslation()
  const { id, filed } = report
  return (
    <div className="review-acts">
      {report.formats.map((format) => (
        <Button
          key={format}
          href={`${API_PREFIX}${reading('/reports/{id}/file', { id, query: { format } })}`}
          download
          data-testid={`report-${format}`}
        >
          {t('reports.download', { format: format.toUpperCase() })}
        </Button>
      ))}
      {filed?.files.map(({ format, sha256 }) => (
        <code key={format} className="small report-digest">
          {format.toUpperCase()} SHA-256 {sha256}
        </code>
      ))}
    </div>
  )
}

function Filed({ filed }: { readonly filed: NonNullable<Report['filed']> }) {
  const { t } = useTranslation()
  return (
    <>
      <p data-testid="report-filed">
        {t('reports.filedTo', { who: personOf(filed.by) ?? filed.by, addressee: filed.addressee })}{' '}
        <TimeText at={filed.at} /> {t('reports.filedWhy', { why: filed.why })}
      </p>
      <p className="muted small">{t('reports.correction')}</p>
    </>
  )
}

function Shown({
  report,
  account,
  figure,
}: {
  readonly report: Report
  readonly account: Account
  readonly figure: string | null
}) {
  const { t } = useTranslation()
  const { content, filed, differences, uncompared } = report
  return (
    <>
      <section className="panel">
        <h2>{report.title}</h2>
        {report.rehearsal && <p role="note">{t('reports.rehearsal')}</p>}
        {filed === null ? <p>{t('reports.draftHint')}</p> : <Filed filed={filed} />}
        {account.may.includes('export') ? <Files report={report} /> : null}
        <WhyNot account={account} act="export" />
      </section>
      {uncompared !== undefined && <p role="note">{uncompared}</p>}
      {differences !== null && <ReportDifferences differences={differences} />}
      <ReportShown
        content={content}
        figure={figure}
        rehearsal={report.rehearsal}
        pathOf={(code) => reportPath(report.id, code)}
        back={reportPath(report.id)}
      />
      {filed === null && account.may.includes('reports') && <SubmitForm report={report} />}
      {filed === null && <WhyNot account={account} act="reports" />}
    </>
  )
}

/** A report that was made: as a draft it says what our rows say now, filed it says what it said then. */
export function MadeReport({
  id,
  account,
  figure,
}: {
  readonly id: string
  readonly account: Account
  readonly figure: string | null
}) {
  const { data, error, isPending, refetch } = useReport(id)
  return (
    <>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && <Shown report={data} account={account} figure={figure} />}
    </>
  )
}
