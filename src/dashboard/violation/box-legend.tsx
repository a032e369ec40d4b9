import { useTranslation } from 'react-i18next'

/** What the frames around the words mean. */
export function BoxLegend() {
  const { t } = useTranslation()
  return (
    <span className="box-legend muted small">
      <i className="for" />
      {t('violation.boxFor')}
      <i className="against" />
      {t('violation.boxAgainst')}
      <i className="none" />
      {t('violation.boxNone')}
    </span>
  )
}
