import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLeaveForProvider, useWindowForProvider, WindowBlocked } from './provider-sign-in.ts'

/** The way to the identity provider, from the door. */
export function ProviderButton() {
  const { t } = useTranslation()
  const leave = useLeaveForProvider()
  return (
    <>
      <Button
        size="large"
        block
        loading={leave.isPending}
        onClick={() => leave.mutate()}
        data-testid="sign-in-provider"
      >
        {t('provider.button')}
      </Button>
      {leave.error !== null && <TroubleNote error={leave.error} />}
    </>
  )
}

/** The same in mid-work: in a window of its own, with the page below as it is. */
export function ProviderWindowButton() {
  const { t } = useTranslation()
  const opening = useWindowForProvider()
  const blocked = opening.error instanceof WindowBlocked
  return (
    <>
      <p className="muted">{t('provider.againLead')}</p>
      <Button
        block
        loading={opening.isPending}
        onClick={() => opening.mutate()}
        data-testid="again-provider"
      >
        {t('provider.again')}
      </Button>
      {blocked && <p role="alert">{t('provider.blocked')}</p>}
      {opening.error !== null && !blocked && <TroubleNote error={opening.error} />}
    </>
  )
}
