import { useTranslation } from 'react-i18next'
import type { WireOpinion } from '../../contracts/reading/second-opinion.ts'
import { TimeText } from '../components/time-text.tsx'

function Answer({ answer }: { readonly answer: WireOpinion['answer'] }) {
  const { t } = useTranslation()
  if (answer.kind === 'no-opinion') {
    return (
      <p className="muted">
        {t('violation.noOpinion')}
        {t('app.colon')}
        {t(`words.noOpinion.${answer.reason}`)}
      </p>
    )
  }
  return (
    <p>
      {t(`words.classificationLabel.${answer.label}`)}{' '}
      <b className="number">{Math.round(answer.score * 100)}</b>{' '}
      <span className="muted">{answer.reason}</span>
    </p>
  )
}

/** What another model says of frames that ours was unsure of. For people to read; it decides nothing. */
export function OpinionsPanel({ opinions }: { readonly opinions: readonly WireOpinion[] }) {
  const { t } = useTranslation()
  if (opinions.length === 0) return null
  return (
    <section className="panel" data-testid="opinions">
      <h3>{t('violation.opinions')}</h3>
      <p className="muted small">{t('violation.opinionsHint')}</p>
      <ul>
        {opinions.map(({ sha256, at, model, answer }) => (
          <li key={sha256}>
            <span className="muted small">
              <TimeText at={at} /> {model}
            </span>
            <Answer answer={answer} />
          </li>
        ))}
      </ul>
    </section>
  )
}
