import { useTranslation } from 'react-i18next'
import { useSystem } from '../api/use-system.ts'
import { Link } from '../components/link.tsx'
import { STATE_ICONS } from '../components/state-badge.tsx'
import { Icon } from '../icons/icon.tsx'
import { measuredShare } from '../lib/percent.ts'
import { type CoverageLook, coverageLook } from './coverage-look.ts'

function useWords(look: CoverageLook): string {
  const { t } = useTranslation()
  if (look.kind !== 'kept' && look.kind !== 'missed') return t(`desk.coverage.${look.kind}`)
  const share = measuredShare(look.share)
  return look.kind === 'kept'
    ? t('desk.coverage.hour', { share })
    : t('desk.coverage.burning', { share, objective: measuredShare(look.objective) })
}

const STATES = {
  unknown: 'unknown',
  starting: 'unknown',
  idle: 'off-air',
  kept: 'clean',
  missed: 'suspect',
} as const

/** Whether the patrol sees what it promised to see, in one line that leads to where it did not. */
export function CoverageLight() {
  const { t } = useTranslation()
  const { data } = useSystem()
  const look = coverageLook(data?.info.goals ?? null)
  const words = useWords(look)
  if (data === undefined) return null
  const state = STATES[look.kind]
  return (
    <li
      className={`count self-check state-${state}`}
      title={t('desk.coverage.hint')}
      data-testid="coverage-light"
      data-look={look.kind}
    >
      <Icon name={STATE_ICONS[state]} size={20} />
      <b>{t('desk.coverage.title')}</b>
      <Link href="/coverage">{words} →</Link>
    </li>
  )
}
