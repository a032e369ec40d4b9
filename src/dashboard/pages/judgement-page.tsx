import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { useJudgement } from '../api/use-judgement.ts'
import { TopicSection } from '../judgement/topic-section.tsx'
import { ShadowPanel } from '../power/shadow-panel.tsx'

/** What judges now: the model and the own words in force. */
function InForce() {
  const { t } = useTranslation()
  const terms = useJudgement('terms')
  const models = useJudgement('models')
  if (terms.data === undefined || models.data === undefined) return null
  const words = terms.data.items.find(({ inForce }) => inForce)
  const model = models.data.items.find(({ inForce }) => inForce)
  return (
    <p className="judgement-now" data-testid="judgement-now">
      <strong>{t('judgement.inForce')}</strong> <code>{model?.name ?? models.data.base}</code>{' '}
      {model === undefined && <span className="muted">({t('judgement.base')})</span>} ·{' '}
      {words === undefined ? (
        <span className="muted">{t('judgement.noWords')}</span>
      ) : (
        <>
          {words.name} <code>{words.version}</code>
        </>
      )}
    </p>
  )
}

/** By what the machine judges; tried, adopted and withdrawn by administrators, seen by everybody. */
export function JudgementPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const mayChange = account.may.includes('judgement')
  useEffect(() => {
    document.title = `${t('judgement.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="judgement">
      <h1>{t('judgement.title')}</h1>
      <p className="muted">{t('judgement.lead')}</p>
      <InForce />
      {!mayChange && <p className="muted small">{t('judgement.adminOnly')}</p>}
      <TopicSection topic="terms" mayChange={mayChange} />
      <TopicSection topic="models" mayChange={mayChange} />
      <ShadowPanel />
    </div>
  )
}
