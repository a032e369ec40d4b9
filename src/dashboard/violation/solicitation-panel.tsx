import { useTranslation } from 'react-i18next'
import type { SolicitationFinding } from '../../contracts/finding.ts'
import { useLanguage } from '../i18n/use-language.ts'

function Row({ solicitation }: { readonly solicitation: SolicitationFinding }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { keyContents, reasons, excerpts, routes, law } = solicitation
  return (
    <li data-testid="solicitation">
      <h3>
        {keyContents.map((code) => (
          <span key={code}>
            {(code === 'KC3' || code === 'KC4' || code === 'KC6') &&
              t(`finding.keyContent.${code}`)}{' '}
            <code>{code}</code>{' '}
          </span>
        ))}
      </h3>
      {reasons.map((reason) => (
        <p key={reason.zh}>{say(reason)}</p>
      ))}
      {excerpts.slice(0, 4).map(({ source, text }) => (
        <blockquote key={source + text} className="finding-excerpt">
          <span className="muted small">{t(`finding.source.${source}`)}</span> {text}
        </blockquote>
      ))}
      <p className="small">
        {t('finding.departments')}{' '}
        {routes.map(({ department }) => t(`finding.department.${department}`)).join(t('app.comma'))}
      </p>
      <p className="muted small">{law.join(t('app.comma'))}</p>
    </li>
  )
}

/** Soliciting beside the lesson, with whom it concerns; contacts are masked. */
export function SolicitationPanel({
  solicitations,
}: {
  readonly solicitations: readonly SolicitationFinding[]
}) {
  const { t } = useTranslation()
  if (solicitations.length === 0) return null
  return (
    <section className="panel" data-testid="solicitations">
      <h2>{t('finding.solicitations')}</h2>
      <ul className="findings">
        {solicitations.map((one) => (
          <Row key={one.id} solicitation={one} />
        ))}
      </ul>
    </section>
  )
}
