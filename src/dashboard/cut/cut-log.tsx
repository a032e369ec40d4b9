import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { latestChecks, proofsOf } from '../lib/cut-progress.ts'
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

/** More pieces of one look than these are folded. */
const SHOWN_WHOLE = 2

/** What the look was answered with, as it was kept: each piece by what it is. */
function CheckEvidence({
  violationId,
  check,
}: {
  readonly violationId: string
  readonly check: Check
}) {
  const { t } = useTranslation()
  const links = check.evidence.map(({ kind, sha256, url }, index) => (
    <a
      key={sha256}
      href={API_PREFIX + reading('/violations/{id}/evidence/{sha256}', { id: violationId, sha256 })}
      title={`${url}\nsha256 ${sha256}`}
      target="_blank"
      rel="noreferrer noopener"
    >
      {t(
        kind === 'answer' && check.what === PUBLISH_STATE ? 'cut.kept.server' : `cut.kept.${kind}`,
      )}
      {check.evidence.length > 1 && ` ${index + 1}`}
    </a>
  ))
  return (
    <span className="small kept" data-testid="check-evidence">
      {links.length > SHOWN_WHOLE ? (
        <details>
          <summary>{t('cut.kept.all', { count: links.length })}</summary>
          {links}
        </details>
      ) : (
        links
      )}
      {check.notKept !== null && (
        <span className="not-kept">{t('cut.notKept', { why: check.notKept })}</span>
      )}
    </span>
  )
}

type Look = ReturnType<typeof latestChecks>[number]

function CheckLine({ violationId, check }: { readonly violationId: string; readonly check: Look }) {
  const { t } = useTranslation()
  return (
    <li className={`found-${check.found}`} data-found={check.found}>
      <TimeText at={check.at} form="clock" />
      <b className="address" title={check.what}>
        {check.what === PUBLISH_STATE ? t('cut.publishState') : check.what}
      </b>
      <span className="outcome">{t(`cut.found.${check.found}`)}</span>
      <Detail text={check.detail} before={`${t('cut.looks', { count: check.looks })} · `} />
      {check.found === 'cached' && <span className="small found-why">{t('cut.cachedWhy')}</span>}
      <CheckEvidence violationId={violationId} check={check} />
    </li>
  )
}

/** Whether the stream may be published again, as far as it was seen. */
function Resumption({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  const { resumption } = proofsOf(order)
  if (resumption === null) return null
  return (
    <>
      <h3>{t('cut.resumption')}</h3>
      <p data-testid="cut-resumption" data-proven={order.resumedAt !== null}>
        {order.resumedAt === null ? (
          t('cut.notResumed')
        ) : (
          <>
            {t('cut.resumed')} <TimeText at={order.resumedAt} />
          </>
        )}
      </p>
      <ul className="cut-log resumption" data-testid="resumption-checks">
        {latestChecks(resumption).map((check) => (
          <CheckLine key={check.what} violationId={order.violationId} check={check} />
        ))}
      </ul>
    </>
  )
}

/** Our own looks: every address of the room pulled anew, and the server asked anew. The latest of each. */
export function CutChecks({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  const checks = latestChecks(proofsOf(order).cut)
  return (
    <>
      {checks.length > 0 && (
        <>
          <h3>{t('cut.checks')}</h3>
          <ul className="cut-log" data-testid="cut-checks">
            {checks.map((check) => (
              <CheckLine key={check.what} violationId={order.violationId} check={check} />
            ))}
          </ul>
        </>
      )}
      <Resumption order={order} />
    </>
  )
}
