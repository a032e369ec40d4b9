import { type ComponentType, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { Button } from '../components/button.tsx'
import { EmptyPlace } from '../components/empty-place.tsx'
import { COMPONENTS, latePart } from '../components/late.tsx'
import { Waiting } from '../components/waiting.tsx'
import type { Place } from '../lib/routes.ts'
import { navigate } from '../lib/use-path.ts'
import { WallPage } from '../pages/wall-page.tsx'
import { LATE_DIALOGS } from './late-dialogs.ts'

type PageProps = { readonly account: Account; readonly id: string }

const latePage = (load: () => Promise<ComponentType<PageProps>>) => latePart<PageProps>(load)

const LATE = {
  violation: latePage(async () => (await import('../pages/violation-page.tsx')).ViolationPage),
  timeline: latePage(async () => (await import('../timeline/timeline-page.tsx')).TimelinePage),
  search: latePage(async () => (await import('../search/search-page.tsx')).SearchPage),
  records: latePage(async () => (await import('../pages/records-page.tsx')).RecordsPage),
  cuts: latePage(async () => (await import('../pages/cuts-page.tsx')).CutsPage),
  'cut-rules': latePage(async () => (await import('../cut-rules/cut-rules-page.tsx')).CutRulesPage),
  calendar: latePage(async () => (await import('../pages/calendar-page.tsx')).CalendarPage),
  lookup: latePage(async () => (await import('../pages/lookup-page.tsx')).LookupPage),
  coverage: latePage(async () => (await import('../pages/coverage-page.tsx')).CoveragePage),
  judgement: latePage(async () => (await import('../pages/judgement-page.tsx')).JudgementPage),
  nodes: latePage(async () => (await import('../pages/nodes-page.tsx')).NodesPage),
  settings: latePage(async () => (await import('../settings/settings-page.tsx')).SettingsPage),
  health: latePage(async () => (await import('../health/health-page.tsx')).HealthPage),
  rooms: latePage(async () => (await import('../pages/rooms-page.tsx')).RoomsPage),
  room: latePage(async () => (await import('../pages/room-page.tsx')).RoomPage),
  institutions: latePage(
    async () => (await import('../pages/institutions-page.tsx')).InstitutionsPage,
  ),
  institution: latePage(
    async () => (await import('../pages/institution-page.tsx')).InstitutionPage,
  ),
  import: latePage(async () => (await import('../pages/import-page.tsx')).ImportPage),
  sweeps: latePage(async () => (await import('../pages/sweeps-page.tsx')).SweepsPage),
  sweep: latePage(async () => (await import('../pages/sweep-page.tsx')).SweepPage),
  reports: latePage(async () => (await import('../reports/reports-page.tsx')).ReportsPage),
  'report-template': latePage(
    async () => (await import('../reports/template-page.tsx')).TemplatePage,
  ),
  channels: latePage(async () => (await import('../pages/channels-page.tsx')).ChannelsPage),
  accounts: latePage(async () => (await import('../pages/accounts-page.tsx')).AccountsPage),
  tokens: latePage(async () => (await import('../pages/tokens-page.tsx')).TokensPage),
  audit: latePage(async () => (await import('../pages/audit-page.tsx')).AuditPage),
  setup: latePage(async () => (await import('../pages/setup-page.tsx')).SetupPage),
  quality: latePage(async () => (await import('../quality/quality-page.tsx')).QualityPage),
  golden: latePage(async () => (await import('../quality/golden-page.tsx')).GoldenPage),
  'second-review': latePage(async () => (await import('../quality/review-page.tsx')).ReviewPage),
  rehearsal: latePage(async () => (await import('../rehearsal/rehearsal-page.tsx')).RehearsalPage),
  account: latePage(async () => (await import('../pages/account-page.tsx')).AccountPage),
} as const

/** Going to another page must work when the server does not answer any more. */
function useFetchedPages(): void {
  useEffect(() => {
    const fetchAll = (): void => {
      for (const { fetch } of [...Object.values(LATE), ...LATE_DIALOGS]) {
        void fetch().catch(() => undefined)
      }
    }
    const timer = setTimeout(fetchAll, 2_000)
    return () => clearTimeout(timer)
  }, [])
}

function Nowhere() {
  const { t } = useTranslation()
  return (
    <EmptyPlace title={t('app.nowhere')}>
      <Button type="primary" onClick={() => navigate('/')}>
        {t('app.home')}
      </Button>
    </EmptyPlace>
  )
}

function PageOf({ place, account }: { readonly place: Place; readonly account: Account }) {
  if (place.page === 'wall') return <WallPage account={account} />
  if (place.page === 'nowhere') return <Nowhere />
  const { Part } = LATE[place.page]
  const id = 'id' in place ? place.id : ''
  return (
    <COMPONENTS.Part>
      <Part key={id} id={id} account={account} />
    </COMPONENTS.Part>
  )
}

export function Page({ place, account }: { readonly place: Place; readonly account: Account }) {
  useFetchedPages()
  return (
    <Suspense fallback={<Waiting />}>
      <PageOf place={place} account={account} />
    </Suspense>
  )
}
