import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../channels/field.tsx'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { useBindIdentity } from './use-accounts.ts'

/** Says whom of the identity provider's people an account belongs to. */
export function IdentityDialog({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const [subject, setSubject] = useState<string | null>(null)
  const act = useBindIdentity(name)
  const close = () => setSubject(null)
  return (
    <>
      <Button size="small" onClick={() => setSubject('')} data-testid="account-bind">
        {t('provider.bind')}
      </Button>
      <ReasonDialog
        open={subject !== null}
        name="account-bind"
        title={t('app.named', { name: t('provider.bind'), value: name })}
        hint={t('provider.bindHint')}
        label={t('accounts.reason')}
        submit={t('provider.bind')}
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason) => act.mutate({ subject: subject ?? '', reason }, { onSuccess: close })}
        onClose={close}
      >
        <TextField
          id="bind-subject"
          label={t('provider.bindField')}
          value={subject ?? ''}
          required
          hint={t('provider.bindFieldHint')}
          onChange={setSubject}
        />
      </ReasonDialog>
    </>
  )
}
