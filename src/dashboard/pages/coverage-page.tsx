import { Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegionCoverage } from '../../contracts/coverage.ts'
import { useCoverage } from '../api/use-coverage.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { CoverageTable } from '../coverage/coverage-table.tsx'
import { GoalTable } from '../coverage/goal-table.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { dayAround } from '../lib/time/day-around.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'

function Tables({ coverage }: { readonly coverage: RegionCoverage }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { rooms, totals, byRegion, byPlatform, bySweep, withoutSweeps } = coverage
  const all = { name: t('coverage.all'), title: null, rooms: rooms.length, totals }
  return (
    <>
      <CoverageTable title={t('coverage.all')} groups={[all]} testId="coverage-all" />
      <CoverageTable
        title={t('coverage.byRegion')}
        groups={byRegion}
        testId="coverage-regions"
        named
      />
      <CoverageTable
        title={t('coverage.byPlatform')}
        groups={byPlatform}
        testId="coverage-platforms"
      />
      {withoutSweeps === null ? (
        <CoverageTable
          title={t('coverage.bySweep')}
          groups={bySweep}
          testId="coverage-sweeps"
          named
        />
      ) : (
        <p className="muted" data-testid="coverage-without-sweeps">
          {say(withoutSweeps)}
        </p>
      )}
    </>
  )
}

/** What was seen today, and what nobody saw: missed first. */
export function CoveragePage() {
  const { t } = useTranslation()
  const { from, to } = dayAround(useProgramNow())
  const coverage = useCoverage(from, to)
  useEffect(() => {
    document.title = `${t('coverage.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="coverage">
      <h1>{t('coverage.title')}</h1>
      <p className="muted small">{t('coverage.lead')}</p>
      <GoalTable />
      {coverage.isError && (
        <TroubleNote error={coverage.error} onRetry={() => void coverage.refetch()} />
      )}
      {coverage.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {coverage.data?.rooms.length === 0 && <Empty description={t('coverage.empty')} />}
      {coverage.data !== undefined && coverage.data.rooms.length > 0 && (
        <Tables coverage={coverage.data} />
      )}
    </div>
  )
}
