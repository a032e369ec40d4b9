import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { RUNNING_NAMES, type WireRunningVersion } from '../../contracts/upkeep/running-settings.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { useRunningVersions } from './use-running.ts'

type Change = WireRunningVersion['changes'][number]

function ChangeText({ change: { name, before, after } }: { readonly change: Change }) {
  const { t } = useTranslation()
  const known = RUNNING_NAMES.find((one) => one === name)
  const told = (value: number | null): string =>
    value === null ? t('settings.running.asStarted') : String(value)
  return (
    <span className="small">
      {t('settings.running.change', {
        name: known === undefined ? name : t(`settings.running.name.${known}`),
        before: told(before),
        after: told(after),
      })}
    </span>
  )
}

/** What was changed while the program ran, latest first. */
export function RunningHistory({ version }: { readonly version: number }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useRunningVersions(version)
  return (
    <>
      <h3>{t('settings.running.history')}</h3>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {data?.items.length === 0 && <p className="muted small">{t('settings.running.noHistory')}</p>}
      <ol className="register-history">
        {data?.items.map(({ version: own, at, who, why, undoes, changes }) => (
          <li key={own} data-testid="running-version">
            <p>
              <TimeText at={at} /> · {personOf(who) ?? who} ·{' '}
              {undoes !== null && `${t('settings.running.isUndo', { version: undoes })} · `}
              {why}
            </p>
            {changes.map((change) => (
              <ChangeText key={change.name} change={change} />
            ))}
          </li>
        ))}
      </ol>
    </>
  )
}
