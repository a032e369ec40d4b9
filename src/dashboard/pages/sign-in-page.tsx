import { Button, Input } from 'antd'
import { type SubmitEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeField } from '../account/code-field.tsx'
import { ProviderButton } from '../account/provider-button.tsx'
import { troubleIn, useSignInWays, withoutTrouble } from '../account/provider-sign-in.ts'
import { useTwoSteps } from '../account/use-two-steps.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import mark from '../icons/mark.svg'
import { LanguageSwitch } from '../layout/language-switch.tsx'
import { ThemeMenu } from '../layout/theme-menu.tsx'

/** Said once: whoever signs in after it, or loads the page anew, has another one. */
function useTrouble() {
  const [trouble] = useState(() => troubleIn(location.search))
  useEffect(() => {
    if (trouble !== null) history.replaceState(null, '', withoutTrouble(location))
  }, [trouble])
  return trouble
}

export function SignInPage() {
  const { t } = useTranslation()
  const steps = useTwoSteps()
  const ways = useSignInWays()
  const trouble = useTrouble()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    steps.submit({ name: name.trim(), password })
  }
  return (
    <main className="gate">
      <form className="sign-in" onSubmit={submit} data-testid="sign-in-form">
        <header className="sign-in-head">
          <img src={mark} alt="" width={44} height={44} />
          <div>
            <h1>{t('app.name')}</h1>
            <p className="muted">{t('app.tagline')}</p>
          </div>
        </header>
        {trouble !== null && (
          <p className="trouble" role="alert" data-testid="provider-trouble">
            {t(`provider.trouble.${trouble}`)}
          </p>
        )}
        {ways.provider && (
          <>
            <ProviderButton />
            <p className="muted">
              {t(ways.passwords === 'all' ? 'provider.or' : 'provider.administrators')}
            </p>
          </>
        )}
        <label htmlFor="sign-in-name">{t('signIn.name')}</label>
        <Input
          id="sign-in-name"
          data-testid="sign-in-name"
          size="large"
          autoComplete="username"
          autoFocus
          required
          value={name}
          onChange={({ target }) => {
            setName(target.value)
            steps.startOver()
          }}
        />
        <label htmlFor="sign-in-password">{t('signIn.password')}</label>
        <Input.Password
          id="sign-in-password"
          data-testid="sign-in-password"
          size="large"
          autoComplete="current-password"
          required
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        {steps.asks && (
          <>
            <p className="muted">{t('factor.codeLead')}</p>
            <CodeField id="sign-in-code" value={steps.code} autoFocus onChange={steps.setCode} />
          </>
        )}
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          loading={steps.busy}
          data-testid="sign-in-submit"
        >
          {t('signIn.submit')}
        </Button>
        {steps.error !== null && <TroubleNote error={steps.error} />}
        <p className="muted small">{t('signIn.hint')}</p>
        <footer className="sign-in-foot">
          <LanguageSwitch />
          <ThemeMenu />
        </footer>
      </form>
    </main>
  )
}
