import { useTranslation } from 'react-i18next'
import '../styles/rehearsal/rehearsal-band.css'
import { Icon } from '../icons/icon.tsx'

/** Over everything of a rehearsal, on every page and never folded: nobody is to take it for the real wall, or the reverse. */
export function RehearsalBand() {
  const { t } = useTranslation()
  return (
    <>
      <div className="rehearsal-frame" />
      <div className="banner rehearsal-band" data-testid="rehearsal-band">
        <Icon name="warning" />
        <p className="banner-words">
          <strong>{t('rehearsal.band')}</strong>{' '}
          <span className="banner-hint">{t('rehearsal.bandHint')}</span>
        </p>
        <a href="/rehearsal" data-testid="rehearsal-leave">
          {t('rehearsal.leave')}
        </a>
      </div>
    </>
  )
}
