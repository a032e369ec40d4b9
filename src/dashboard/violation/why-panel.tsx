import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { useLanguage } from '../i18n/use-language.ts'

function DayFact({ day }: { readonly day: NonNullable<Violation['explanation']['day']> }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const also = day.also.map((kind) => t(`words.dayKind.${kind}`)).join(t('app.comma'))
  return (
    <div>
      <dt>{t('violation.day')}</dt>
      <dd>
        <span className="number">{day.date}</span> · <b>{say(day.kindName)}</b>
        {also !== '' && ` (${t('violation.dayAlso')} ${also})`}
        {day.sources.length > 0 && (
          <ul className="sources" aria-label={t('violation.daySources')}>
            {day.sources.map((source) => (
              <li key={source}>
                {/^https?:\/\//.test(source) ? (
                  <a href={source} target="_blank" rel="noreferrer noopener">
                    {source}
                  </a>
                ) : (
                  source
                )}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  )
}

/** Why it is forbidden: the sentence first, then what it rests on. */
export function WhyPanel({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { explanation, verdict, rules } = violation
  const others = rules.filter((rule) => rule !== explanation.rule)
  const review = verdict.verdict === 'review'
  return (
    <section className="panel why" data-testid="why">
      <h2>
        {t(review ? 'violation.whyReview' : 'violation.why')}
        <span className={`verdict ${verdict.verdict}`}>
          {t(`words.verdict.${verdict.verdict}`)}
        </span>
        {verdict.reason !== undefined && (
          <span className="verdict review" data-testid="verdict-reason">
            {t(`words.verdictReason.${verdict.reason}`)}
          </span>
        )}
      </h2>
      {explanation.sentences.map((sentence) => (
        <div key={sentence.zh} className="sentence">
          <p>{say(sentence)}</p>
        </div>
      ))}
      <dl className="facts">
        <div>
          <dt>{t('violation.rule')}</dt>
          <dd>
            <code className="rule-code" data-testid="rule-code">
              {explanation.rule}
            </code>{' '}
            {say(explanation.ruleName)}
          </dd>
        </div>
        {others.length > 0 && (
          <div>
            <dt>{t('violation.otherRules')}</dt>
            <dd>
              {others.map((rule) => (
                <span key={rule} className="other-rule">
                  <code>{rule}</code> {t(`words.rule.${rule}`)}
                </span>
              ))}
            </dd>
          </div>
        )}
        {explanation.day !== null && <DayFact day={explanation.day} />}
        <div>
          <dt>{t('violation.basis')}</dt>
          <dd>{t(`words.basis.${verdict.basis}`)}</dd>
        </div>
        <div>
          <dt>{t('violation.law')}</dt>
          <dd>
            <ul className="law">
              {explanation.law.map((law) => (
                <li key={law}>{law}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      {verdict.provisional && <p className="provisional">{t('violation.provisional')}</p>}
    </section>
  )
}
