import { Button, Modal } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { CodeField } from '../account/code-field.tsx'
import { ProviderWindowButton } from '../account/provider-button.tsx'
import { useSignInWays } from '../account/provider-sign-in.ts'
import { SecretField } from '../account/secret-field.tsx'
import { useTwoSteps } from '../account/use-two-steps.ts'
import { useLeave } from '../api/use-session.ts'
import { TroubleNote } from '../components/trouble-note.tsx'

type Props = { readonly account: Account; readonly open: boolean }

/** Above whatever dialog was open. */
const ABOVE = 3_000

/**
 * Asks for the password over the page whose session ended. The page stays as it is below, with all that was typed, and
 * what was refused meanwhile is done once somebody has signed in.
 */
export function SignInAgainDialog({ account, open }: Props) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const steps = useTwoSteps()
  const leave = useLeave()
  const ways = useSignInWays()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    steps.submit({ name: account.name, password })
  }
  return (
    <Modal
      open={open}
      closable={false}
      keyboard={false}
      maskClosable={false}
      footer={null}
      width={420}
      zIndex={ABOVE}
      rootClassName="sign-in-again"
      title={t('account.again')}
    >
      <form onSubmit={submit} data-testid="sign-in-again">
        <p>{t('account.againLead')}</p>
        <p>
          {t('signIn.name')}
          {t('app.colon')}
          <strong>{account.name}</strong>
        </p>
        <input type="text" autoComplete="username" value={account.name} readOnly hidden />
        <SecretField
          id="again-password"
          label={t('signIn.password')}
          value={password}
          complete="current-password"
          autoFocus
          onChange={setPassword}
        />
        {steps.asks && (
          <>
            <p className="muted">{t('factor.codeLead')}</p>
            <CodeField id="again-code" value={steps.code} autoFocus onChange={steps.setCode} />
          </>
        )}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={steps.busy}
          data-testid="again-submit"
        >
          {t('account.againSubmit')}
        </Button>
        {steps.error !== null && <TroubleNote error={steps.error} />}
        {ways.provider && <ProviderWindowButton />}
        <Button type="link" onClick={leave} data-testid="again-leave">
          {t('account.againOther')}
        </Button>
      </form>
    </Modal>
  )
}
