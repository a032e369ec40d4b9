import { Skeleton } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { useSystem } from '../api/use-system.ts'
import { viewFromSearch, viewToPath } from '../calendar/calendar-address.ts'
import { CalendarBody } from '../calendar/calendar-body.tsx'
import { CalendarChanges } from '../calendar/calendar-changes.tsx'
import { CalendarPickers } from '../calendar/calendar-pickers.tsx'
import { CalendarImportPanel } from '../calendar/import-panel.tsx'
import { dateOf } from '../lib/time/format-time.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import { homeRegion } from '../setup/kept-setup.ts'
import '../styles/register.css'

/** Shown when neither the address nor this browser names a region: the capital of the province that this program was made for. */
const FIRST_REGION = '440100'

/** What every day of a year is, by region and stage, and why. */
export function CalendarPage({ account: { may } }: { readonly account: Account }) {
  const { t } = useTranslation()
  const search = useSearch()
  const system = useSystem()
  const now = dateOf(useProgramNow())
  // Until the program has told its own clock, no day may be called today.
  const today = system.data === undefined ? null : now
  const thisYear = Number(now.slice(0, 4))
  const view = useMemo(
    () =>
      viewFromSearch(search, {
        year: thisYear,
        region: homeRegion() ?? FIRST_REGION,
        stage: 'both',
      }),
    [search, thisYear],
  )
  useEffect(() => {
    document.title = `${t('calendar.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="calendar">
      <div className="calendar-head">
        <div>
          <h1>{t('calendar.title')}</h1>
          <p className="muted">{t('calendar.lead')}</p>
        </div>
        <CalendarPickers view={view} onChange={(next) => navigate(viewToPath(next), 'replace')} />
      </div>
      {may.includes('calendars') && (
        <section className="calendar-manage" aria-label={t('calendar.manage')}>
          <CalendarImportPanel />
          <CalendarChanges />
        </section>
      )}
      {system.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 12 }} />
      ) : (
        <CalendarBody view={view} today={today} />
      )}
    </div>
  )
}
