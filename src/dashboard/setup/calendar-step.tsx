import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { CalendarImportPanel } from '../calendar/import-panel.tsx'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { type SetupFacts, yearState } from './setup-steps.ts'
import { useSetupYear } from './use-setup.ts'

function YearRows({ year, region }: { readonly year: number; readonly region: string }) {
  const { t } = useTranslation()
  const { stages, error, pending } = useSetupYear({ year, region })
  if (error !== null) return <TroubleNote error={error} />
  if (pending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  const [first] = stages
  return (
    <section data-testid="setup-year" data-year={year}>
      <h3>{t('setup.calendar.year', { year })}</h3>
      <dl className="register-facts">
        <dt>{t('setup.calendar.holidays')}</dt>
        <dd>
          {t(
            first !== undefined && yearState(first.days).official
              ? 'setup.calendar.official'
              : 'setup.calendar.provisional',
          )}
        </dd>
        {stages.map(({ stage, days }) => {
          const { known, days: all } = yearState(days)
          return (
            <div key={stage} className="setup-year-stage">
              <dt>{t('setup.calendar.school', { stage: t(`words.stage.${stage}`) })}</dt>
              <dd className="number">
                {t('setup.calendar.known', { known, days: all })}
                {known < all && <span className="muted">{t('setup.calendar.unknown')}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

type Props = { readonly facts: SetupFacts; readonly today: string }

/** Which days the patrol knows, this year and the next, and which it does not. */
export function CalendarStep({ facts: { region, calendar }, today }: Props) {
  const { t } = useTranslation()
  if (region === null) return <p>{t('setup.calendar.noRegion')}</p>
  const year = Number(today.slice(0, 4))
  return (
    <>
      {calendar !== null && (
        <p>{t(calendar ? 'setup.calendar.rest' : 'setup.calendar.restUnknown')}</p>
      )}
      {calendar === false && <CalendarImportPanel />}
      <YearRows year={year} region={region} />
      <YearRows year={year + 1} region={region} />
      <Link href={`/calendar?${new URLSearchParams({ region }).toString()}`}>
        {t('setup.calendar.open')} →
      </Link>
    </>
  )
}
