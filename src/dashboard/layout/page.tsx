import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import type { Place } from '../lib/routes.ts'
import { navigate } from '../lib/use-path.ts'
import { CalendarPage } from '../pages/calendar-page.tsx'
import { ChannelsPage } from '../pages/channels-page.tsx'
import { CoveragePage } from '../pages/coverage-page.tsx'
import { JudgementPage } from '../pages/judgement-page.tsx'
import { LookupPage } from '../pages/lookup-page.tsx'
import { NodesPage } from '../pages/nodes-page.tsx'
import { RecordsPage } from '../pages/records-page.tsx'
import { ViolationPage } from '../pages/violation-page.tsx'
import { WallPage } from '../pages/wall-page.tsx'

function Nowhere() {
  const { t } = useTranslation()
  return (
    <Result
      status="404"
      title={t('app.nowhere')}
      extra={
        <Button type="primary" onClick={() => navigate('/')}>
          {t('app.home')}
        </Button>
      }
    />
  )
}

export function Page({ place, account }: { readonly place: Place; readonly account: Account }) {
  switch (place.page) {
    case 'wall':
      return <WallPage account={account} />
    case 'records':
      return <RecordsPage />
    case 'calendar':
      return <CalendarPage />
    case 'lookup':
      return <LookupPage />
    case 'coverage':
      return <CoveragePage />
    case 'judgement':
      return <JudgementPage account={account} />
    case 'nodes':
      return <NodesPage account={account} />
    case 'channels':
      return <ChannelsPage account={account} />
    case 'violation':
      return <ViolationPage key={place.id} id={place.id} account={account} />
    case 'nowhere':
      return <Nowhere />
  }
}
