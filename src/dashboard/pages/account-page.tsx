import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { FactorPanel } from '../account/factor-panel.tsx'
import { PasswordForm } from '../account/password-form.tsx'
import { SessionList } from '../account/session-list.tsx'

/** One's own account: the password, and where one is signed in. */
export function AccountPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('account.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="channels">
      <h1>{t('account.title')}</h1>
      <p className="muted">
        {t('app.signedInAs', { name: account.name, role: t(`app.${account.role}`) })}
      </p>
      <section className="panel">
        <h2>{t('account.password')}</h2>
        <PasswordForm name={account.name} />
      </section>
      <FactorPanel />
      <SessionList />
    </div>
  )
}
