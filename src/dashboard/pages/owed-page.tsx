import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../contracts/session.ts'
import { FactorPanel } from '../account/factor-panel.tsx'
import { PasswordForm } from '../account/password-form.tsx'
import { useSignOut } from '../api/use-session.ts'
import { LanguageSwitch } from '../layout/language-switch.tsx'
import { ThemeMenu } from '../layout/theme-menu.tsx'

/** What has to be done before anything else is shown. */
export function OwedPage({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <main className="gate">
      <section className="sign-in" data-testid="owed">
        {session.owes[0] === 'password' ? (
          <>
            <h1>{t('account.owedTitle')}</h1>
            <p>{t('account.owedLead')}</p>
            <PasswordForm name={session.account.name} />
          </>
        ) : (
          <FactorPanel />
        )}
        <footer className="sign-in-foot">
          <Button type="text" onClick={() => signOut.mutate()}>
            {t('app.signOut')}
          </Button>
          <LanguageSwitch />
          <ThemeMenu />
        </footer>
      </section>
    </main>
  )
}
