import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SecretField } from '../account/secret-field.tsx'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import mark from '../icons/mark.svg'
import { LanguageSwitch } from '../layout/language-switch.tsx'
import { ThemeMenu } from '../layout/theme-menu.tsx'
import { navigate } from '../lib/use-path.ts'
import { useFirstStartOffer, useTakeFirstStart } from '../setup/use-setup.ts'

function ToSignIn() {
  const { t } = useTranslation()
  return (
    // The whole page is read anew: nobody is signed in yet who would hear of another address.
    <Button onClick={() => location.assign('/')} data-testid="first-to-sign-in">
      {t('setup.first.toSignIn')}
    </Button>
  )
}

function Form({ token, given }: { readonly token: string; readonly given: string }) {
  const { t } = useTranslation()
  const take = useTakeFirstStart()
  const [name, setName] = useState(given)
  const [password, setPassword] = useState('')
  const [repeat, setRepeat] = useState('')
  const unlike = repeat !== '' && repeat !== password
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (repeat !== password) return
    const onSuccess = (): void => {
      // The secret has been used: it is not to stand in the address bar, or in the history, any longer.
      history.replaceState(null, '', location.pathname + location.search)
      navigate('/setup', 'replace')
    }
    take.mutate({ token, name: name.trim(), password }, { onSuccess })
  }
  return (
    <form className="account-form" onSubmit={submit} data-testid="first-form">
      <label htmlFor="first-name">{t('setup.first.name')}</label>
      <Input
        id="first-name"
        data-testid="first-name"
        autoComplete="username"
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <SecretField
        id="first-password"
        label={t('setup.first.password')}
        value={password}
        complete="new-password"
        onChange={setPassword}
      />
      <SecretField
        id="first-repeat"
        label={t('setup.first.repeat')}
        value={repeat}
        complete="new-password"
        onChange={setRepeat}
      />
      <p className="muted small">{t('setup.first.rule')}</p>
      {unlike && (
        <p className="account-trouble" role="alert">
          {t('setup.first.unlike')}
        </p>
      )}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        disabled={unlike}
        loading={take.isPending}
        data-testid="first-submit"
      >
        {t('setup.first.submit')}
      </Button>
      {take.error !== null && <TroubleNote error={take.error} />}
    </form>
  )
}

function Offer({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useFirstStartOffer(token)
  if (error !== null) {
    return (
      <>
        <TroubleNote error={error} onRetry={() => void refetch()} />
        <ToSignIn />
      </>
    )
  }
  if (data === undefined) return <p className="muted">{t('setup.first.checking')}</p>
  const [before = '', after = ''] = t('setup.first.lead', { until: '\n' }).split('\n')
  return (
    <>
      <p>
        {before}
        <TimeText at={data.until} form="short" />
        {after}
      </p>
      <p className="muted">{t('setup.why.administrator')}</p>
      <Form token={token} given={data.name} />
    </>
  )
}

/** Where the link of a first start leads. The secret stands after #, which no server and no log is told. */
export function FirstStartPage() {
  const { t } = useTranslation()
  const [token] = useState(() => location.hash.slice(1))
  return (
    <main className="gate">
      <section className="sign-in" data-testid="first-start">
        <header className="sign-in-head">
          <img src={mark} alt="" width={44} height={44} />
          <div>
            <h1>{t('setup.first.title')}</h1>
            <p className="muted">{t('app.tagline')}</p>
          </div>
        </header>
        {token === '' ? (
          <>
            <p role="alert">{t('setup.first.noToken')}</p>
            <ToSignIn />
          </>
        ) : (
          <Offer token={token} />
        )}
        <footer className="sign-in-foot">
          <LanguageSwitch />
          <ThemeMenu />
        </footer>
      </section>
    </main>
  )
}
