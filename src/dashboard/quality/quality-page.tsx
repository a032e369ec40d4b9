import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { Link } from '../components/link.tsx'
import { DisputeList } from './dispute-list.tsx'
import { FiguresPanel } from './figures-panel.tsx'
import { SharePanel } from './share-panel.tsx'
import { WaitingList } from './waiting-list.tsx'
import '../styles/register.css'
import '../styles/quality/quality.css'

/** Second reviews: what waits, what two people saw otherwise, how well people decide, and how many are reviewed. */
export function QualityPage({ account: { may } }: { readonly account: Account }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('quality.title')} · ${t('app.name')}`
  }, [t])
  const reviews = may.includes('second-review')
  return (
    <div className="register quality">
      <h1>{t('quality.title')}</h1>
      <p className="muted small">{t('quality.lead')}</p>
      {!reviews && <p data-testid="quality-none">{t('quality.none')}</p>}
      {reviews && <WaitingList />}
      {may.includes('settle-reviews') && <DisputeList />}
      {reviews && <FiguresPanel all={may.includes('persons-figures')} />}
      {may.includes('draw-reviews') && (
        <p>
          <Link href="/quality/golden" data-testid="golden-link">
            {t('quality.goldenPage.title')}
          </Link>{' '}
          <span className="muted small">{t('quality.goldenPage.lead')}</span>
        </p>
      )}
      {may.includes('draw-reviews') && <SharePanel />}
    </div>
  )
}
