import { Button, Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRecords } from '../api/violations/use-violations.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { filterFromSearch, filterToSearch } from '../lib/record-filter.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import { mergeViolations } from '../lib/violations/violation-order.ts'
import { RecordFilters } from '../records/record-filters.tsx'
import { RecordRow } from '../records/record-row.tsx'

/** Every violation on record, filtered by the address of the page. */
export function RecordsPage() {
  const { t } = useTranslation()
  const filter = filterFromSearch(useSearch())
  const records = useRecords(filter)
  const violations = mergeViolations(...(records.data?.pages.map(({ items }) => items) ?? []))
  useEffect(() => {
    document.title = `${t('records.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="records">
      <h1>{t('records.title')}</h1>
      <RecordFilters
        filter={filter}
        onChange={(next) => navigate(`/violations${filterToSearch(next)}`, 'replace')}
      />
      {records.isError && (
        <TroubleNote error={records.error} onRetry={() => void records.refetch()} />
      )}
      {records.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {records.data !== undefined && violations.length === 0 && (
        <Empty
          data-testid="records-empty"
          description={
            <>
              <p>{t('records.empty')}</p>
              <p className="muted small">{t('records.emptyHint')}</p>
            </>
          }
        />
      )}
      <ol className="record-list">
        {violations.map((violation) => (
          <RecordRow key={violation.id} violation={violation} />
        ))}
      </ol>
      {violations.length > 0 && (
        <footer className="records-foot">
          <span className="muted small">{t('records.count', { count: violations.length })}</span>
          {records.hasNextPage ? (
            <Button
              onClick={() => void records.fetchNextPage()}
              loading={records.isFetchingNextPage}
              data-testid="records-more"
            >
              {t('records.more')}
            </Button>
          ) : (
            <span className="muted small">{t('records.end')}</span>
          )}
        </footer>
      )}
    </div>
  )
}
