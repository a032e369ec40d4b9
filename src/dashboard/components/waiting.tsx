import { useTranslation } from 'react-i18next'

/** Nothing is there yet. */
export function Waiting() {
  const { t } = useTranslation()
  return (
    <main className="gate" aria-busy="true">
      <span className="turning" aria-hidden="true" />
      <p>{t('app.loading')}</p>
    </main>
  )
}
