import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { SPANNED_KINDS } from '../../contracts/reports/report-words.ts'
import type { Account } from '../../contracts/session.ts'
import { ReasonedAct } from '../accounts/reasoned-act.tsx'
import { WhyNot } from '../accounts/why-not.tsx'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { dayAround } from '../lib/time/day-around.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import { filterIn } from '../register/filter.ts'
import { type FilterField, RegisterFilters } from '../register/register-filters.tsx'
import { MadeReport } from './made-report.tsx'
import {
  previewPath,
  REPORT_FILTERS,
  type ReportFilter,
  type ReportQuery,
  reportPath,
  reportQueryOf,
} from './report-address.ts'
import { ReportList } from './report-list.tsx'
import { ReportShown } from './report-shown.tsx'
import { useMakeReport, usePreview } from './use-reports.ts'
import '../styles/register.css'
import '../styles/quality/quality.css'
import '../styles/reports/reports.css'

function Filters({ filter }: { readonly filter: ReportFilter }) {
  const { t } = useTranslation()
  const fields: readonly FilterField<(typeof REPORT_FILTERS)[number]>[] = [
    {
      name: 'kind',
      label: t('reports.kind'),
      any: t('reports.kinds.monthly'),
      options: SPANNED_KINDS.filter((kind) => kind !== 'monthly').map((value) => ({
        value,
        label: t(`reports.kinds.${value}`),
      })),
    },
    { name: 'region', label: t('cuts.region'), pick: 'place' },
    { name: 'from', label: t('reports.from'), type: 'date' },
    { name: 'to', label: t('reports.to'), type: 'date' },
  ]
  return (
    <RegisterFilters
      fields={fields}
      filter={filter}
      onChange={(next) => navigate(previewPath(next), 'replace')}
    />
  )
}

type PreviewProps = {
  readonly filter: ReportFilter
  readonly query: ReportQuery
  readonly account: Account
  readonly figure: string | null
}

function Preview({ filter, query, account, figure }: PreviewProps) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = usePreview(query, true)
  const make = useMakeReport(query)
  return (
    <>
      <div className="review-acts">
        <p className="muted small">{t('reports.previewHint', query)}</p>
        {account.may.includes('reports') && (
          <ReasonedAct
            name="report-make"
            label={t('reports.make')}
            title={t('reports.make')}
            hint={t('reports.makeHint')}
            act={make}
            onDone={({ id }) => navigate(reportPath(id))}
          />
        )}
      </div>
      <WhyNot account={account} act="reports" />
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && (
        <ReportShown
          content={data}
          figure={figure}
          rehearsal={false}
          pathOf={(code) => previewPath(filter, code)}
          back={previewPath(filter)}
        />
      )}
    </>
  )
}

/** Reports: what was made, and what one would say now; every number leads to its rows. */
export function ReportsPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const search = useSearch()
  const filter = filterIn(search, REPORT_FILTERS)
  const { report = null, figure = null } = filterIn(search, ['report', 'figure'] as const)
  const today = dayAround(useProgramNow()).from.slice(0, 10)
  useEffect(() => {
    document.title = `${t('reports.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register quality reports">
      <div className="register-head">
        <h1>{t('reports.title')}</h1>
        <Link href="/reports/template" data-testid="to-report-template">
          {t('reports.template')}
        </Link>
      </div>
      <p className="muted small">{t('reports.lead')}</p>
      <ReportList open={report} />
      {report === null ? (
        <>
          <h2>{t('reports.preview')}</h2>
          <Filters filter={filter} />
          <Preview
            filter={filter}
            query={reportQueryOf(filter, today)}
            account={account}
            figure={figure}
          />
        </>
      ) : (
        <>
          <Link href="/reports">{t('reports.another')}</Link>
          <MadeReport id={report} account={account} figure={figure} />
        </>
      )}
    </div>
  )
}
