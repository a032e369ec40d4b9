import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellSessionChanged } from '../api/session-news.ts'
import { troubleIn } from './provider-sign-in.ts'

/** Where the window ends that was opened to sign in: the page that waits hears of it, and goes on. */
export function SignedInPage() {
  const { t } = useTranslation()
  const [trouble] = useState(() => troubleIn(location.search))
  useEffect(() => {
    if (trouble !== null) return
    tellSessionChanged('changed')
    close()
  }, [trouble])
  return (
    <main className="gate">
      <div className="sign-in" data-testid="signed-in">
        <h1>{trouble === null ? t('provider.done') : t('app.name')}</h1>
        <p role={trouble === null ? 'status' : 'alert'}>
          {trouble === null ? t('provider.doneLead') : t(`provider.trouble.${trouble}`)}
        </p>
        <Button type="primary" onClick={() => close()}>
          {t('provider.close')}
        </Button>
      </div>
    </main>
  )
}
