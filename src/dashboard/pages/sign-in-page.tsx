import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeField } from '../account/code-field.tsx'
import { useTwoSteps } from '../account/use-two-steps.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import mark from '../icons/mark.svg'
import { LanguageSwitch } from '../layout/language-switch.tsx'
import { ThemeMenu } from '../layout/theme-menu.tsx'

export function SignInPage() {
  const { t } = useTranslation()
  const steps = useTwoSteps()
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
