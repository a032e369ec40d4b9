import { Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { CutRow } from '../cuts/cut-row.tsx'
import { CUTS_FILTERS, cutsQueryOf } from '../cuts/cuts-filter.ts'
import { CutsFilters } from '../cuts/cuts-filters.tsx'
import { useCuts } from '../cuts/use-cuts.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import { filterIn, searchOf } from '../register/filter.ts'
import { ListFoot } from '../register/list-foot.tsx'
import '../styles/register.css'

/** Every cut order, filtered by the address of the page. */
export function CutsPage() {
  const { t } = useTranslation()
  const filter = filterIn(useSearch(), CUTS_FILTERS)
  const list = useCuts(cutsQueryOf(filter))
  const orders = list.data?.pages.flatMap(({ items }) => items) ?? []
  const filtered = Object.keys(filter).length > 0
  useEffect(() => {
    document.title = `${t('cuts.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register">
      <div className="register-head">
        <h1>{t('cuts.title')}</h1>
        <Link href="/cuts/rules" data-testid="to-cut-rules">
          {t('cutRules.open')}
        </Link>
      </div>
      <p className="muted small">{t('cuts.lead')}</p>
      <CutsFilters
        filter={filter}
        onChange={(next) => navigate(`/cuts${searchOf(next)}`, 'replace')}
      />
      {list.error !== null && (
        <TroubleNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {list.data !== undefined && orders.length === 0 && (
        <Empty
          data-testid="cuts-empty"
          description={t(filtered ? 'cuts.noneFound' : 'cuts.empty')}
        />
      )}
      <ol className="record-list">
        {orders.map((order) => (
          <CutRow key={order.id} order={order} />
        ))}
      </ol>
      {orders.length > 0 && (
        <ListFoot list={list} words={t('cuts.count', { count: orders.length })} />
      )}
    </div>
  )
}
