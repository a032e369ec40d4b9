import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { Link } from '../components/link.tsx'
import { violationPath } from '../lib/routes.ts'

/** Told right after he decided: it was a golden item, what is true of it, and why. */
export function QualityCheckPanel({ check }: { readonly check: Violation['qualityCheck'] }) {
  const { t } = useTranslation()
  if (check === undefined) return null
  const { outcome, why, violationId } = check
  return (
    <section className="panel" role="status" data-testid="quality-check" data-outcome={outcome}>
      <h2>{t('quality.check.title')}</h2>
      <p>{t(`quality.check.${outcome}`)}</p>
      <p>{t('quality.check.why', { why })}</p>
      <Link href={violationPath(violationId)}>{t('quality.check.source')}</Link>
    </section>
  )
}
