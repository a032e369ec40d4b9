import { useTranslation } from 'react-i18next'
import type { Sweep, SweepRun } from '../../contracts/sweep.ts'
import { usePlaceNames } from '../api/use-place-names.ts'
import { clockOf } from '../lib/time/format-time.ts'

function useWindowWords({ window, next, runsToday }: Sweep): string {
  const { t } = useTranslation()
  if (window === null) return t('sweeps.always')
  const kinds = window.kinds.map((kind) => t(`sweeps.windows.${kind}`)).join(t('app.comma'))
  const days = (): string => {
    if (window.from === null) return ''
    if (next === null) return t('sweeps.over')
    return t(runsToday ? 'sweeps.days' : 'sweeps.next', next)
  }
  return [kinds === '' ? t('sweeps.always') : kinds, days()]
    .filter((part) => part !== '')
    .join(' · ')
}

function useScopeWords({ regions, stages, platforms, kinds, tiers, tags }: Sweep): string {
  const { t } = useTranslation()
  const nameOf = usePlaceNames(regions)
  const parts = [
    ...regions.map(nameOf),
    ...stages.map((stage) => t(`words.stage.${stage}`)),
    ...platforms,
    ...kinds.map((kind) => t(`register.kinds.${kind}`)),
    ...tiers.map((tier) => t(`register.tiers.${tier}`)),
    ...tags,
  ]
  return parts.length === 0 ? t('sweeps.everything') : parts.join(t('app.comma'))
}

/** How far a run has come. */
export function RunWords({ run }: { readonly run: SweepRun }) {
  const { t } = useTranslation()
  const { state, progress, estimatedEnd } = run
  return (
    <span className="number" data-testid="run-words" data-state={state}>
      {t(`sweeps.states.${state}`)} · {t('sweeps.progress', progress)}
      {estimatedEnd !== null &&
        progress.looked < progress.rooms &&
        ` · ${t('sweeps.ends', { time: clockOf(Date.parse(estimatedEnd)) })}`}
    </span>
  )
}

/** When, what and how often, and what came of it today. */
export function SweepFacts({ sweep }: { readonly sweep: Sweep }) {
  const { t } = useTranslation()
  const window = useWindowWords(sweep)
  const scope = useScopeWords(sweep)
  const { probeSeconds, watchSeconds, rank, run } = sweep
  return (
    <dl className="register-facts">
      <dt>{t('sweeps.window')}</dt>
      <dd>{window}</dd>
      <dt>{t('sweeps.scope')}</dt>
      <dd>{scope}</dd>
      <dt>{t('sweeps.cadence')}</dt>
      <dd>
        {t('sweeps.cadenceOf', { probe: probeSeconds, watch: watchSeconds })} · {t('sweeps.rank')}{' '}
        <span className="number">{rank}</span>
      </dd>
      <dt>{t('sweeps.run')}</dt>
      <dd>{run === null ? t('sweeps.noRun') : <RunWords run={run} />}</dd>
    </dl>
  )
}
