import { Button } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangePassword } from '../api/use-own-account.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { SecretField } from './secret-field.tsx'

const EMPTY = { current: '', password: '', repeat: '' }

/** A new password for one's own account. */
export function PasswordForm({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(EMPTY)
  const act = useChangePassword()
  const set = (part: Partial<typeof EMPTY>) => setTyped((now) => ({ ...now, ...part }))
  const { current, password, repeat } = typed
  const unlike = repeat !== '' && repeat !== password
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (repeat === password) {
      act.mutate({ current, password }, { onSuccess: () => setTyped(EMPTY) })
    }
  }
  return (
    <form className="account-form" onSubmit={submit} data-testid="password-form">
      {/* Password keepers of browsers want to know whose it is. */}
      <input type="text" autoComplete="username" value={name} readOnly hidden />
      <p className="muted small">{t('account.passwordLead')}</p>
      <SecretField
        id="password-current"
        label={t('account.current')}
        value={current}
        complete="current-password"
        onChange={(text) => set({ current: text })}
      />
      <SecretField
        id="password-next"
        label={t('account.next')}
        value={password}
        complete="new-password"
        onChange={(text) => set({ password: text })}
      />
      <SecretField
        id="password-repeat"
        label={t('account.repeat')}
        value={repeat}
        complete="new-password"
        onChange={(text) => set({ repeat: text })}
      />
      {unlike && (
        <p className="account-trouble" role="alert">
          {t('account.unlike')}
        </p>
      )}
      <p className="muted small">{t('account.passwordAfter')}</p>
      <Button
        type="primary"
        htmlType="submit"
        disabled={unlike}
        loading={act.isPending}
        data-testid="password-submit"
      >
        {t('account.change')}
      </Button>
      {act.isSuccess && (
        <p role="status" className="account-done">
          {t('account.changed')}
        </p>
      )}
      {act.isError && <TroubleNote error={act.error} />}
    </form>
  )
}
