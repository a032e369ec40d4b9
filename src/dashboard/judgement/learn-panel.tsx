import { useTranslation } from 'react-i18next'
import type { WireJudgementVersion } from '../../contracts/judgement.ts'
import { ScrollBox } from '../components/scroll-box.tsx'

type Report = NonNullable<WireJudgementVersion['report']>

const MEASURES = ['accused', 'missed', 'lessonsFound', 'othersClean', 'logLoss'] as const

/** How a model stands to what it was not learned from: corrections held out, and the guard screens. */
export function LearnPanel({ report }: { readonly report: Report }) {
  const { t } = useTranslation()
  const { cases, heldOut, guard, moved } = report
  return (
    <section className="judgement-learned" data-testid="learn-panel">
      <h4>{t('judgement.learned')}</h4>
      <p className="muted small">
        {t('judgement.cases', { count: cases.lessons + cases.others, ...cases })} ·{' '}
        {t('judgement.moved', { terms: moved.terms, pieces: moved.pieces })}
      </p>
      <ScrollBox className="judgement-scroll" label={t('judgement.learned')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('judgement.measure')}</th>
              <th scope="col">{t('judgement.heldOut')}</th>
              <th scope="col">{t('judgement.guard')}</th>
            </tr>
          </thead>
          <tbody>
            {MEASURES.map((name) => (
              <tr key={name}>
                <td>{t(`judgement.${name}`)}</td>
                <td className="number">
                  {heldOut.before[name]} → {heldOut.after[name]}
                </td>
                <td className="number">
                  {guard.before[name]} → {guard.after[name]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="judgement-words">
        {moved.mostMoved.map(({ term, by }) => (
          <span key={term} className="judgement-word">
            {term} <span className="number">{by > 0 ? `+${by}` : by}</span>
          </span>
        ))}
      </p>
    </section>
  )
}
