import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { WireJudgementVersion } from '../../contracts/judgement.ts'
import type { JudgementStep } from '../api/use-judgement.ts'
import { TimeText } from '../components/time-text.tsx'
import { LearnPanel } from './learn-panel.tsx'
import { ShadowPanel } from './shadow-panel.tsx'

type Props = {
  readonly version: WireJudgementVersion
  readonly mayChange: boolean
  onStep(step: JudgementStep): void
}

function Steps({ version, onStep }: Omit<Props, 'mayChange'>) {
  const { t } = useTranslation()
  const { sha256, inForce, shadow } = version
  if (inForce) {
    return (
      <Button data-testid="judgement-withdraw" onClick={() => onStep({ verb: 'withdraw' })}>
        {t('judgement.withdraw')}
      </Button>
    )
  }
  return (
    <>
      <Button data-testid="judgement-shadow" onClick={() => onStep({ verb: 'shadow', sha256 })}>
        {t(shadow === null ? 'judgement.shadow' : 'judgement.shadowAgain')}
      </Button>
      <Button
        type="primary"
        data-testid="judgement-adopt"
        disabled={shadow === null}
        onClick={() => onStep({ verb: 'adopt', sha256 })}
      >
        {t('judgement.adopt')}
      </Button>
    </>
  )
}

/** One version: who handed it in and why, how it was learned, what trying it showed, and what can be done. */
export function VersionCard({ version, mayChange, onStep }: Props) {
  const { t } = useTranslation()
  const { name, version: short, at, who, why, inForce, shadow, report, kind } = version
  return (
    <article className={`judgement-card${inForce ? ' in-force' : ''}`} data-testid="judgement-card">
      <header>
        <h3>{name}</h3>
        {inForce && <span className="judgement-standing">{t('judgement.inForce')}</span>}
        {kind === 'own-words' && <code>{short}</code>}
        {mayChange && (
          <div className="judgement-steps">
            <Steps version={version} onStep={onStep} />
          </div>
        )}
      </header>
      <p className="small">
        {t('judgement.handedIn')} <TimeText at={at} form="short" /> · {who} · {why}
      </p>
      {report !== null && <LearnPanel report={report} />}
      {shadow === null ? (
        <p className="muted">{t('judgement.notTried')}</p>
      ) : (
        <ShadowPanel shadow={shadow} />
      )}
    </article>
  )
}
