import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { latestChecks } from '../lib/cut-progress.ts'
import { cutDetail, outcomeOf } from './cut-detail.ts'

/** The name under which the server's own word is kept among the checks. */
const PUBLISH_STATE = 'publish-state'

/** In the words of the page; what has none is folded away as it was written down. */
function Detail({ text, before = '' }: { readonly text: string; readonly before?: string }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const words = cutDetail(text, language)
  if (words !== null) {
    return (
      <span className="muted small detail" title={language === 'en' ? text : words}>
        {before}
        {words}
      </span>
    )
  }
  return (
    <details className="muted small detail">
      <summary>
        {before}
        {t('cut.original')}
      </summary>
      <span lang="en">{text}</span>
    </details>
  )
}

export function CutSteps({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  if (order.steps.length === 0) return null
  return (
    <>
      <h3>{t('cut.steps')}</h3>
      <ul className="cut-log">
        {order.steps.map((step) => (
          <li
            key={`${step.at} ${step.step} ${step.outcome}`}
            className={`outcome-${outcomeOf(step)}`}
          >
            <TimeText at={step.at} form="clock" />
            <b>{t(`cut.step.${step.step}`)}</b>
            <span className="outcome">{t(`cut.outcome.${outcomeOf(step)}`)}</span>
            <Detail text={step.detail} />
          </li>
        ))}
      </ul>
    </>
  )
}

type Check = CutOrder['checks'][number]

/** What the look was answered with, as it was kept. */
function CheckEvidence({
  violationId,
  check,
}: {
  readonly violationId: string
  readonly check: Check
}) {
  const { t } = useTranslation()
  return (
    <span className="small kept" data-testid="check-evidence">
      {check.evidence.map(({ kind, sha256, url }) => (
        <a
          key={sha256}
          href={
            API_PREFIX + reading('/violations/{id}/evidence/{sha256}', { id: violationId, sha256 })
          }
          title={`${url}\nsha256 ${sha256}`}
          target="_blank"
          rel="noreferrer noopener"
        >
          {t(`cut.kept.${kind}`)}
        </a>
      ))}
      {check.notKept !== null && (
        <span className="not-kept">{t('cut.notKept', { why: check.notKept })}</span>
      )}
    </span>
  )
}

/** Our own looks: every address of the room pulled anew, and the server asked anew. The latest of each. */
export function CutChecks({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  const checks = latestChecks(order)
  if (checks.length === 0) return null
  return (
    <>
      <h3>{t('cut.checks')}</h3>
      <ul className="cut-log" data-testid="cut-checks">
        {checks.map((check) => (
          <li key={check.what} className={`found-${check.found}`} data-found={check.found}>
            <TimeText at={check.at} form="clock" />
            <b className="address" title={check.what}>
              {check.what === PUBLISH_STATE ? t('cut.publishState') : check.what}
            </b>
            <span className="outcome">{t(`cut.found.${check.found}`)}</span>
            <Detail text={check.detail} before={`${t('cut.looks', { count: check.looks })} · `} />
            {check.found === 'cached' && (
              <span className="small found-why">{t('cut.cachedWhy')}</span>
            )}
            <CheckEvidence violationId={order.violationId} check={check} />
          </li>
        ))}
      </ul>
    </>
  )
}
