import { Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import { mergeViolations } from '../lib/violations/violation-order.ts'
import { RecordRow } from '../records/record-row.tsx'
import { searchOf } from '../register/filter.ts'
import { ListFoot } from '../register/list-foot.tsx'
import { SavedViews } from '../saved-views/saved-views.tsx'
import { canShowDays, HeatMap } from './heat-map.tsx'
import { instantOf, type Span } from './span.ts'
import { ApiCall, Exports } from './take-along.tsx'
import { TimeAxis } from './time-axis.tsx'
import { TimelineFilters } from './timeline-filters.tsx'
import {
  spanOf,
  type TimelineFilter,
  type TimelineQuery,
  timelineFilterIn,
  timelineQuery,
} from './timeline-query.ts'
import { useAxis, useHeat, useLeads } from './use-timeline.ts'
import '../styles/register.css'
import '../styles/timeline/timeline.css'

const show = (filter: TimelineFilter): void => navigate(`/timeline${searchOf(filter)}`, 'replace')

function Leads({ list }: { readonly list: ReturnType<typeof useLeads> }) {
  const { t } = useTranslation()
  const leads = mergeViolations(...(list.data?.pages.map(({ items }) => items) ?? []))
  return (
    <section aria-label={t('timeline.leads')}>
      <h2>{t('timeline.leads')}</h2>
      {list.error !== null && (
        <TroubleNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {list.data !== undefined && leads.length === 0 && (
        <Empty
          data-testid="timeline-empty"
          description={
            <>
              <p>{t('timeline.empty')}</p>
              <p className="muted small">{t('timeline.emptyHint')}</p>
            </>
          }
        />
      )}
      <ol className="record-list">
        {leads.map((lead) => (
          <RecordRow key={lead.id} violation={lead} />
        ))}
      </ol>
      {leads.length > 0 && (
        <ListFoot list={list} words={t('records.count', { count: leads.length })} />
      )}
    </section>
  )
}

type PlotProps = {
  readonly filter: TimelineFilter
  readonly query: TimelineQuery
  readonly span: Span
}

function Plots({ filter, query, span }: PlotProps) {
  const { t } = useTranslation()
  const axis = useAxis(query)
  const rows = filter.rows === 'day' && canShowDays(span) ? 'day' : 'weekday'
  const heat = useHeat(query, rows)
  const list = useLeads(query)
  const leads = list.data?.pages.flatMap(({ items }) => items) ?? []
  const failed = axis.error ?? heat.error
  const retry = () => {
    void axis.refetch()
    void heat.refetch()
  }
  const onSpan = (next: Span) =>
    show({ ...filter, from: instantOf(next.from), to: instantOf(next.to) })
  return (
    <>
      {failed !== null && <TroubleNote error={failed} onRetry={retry} />}
      <TimeAxis span={span} onSpan={onSpan} counts={axis.data ?? null} leads={leads} />
      {axis.data !== undefined && (
        <p data-testid="axis-total">
          {t('timeline.total', { count: axis.data.total })}
          {axis.data.begunBefore > 0 && t('timeline.before', { count: axis.data.begunBefore })}
        </p>
      )}
      <Exports query={query} total={axis.data?.total ?? null} />
      {heat.data !== undefined && (
        <HeatMap
          heat={heat.data}
          span={span}
          onRows={(next) => show({ ...filter, rows: next })}
          onSpan={onSpan}
        />
      )}
      <Leads list={list} />
    </>
  )
}

/** All leads of a span on one axis, for whoever looks for what they have in common; all of it stands in the address. */
export function TimelinePage() {
  const { t } = useTranslation()
  const search = useSearch()
  const filter = timelineFilterIn(search)
  const span = spanOf(filter, useProgramNow())
  const query = timelineQuery(filter, span)
  useEffect(() => {
    document.title = `${t('timeline.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register timeline">
      <h1>{t('timeline.title')}</h1>
      <TimelineFilters filter={filter} onChange={show} />
      <SavedViews page="timeline" path="/timeline" search={search} />
      <Plots filter={filter} query={query} span={span} />
      <ApiCall query={query} />
    </div>
  )
}
